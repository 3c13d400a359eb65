import type { Database } from 'better-sqlite3';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { goesOn, goneWhenInWords } from '#shared/domain/history-kept.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { MINUTES_STATES } from '#shared/domain/vocabulary.ts';
import { dayInWords } from '#shared/lang/date-words.ts';

interface JournalNote {
  readonly old: string;
  readonly fresh: string;
  readonly at: number;
}

interface Asked {
  readonly old: string;
  readonly fresh: string;
  readonly meetingId: string;
  readonly title: string | null;
  readonly askedAt: number;
  readonly doneAt: number | null;
  readonly afterMonths: number | null;
  /** `null`: the document is on record no more. */
  readonly kind: string | null;
  readonly part: string;
  /** That had items by then, with commas between; `null`: none. */
  readonly parts: string | null;
}

interface Move {
  readonly meetingId: string;
  readonly part: string;
  readonly toState: string;
  readonly at: number;
}

/** Holds against each other what the journal notes of histories that were deleted, what the records say was asked for
 *  and what the record of who did what tells: a history that somebody else shortened, with a note of it in the journal
 *  or without, is in one of them alone. */
export function verifyKeeping(
  records: Database,
  journal: Database,
): { readonly faults: readonly string[]; readonly notes: readonly string[] } {
  const noted = journal
    .prepare<[], JournalNote>(
      `SELECT document_id AS old, successor AS fresh, at FROM journal_purge ORDER BY at`,
    )
    .all();
  const asked = records
    .prepare<[], Asked>(
      // The row of a document has the id of the last that took its place.
      `WITH RECURSIVE next (first, id) AS (
         SELECT old_id, old_id FROM document_purge
         UNION SELECT n.first, p.fresh_id FROM next n JOIN document_purge p ON p.old_id = n.id
       )
       SELECT p.old_id AS old, p.fresh_id AS fresh, p.meeting_id AS meetingId, m.title AS title,
         p.asked_at AS askedAt, p.done_at AS doneAt, p.after_months AS afterMonths,
         d.kind AS kind, coalesce(i.part, d.part, '') AS part,
         (SELECT group_concat(DISTINCT a.part) FROM agenda_item a
          WHERE a.meeting_id = p.meeting_id AND a.created_at <= p.asked_at) AS parts
       FROM document_purge p LEFT JOIN meeting m ON m.id = p.meeting_id
         LEFT JOIN document d ON d.id IN (SELECT n.id FROM next n WHERE n.first = p.old_id)
         LEFT JOIN agenda_item i ON i.id = d.item_id
       ORDER BY p.asked_at`,
    )
    .all();
  const moves = records
    .prepare<[], Move>(
      `SELECT meeting_id AS meetingId, part, to_state AS toState, at FROM minutes_move ORDER BY at, rowid`,
    )
    .all();
  const isSame = (one: { old: string; fresh: string }, other: { old: string; fresh: string }) =>
    one.old === other.old && one.fresh === other.fresh;
  const faults = noted
    .filter((one) => !asked.some((other) => isSame(one, other)))
    .map(
      ({ at, old }) =>
        `The history of document ${old} was deleted from the journal on ${onDay(at)}, and nobody is on record as having asked for it.`,
    );
  const notes: string[] = [];
  for (const one of asked) {
    const of = `The history of document ${one.old}, of the meeting “${one.title ?? one.meetingId}”,`;
    if (!noted.some((other) => isSame(one, other))) {
      if (one.doneAt !== null) {
        faults.push(`${of} is on record as deleted, and the journal knows nothing of it.`);
      }
    } else if (one.doneAt === null) {
      notes.push(`${of} is being deleted. The service finishes that when it is started.`);
    }
    if (one.afterMonths !== null && !isTime(one, moves)) {
      faults.push(`${of} was let go on ${onDay(one.askedAt)}, before its time.`);
    }
  }
  faults.push(...silent(records, asked));
  const letGo = asked.filter((one) => one.doneAt !== null && one.afterMonths !== null);
  for (const months of new Set(letGo.map((one) => one.afterMonths ?? 0))) {
    const count = letGo.filter((one) => one.afterMonths === months).length;
    const whose = count === 1 ? 'of 1 document was' : `of ${count} documents was`;
    notes.push(
      `The history ${whose} let go by rule, ${goneWhenInWords(months, 'the minutes')}. What was approved stands.`,
    );
  }
  return { faults, notes };
}

/** Measured by the approvals that stood when it was asked for: that of its own part, and for private notes the last of
 *  every part's. A minute that was closed has the part that its item is in now. */
function isTime(asked: Asked, moves: readonly Move[]): boolean {
  const { askedAt, afterMonths, kind, part, parts } = asked;
  const stood = new Map<string, number>();
  for (const one of moves) {
    if (one.meetingId !== asked.meetingId || one.at > askedAt) continue;
    if (one.toState === 'approved') stood.set(one.part, one.at);
    else if (!SETTLED.includes(one.toState)) stood.delete(one.part);
  }
  const own = kind === 'notes' ? (parts ?? '').split(',') : [part];
  const last = Math.max(...own.map((one) => stood.get(one) ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(last)) return false;
  return goesOn(dayInLondon(last), afterMonths ?? 0) <= dayInLondon(askedAt);
}

const SETTLED: readonly string[] = MINUTES_STATES.filter((one) => stageOf(one) === 'settled');

/** Each is to be in the record of who did what as well, which nobody can shorten. */
function silent(records: Database, asked: readonly Asked[]): readonly string[] {
  const count = records
    .prepare<[string, string], number>(
      `SELECT count(*) FROM audit_event WHERE meeting_id = ? AND deed = ?`,
    )
    .pluck();
  const done = asked.filter((one) => one.doneAt !== null);
  return [...new Set(done.map((one) => one.meetingId))].flatMap((meetingId) =>
    (['history-let-go', 'history-deleted'] as const).flatMap((deed) => {
      const own = done.filter(
        (one) =>
          one.meetingId === meetingId && (one.afterMonths !== null) === (deed === 'history-let-go'),
      );
      const told = count.get(meetingId, deed) ?? 0;
      if (own.length <= told) return [];
      const title = own[0]?.title ?? meetingId;
      return [
        `Of the meeting “${title}” the history of ${own.length} documents is on record as deleted, and the record of who did what has ${told}.`,
      ];
    }),
  );
}

function onDay(at: number): string {
  return dayInWords(dayInLondon(at));
}
