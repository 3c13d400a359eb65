import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, MeetingId, PersonId } from '#shared/ids.ts';
import type { ChangeTopic, LiveEvent } from '#shared/protocol/live-events.ts';
import type { SignedInEnv } from './endpoint.ts';
import type { PresenceTable } from './presence-table.ts';

/** A change on record, as the feed tells it. */
interface Change {
  readonly topic: ChangeTopic;
  readonly committeeId: CommitteeId;
  readonly meetingId: MeetingId | null;
  readonly ids: readonly string[];
  readonly part: Part;
}

export interface LiveDeps {
  readonly subscribe: (listener: (change: Change) => void) => () => void;
  /** May this person know of a change? Asked for each one, at the moment it happens. */
  readonly mayKnow: (person: PersonId, change: Change) => Promise<boolean>;
  readonly presence: PresenceTable;
  readonly onSessionEnded: (listener: (sessionKey: string) => void) => () => void;
}

/** Something is sent at least this often, so that proxies keep the stream and a dead one is noticed. */
const HEARTBEAT_MS = 15_000;

/** `/api/live`: what changed, as ids, to those alone who may know (decision 9). */
export const createLive =
  ({ subscribe, mayKnow, presence, onSessionEnded }: LiveDeps) =>
  (c: Context<SignedInEnv>, sessionKey: string) => {
    const person = c.get('person');
    c.header('Cache-Control', 'no-store');
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const send = (event: LiveEvent) => stream.writeSSE({ data: JSON.stringify(event) });
      const ended = Promise.withResolvers<void>();
      const stops = [
        subscribe(async (change) => {
          if (!(await mayKnow(person, change))) return;
          const { topic, committeeId, meetingId, ids } = change;
          await send({ type: 'changed', topic, committeeId, meetingId, ids: [...ids] });
        }),
        presence.onChange(async (meeting) => {
          const people = await presence.at(person, meeting);
          if (people !== null) await send({ type: 'presence', meetingId: meeting, people });
        }),
        onSessionEnded((key) => {
          if (key === sessionKey) ended.resolve();
        }),
      ];
      stream.onAbort(() => ended.resolve());
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);
      try {
        await send({ type: 'ready' });
        await ended.promise;
      } finally {
        clearInterval(heartbeat);
        for (const stop of stops) stop();
      }
    });
  };
