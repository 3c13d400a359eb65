import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { MinutesState, Part } from '#shared/domain/vocabulary.ts';

/** Puts the minutes of a meeting's parts into a state without the moves that lead there. */
export function putMinutes(
  db: RecordsDatabase,
  meetingId: string,
  state: MinutesState,
  { parts = ['I', 'II'], commentsUntil = null }: PutOptions = {},
): void {
  for (const part of parts) {
    const now = { state, since: 0, commentsUntil };
    db.insert(t.minutes)
      .values({ meetingId, part, ...now })
      .onConflictDoUpdate({ target: [t.minutes.meetingId, t.minutes.part], set: now })
      .run();
  }
}

interface PutOptions {
  readonly parts?: readonly Part[];
  readonly commentsUntil?: string | null;
}
