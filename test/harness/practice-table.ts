import { must } from '#shared/lang/must.ts';
import { seatMembers } from './members.ts';
import type { RunningServer } from './running-server.ts';
import { seatTypist, type Typist, type TypistSettings } from './typist.ts';
import { until } from './until.ts';
import { rawClient } from './writing-client.ts';

/** Eight people who may write in the practice meeting of a running server. */
export interface PracticeTable {
  readonly cookies: readonly string[];
  /** Adds an item to the meeting. */
  newMinute(title: string): Promise<{ readonly itemId: string; readonly document: string }>;
  /** Somebody at each place writes in a document: raw frames and y-websocket by turns. */
  seat(document: string, people?: number, settings?: Partial<TypistSettings>): Promise<Typist[]>;
}

const NAMES = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal'];

export async function practiceTable(server: RunningServer): Promise<PracticeTable> {
  const cookies = await seatMembers(server.folder, NAMES.length);
  const secretary = await server.signIn('secretary');
  const { origin } = server;
  return {
    cookies,
    newMinute: async (title) => {
      const added = await fetch(`${origin}/api/meetings/practice/items`, {
        method: 'POST',
        headers: { cookie: secretary, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ part: 'I', title }),
      });
      if (added.status !== 201) throw new Error(`No item was added: ${await added.text()}`);
      // The page's answer follows the agenda's text, and that is projected a moment later.
      return until(`the minute of ${title}`, async () => {
        const answer = await fetch(`${origin}/api/meetings/practice`, {
          headers: { cookie: secretary },
        });
        const meeting: { items: { id: string; title: string; documentId: string }[] } =
          await answer.json();
        const item = meeting.items.find((one) => one.title === title);
        return item === undefined ? null : { itemId: item.id, document: item.documentId };
      });
    },
    seat: async (document, people = NAMES.length, settings = {}) => {
      const coming = Array.from({ length: people }, (_, i) =>
        seatTypist({
          origin,
          document,
          cookie: must(cookies[i % cookies.length], 'a cookie'),
          name: must(NAMES[i % NAMES.length], 'a name') + 'x'.repeat(Math.floor(i / NAMES.length)),
          kind: i % 2 === 0 ? 'raw' : 'stock',
          sharedWith: must(NAMES[0], 'a name'),
          ...settings,
        }),
      );
      const came = await Promise.allSettled(coming);
      const seated = came.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      if (seated.length < people) {
        for (const typist of seated) typist.leave();
        throw new Error(`Only ${seated.length} of ${people} came in`);
      }
      return seated;
    },
  };
}

/** What a running server has, read by a newcomer, and how long that took. */
export async function readDocument(
  server: RunningServer,
  document: string,
): Promise<{ readonly text: string; readonly milliseconds: number }> {
  const cookie = await server.signIn('secretary');
  const began = performance.now();
  const reader = rawClient({ origin: server.origin, document, cookie });
  await until('a newcomer synced', () => reader.synced(), 20_000);
  const milliseconds = performance.now() - began;
  const text = reader.content.toString();
  reader.destroy();
  return { text, milliseconds };
}
