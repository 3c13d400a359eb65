import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { LifeStore } from '#server/records/life-store.ts';
import type { MinutesStore } from '#server/records/minutes-store.ts';
import type { SnapshotStore } from '#server/records/snapshot-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { commentWindow } from '#shared/domain/comment-window.ts';
import { type LifeMove, movesFrom, TAKEN_UP } from '#shared/domain/minutes-life.ts';
import { missingBefore } from '#shared/domain/missing.ts';
import { PARTS, type Part } from '#shared/domain/vocabulary.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { LifeOfPart, MinutesLife, NextMove } from '#shared/protocol/http/minutes-life.ts';
import { toInstant } from './calendar.ts';
import type { AskLacking } from './lacking.ts';
import { namesOf } from './names.ts';
import type { ReadableMeeting, Reading } from './reading.ts';

export interface MinutesLifeDeps {
  readonly reading: Reading;
  readonly minutes: MinutesStore;
  readonly snapshots: SnapshotStore;
  readonly committees: CommitteeStore;
  readonly life: LifeStore;
  readonly lacking: AskLacking;
  readonly now: () => number;
}

export interface MinutesLifeQueries {
  /** Where the minutes of each part stand, how they came there, and what this reader may do next; `null`: no such
   *  meeting, or not for this reader. */
  ofMeeting(person: PersonId, meeting: MeetingId): Promise<MinutesLife | null>;
}

export function createMinutesLife(deps: MinutesLifeDeps): MinutesLifeQueries {
  const { reading, minutes, snapshots, committees, life, lacking, now } = deps;

  async function nextMoves(person: PersonId, readable: ReadableMeeting, part: Part) {
    const { meeting, standing } = readable;
    const thing = { part, itemId: null };
    const rows = movesFrom(meeting.minutes[part].state, part).filter(
      (one) => one.through === 'asking' && mayBy(standing, one.deed, thing).allowed,
    );
    const mine = rows.filter((one, index) => rows.findIndex(({ to }) => to === one.to) === index);
    if (mine.length === 0) return [];
    const lacks = await lacking(person, readable, part);
    const takenUp = await life.takenUp(meeting.id, part);
    const days = await life.commentWindowDays(meeting.committeeId, dayInLondon(now()));
    return mine.map(
      (row: LifeMove): NextMove => ({
        to: row.to,
        reason: row.reason,
        missing: missingBefore(row.from, row.to, lacks),
        blocked: row.reopens && takenUp ? TAKEN_UP : null,
        window: row.window ? commentWindow(dayInLondon(now()), days) : null,
      }),
    );
  }

  return {
    async ofMeeting(person, id) {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const { meeting, standing } = readable;
      const names = await namesOf(committees, meeting.committeeId);
      const named = new Map((await snapshots.ofMeeting(id)).map((one) => [one.id, one.name]));
      const parts: LifeOfPart[] = [];
      for (const part of PARTS) {
        if (!mayBy(standing, 'see', { part, itemId: null }).allowed) continue;
        const reads = await reading.readsWordsOf(readable, part);
        const made = await minutes.moves(id, part);
        parts.push({
          part,
          ...meeting.minutes[part],
          next: await nextMoves(person, readable, part),
          moves: made.map((one) => ({
            from: one.from,
            to: one.to,
            at: toInstant(one.at),
            by: names.person(one.by),
            capacity: one.capacity,
            reason: reads(one.at) ? one.reason : null,
            missing: reads(one.at) ? [...one.missing] : [],
            snapshot: { id: one.snapshotId, name: named.get(one.snapshotId) ?? '' },
          })),
        });
      }
      return { meetingId: id, parts };
    },
  };
}
