import { LIVE_BEAT, type LiveEvent, liveEvent } from '#shared/protocol/live-events.ts';

/** `waiting` until the stream first speaks, `broken` while nothing comes. */
export type LiveState = 'waiting' | 'live' | 'broken';

export interface LiveStreamDeps {
  /** Tabs of one person in one browser share a stream; two persons never do. */
  readonly personId: string;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onState: (state: LiveState) => void;
  /** The stream was refused, not merely cut: the session may have ended. */
  readonly onRefused: () => void;
}

/** What tabs tell each other: the leader what it hears and how it stands, a new tab that it has come. */
type Between =
  | { readonly say: 'event'; readonly data: string }
  | { readonly say: 'live' | 'broken' | 'ask' };

/** Listens to `/api/live` through one stream for all tabs of this browser: the tab that holds the lock
 *  opens it and passes on what it hears. When that tab closes, the lock falls to another, whose stream
 *  begins with `ready`, on which every tab asks for everything again. Where there are no locks, each tab
 *  has a stream of its own. Returns how to stop. */
export function openLiveStream(deps: LiveStreamDeps): () => void {
  const stop = new AbortController();
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) {
    keepOpen(deps, stop.signal, () => {});
    return () => stop.abort();
  }

  const name = `matters-arising:${deps.personId}`;
  const channel = new BroadcastChannel(name);
  let leading = false;
  let live = false;
  let heard = false;
  const tell = (message: Between) => channel.postMessage(message);

  channel.onmessage = ({ data: message }: MessageEvent<Between>) => {
    if (leading) {
      if (message.say === 'ask' && live) tell({ say: 'live' });
    } else if (message.say === 'event') {
      heard = true;
      hear(deps, message.data);
    } else if (message.say === 'live') {
      // For the tab that asked, the stream begins here; the others have been listening.
      if (!heard) hear(deps, READY);
      heard = true;
    } else if (message.say === 'broken') {
      deps.onState('broken');
    }
  };

  const hold = async () => {
    leading = true;
    keepOpen(deps, stop.signal, (message) => {
      live = message.say === 'event';
      tell(message);
    });
    await new Promise((done) => stop.signal.addEventListener('abort', done));
  };
  navigator.locks.request(name, { signal: stop.signal }, hold).catch(() => {
    // Aborted: this tab has stopped listening.
  });
  tell({ say: 'ask' });

  stop.signal.addEventListener('abort', () => channel.close());
  return () => stop.abort();
}

const READY = JSON.stringify({ type: 'ready' } satisfies LiveEvent);
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** A stream on which even the server's beat has stayed away for longer than this is dead, and a browser does
 *  not notice: the wi-fi may be gone without a word to either end. */
const SILENCE_MS = 40_000;
const WATCH_EVERY_MS = 5_000;

function hear(deps: LiveStreamDeps, data: string): void {
  const event = liveEvent.safeParse(JSON.parse(data));
  if (!event.success) return;
  deps.onState('live');
  deps.onEvent(event.data);
}

/** A browser reconnects a cut stream by itself, but gives up on one that is refused and waits for ever on
 *  one that fell silent: then we try again. */
function keepOpen(
  deps: LiveStreamDeps,
  stopped: AbortSignal,
  passOn: (message: Between) => void,
): void {
  let wait = FIRST_WAIT_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  let heardAt = 0;
  const alive = () => {
    heardAt = Date.now();
  };

  const open = () => {
    alive();
    source = new EventSource('/api/live');
    source.addEventListener(LIVE_BEAT, alive);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      alive();
      wait = FIRST_WAIT_MS;
      passOn({ say: 'event', data });
      hear(deps, data);
    };
    source.onerror = () => {
      passOn({ say: 'broken' });
      deps.onState('broken');
      if (source.readyState !== EventSource.CLOSED) return;
      deps.onRefused();
      retry = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };
  const watch = setInterval(() => {
    if (source.readyState === EventSource.CLOSED || Date.now() - heardAt <= SILENCE_MS) return;
    source.close();
    passOn({ say: 'broken' });
    deps.onState('broken');
    open();
  }, WATCH_EVERY_MS);
  stopped.addEventListener('abort', () => {
    clearTimeout(retry);
    clearInterval(watch);
    source.close();
  });
  open();
}
