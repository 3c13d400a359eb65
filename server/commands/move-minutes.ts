import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { LifeStore } from '#server/records/life-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { MinutesStore } from '#server/records/minutes-store.ts';
import type { NewSealed } from '#server/records/sealed-book.ts';
import { mayBy, type Standing, type Thing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { commentWindow, lastDayForComments } from '#shared/domain/comment-window.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { allowedMove, type LifeMove, MOVED_ON, movesFrom } from '#shared/domain/minutes-life.ts';
import { type Lacking, missingBefore } from '#shared/domain/missing.ts';
import type { MinutesState, Part } from '#shared/domain/vocabulary.ts';
import type { DocumentId, MeetingId, PersonId } from '#shared/ids.ts';
import { announceToAll } from './announce.ts';
import { allowed, notFound } from './asked.ts';
import type { Desk } from './desk.ts';
import { nobodyWaits } from './giving-way.ts';
import type { LifeLetters } from './life-letters.ts';
import { actedAs, doneAtMeeting } from './on-record.ts';
import { createTakeSnapshot } from './take-snapshot.ts';

export interface MoveMinutesDeps {
  readonly meetings: MeetingStore;
  readonly minutes: MinutesStore;
  readonly life: LifeStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'hold'>;
  readonly feed: ChangeFeed;
  /** What the minutes lack, as far as this person may see it. */
  readonly lacking: (person: PersonId, meeting: MeetingId, part: Part) => Promise<Lacking>;
  /** Tells that what people may do with these documents has changed. */
  readonly rightsChanged: (documents: readonly DocumentId[]) => void;
  readonly letters: Pick<LifeLetters, 'moved'>;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

export interface MoveMinutesOrder {
  readonly meetingId: MeetingId;
  readonly part: Part;
  /** Where they stood when it was asked. */
  readonly from: MinutesState;
  readonly to: MinutesState;
  readonly reason: string | null;
  readonly commentsUntil: string | null;
  readonly by: PersonId;
}

/** Moves the minutes of one part on, or back, by the table of moves (shared/domain/minutes-life.ts).
 *
 *  While it is decided the part's documents are held still (relay, R60): the snapshot has every word that was said
 *  before, and what is said meanwhile is judged by what its author may do afterwards. Move, snapshot and entry are
 *  written in one unit of work, so a server that dies in between has either moved them or has not. */
export const createMoveMinutes = (deps: MoveMinutesDeps) => {
  const { meetings, minutes, life, standings, desk, feed, now, random } = deps;

  return async (order: MoveMinutesOrder): Promise<void> => {
    const { meetingId, part, by } = order;
    const meeting = await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    const thing: Thing = { part, itemId: null };
    const standing = await allowed(standings, by, meetingId, 'see', thing);
    const { row, missing } = await decide(order, meeting, standing, thing);
    const today = dayInLondon(now());
    const commentsUntil = row.window
      ? lastDayForComments(
          order.commentsUntil,
          today,
          commentWindow(today, await life.commentWindowDays(meeting.committeeId, today)),
        )
      : row.to === 'chair_review'
        ? null
        : meeting.minutes[part].commentsUntil;
    const reason = (order.reason ?? '').trim() || null;

    const documents = (await meetings.documents(meetingId))
      .filter((one) => one.part === part && one.kind !== 'notes' && !one.closed)
      .map((one) => one.id);
    await desk.hold(documents, async (edit) => {
      const snapshot = await createTakeSnapshot({
        meetings,
        desk: { edit, atRest: nobodyWaits },
        now,
        random,
      })({
        ...{ meetingId, part, by },
        kind: 'move',
        name: row.snapshot,
      });
      const { from, to } = row;
      const move = {
        ...{ id: random(), meetingId, part, from, to, by, reason, missing },
        capacity: actedAs(standing),
        at: now(),
        snapshotId: snapshot.id,
      };
      const moved = await minutes.move(
        { move, commentsUntil, snapshot },
        {
          ...doneAtMeeting(by, standing, meeting, null),
          deed: 'minutes-moved',
          part,
          thing: 'meeting',
          thingId: meetingId,
          before: { minutes: from },
          after: { minutes: to, part, ...(row.window ? { commentsUntil } : {}) },
          reason,
        },
        to === 'archived' ? archived(meeting, order, move) : null,
      );
      if (!moved) throw new DomainError('already-settled', MOVED_ON);
      deps.rightsChanged(documents);
    });
    announceToAll(feed, meeting);
    await deps.letters.moved({ meeting, part, from: row.from, to: row.to, commentsUntil, by });
  };

  async function decide(
    order: MoveMinutesOrder,
    meeting: MeetingRow,
    standing: Standing,
    thing: Thing,
  ): Promise<{ readonly row: LifeMove; readonly missing: readonly string[] }> {
    const { part, from, to, by } = order;
    const answers = movesFrom(from, part)
      .filter((one) => one.to === to && one.through === 'asking')
      .map((one) => mayBy(standing, one.deed, thing));
    const refusal = answers.find((one) => !one.allowed);
    if (refusal !== undefined && !refusal.allowed && answers.every((one) => !one.allowed)) {
      throw new DomainError('not-allowed', refusal.reason);
    }
    if (meeting.minutes[part].state !== from) throw new DomainError('already-settled', MOVED_ON);
    const missing = missingBefore(from, to, await deps.lacking(by, meeting.id, part)).map(
      (one) => one.sentence,
    );
    const row = allowedMove({
      ...{ part, from, to, missing },
      through: 'asking',
      may: (deed) => mayBy(standing, deed, thing).allowed,
      reason: order.reason,
      reliedOn: await life.takenUp(meeting.id, part),
    });
    return { row, missing };
  }
};

/** Archiving ends the life of the minutes: it is sealed with what was approved, signed and published. */
function archived(
  { id: meetingId, committeeId }: MeetingRow,
  { part, by }: MoveMinutesOrder,
  { from, at, reason }: { from: MinutesState; at: number; reason: string | null },
): NewSealed {
  const body = canonicalText({ meetingId, part, from, reason });
  return { kind: 'archived', committeeId, meetingId, part, at, by, body };
}
