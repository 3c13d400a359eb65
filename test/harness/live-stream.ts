import { type LiveEvent, liveEvent } from '#shared/protocol/live-events.ts';

/** What a page hears at `/api/live`, kept in order. */
export interface LiveStream {
  readonly heard: LiveEvent[];
  /** True once the server has ended the stream. */
  readonly ended: () => boolean;
  close(): void;
}

export async function openLiveStream(origin: string, cookie: string): Promise<LiveStream> {
  const stop = new AbortController();
  const response = await fetch(`${origin}/api/live`, { headers: { cookie }, signal: stop.signal });
  const heard: LiveEvent[] = [];
  let ended = false;
  void listen(response, heard)
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  return { heard, ended: () => ended, close: () => stop.abort() };
}

async function listen(response: Response, heard: LiveEvent[]): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data: ')) heard.push(liveEvent.parse(JSON.parse(line.slice(6))));
    }
  }
}
