import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import { type ChangeTopic, LIVE_BEAT, type LiveEvent } from '#shared/protocol/live-events.ts';
import type { SignedInEnv } from './endpoint.ts';
import type { PresenceTable } from './presence-table.ts';

/** A change on record, as the feed tells it. */
interface Change {
  readonly topic: ChangeTopic;
  readonly committeeId: CommitteeId;
  readonly meetingId: MeetingId | null;
  readonly ids: readonly string[];
  readonly part: Part;
  readonly itemId: ItemId | null;
}

export interface LiveDeps {
  readonly subscribe: (listener: (change: Change) => void) => () => void;
  /** May this person know of a change? Asked for each one, at the moment it happens. */
  readonly mayKnow: (person: PersonId, change: Change) => Promise<boolean>;
  /** Tells whose rights have changed: their pages ask for everything again. */
  readonly onRightsChanged: (
    listener: (concerns: (person: PersonId) => Promise<boolean>) => void,
  ) => () => void;
  readonly presence: PresenceTable;
  readonly onSessionEnded: (listener: (sessionKey: string) => void) => () => void;
  readonly reportError: (error: unknown) => void;
}

/** A page has one stream for all tabs of a browser, and few people have more browsers than this. */
const MOST_STREAMS = 32;
/** So much may wait for somebody who does not read; then the page has to come back and ask for everything. */
const MOST_WAITING = 1000;
/** Something is sent at least this often, so that proxies keep the stream and a dead one is noticed. */
const HEARTBEAT_MS = 15_000;

/** `/api/live`: what changed, as ids, to those alone who may know (decision 9). */
export const createLive = (deps: LiveDeps) => {
  const { subscribe, mayKnow, presence } = deps;
  const streams = new Map<PersonId, number>();
  return (c: Context<SignedInEnv>, sessionKey: string) => {
    const person = c.get('person');
    // Nobody listens to the answer to HEAD, so nothing would ever end its stream.
    if (c.req.method === 'HEAD') return c.body(null);
    const open = streams.get(person) ?? 0;
    if (open >= MOST_STREAMS) {
      return c.json({ code: 'too-many', message: 'Close some other pages first.' }, 429);
    }
    streams.set(person, open + 1);
    c.header('Cache-Control', 'no-store');
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>();
      let waiting = 0;
      const hand = async (write: () => Promise<unknown>) => {
        waiting += 1;
        if (waiting > MOST_WAITING) stream.abort();
        else await write();
        waiting -= 1;
      };
      const send = (event: LiveEvent) =>
        hand(() => stream.writeSSE({ data: JSON.stringify(event) }));
      // Somebody who moves where the reader may not look has not moved, as far as the reader is told.
      const shown = new Map<MeetingId, string>();
      /** Whoever cannot be told has to come back and ask for everything. */
      const trying =
        <T>(tell: (news: T) => Promise<void>) =>
        (news: T) =>
          void tell(news).catch((error: unknown) => {
            deps.reportError(error);
            ended.resolve();
          });
      const stops = [
        subscribe(
          trying(async (change) => {
            if (!(await mayKnow(person, change))) return;
            const { topic, committeeId, meetingId, ids } = change;
            await send({ type: 'changed', topic, committeeId, meetingId, ids: [...ids] });
          }),
        ),
        deps.onRightsChanged(
          trying(async (concerns) => {
            if (await concerns(person)) await send({ type: 'rights' });
          }),
        ),
        presence.onChange(
          trying(async (meeting) => {
            const people = await presence.at(person, meeting);
            const now = JSON.stringify(people);
            if (people === null || now === shown.get(meeting)) return;
            shown.set(meeting, now);
            await send({ type: 'presence', meetingId: meeting, people });
          }),
        ),
        deps.onSessionEnded((key) => {
          if (key === sessionKey) ended.resolve();
        }),
      ];
      stream.onAbort(() => ended.resolve());
      const heartbeat = setInterval(
        () => void hand(() => stream.write(`event: ${LIVE_BEAT}\ndata:\n\n`)),
        HEARTBEAT_MS,
      );
      try {
        await Promise.race([send({ type: 'ready' }), ended.promise]);
        await ended.promise;
      } finally {
        clearInterval(heartbeat);
        for (const stop of stops) stop();
        const left = (streams.get(person) ?? 1) - 1;
        if (left > 0) streams.set(person, left);
        else streams.delete(person);
      }
    });
  };
};
