import type { Access } from '#server/access/access.ts';
import { announceToAll } from '#server/commands/announce.ts';
import type { Desk } from '#server/commands/desk.ts';
import { createLifeLetters } from '#server/commands/life-letters.ts';
import { createMoveMinutes } from '#server/commands/move-minutes.ts';
import type { Tell } from '#server/commands/tell.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { Log } from '#server/journal/journal.ts';
import { createAttendanceQueries } from '#server/queries/attendance.ts';
import { createGapQueries } from '#server/queries/gaps.ts';
import { createLacking } from '#server/queries/lacking.ts';
import { createLifeTasks } from '#server/queries/life-tasks.ts';
import { createMinutesLife } from '#server/queries/minutes-life.ts';
import type { Reading } from '#server/queries/reading.ts';
import { createApprovalStore } from '#server/records/approval-store.ts';
import { createAttendanceStore } from '#server/records/attendance-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import { createCommentStore } from '#server/records/comment-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { createConstitutionStore } from '#server/records/constitution-store.ts';
import { createLifeStore } from '#server/records/life-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import { createMinutesStore } from '#server/records/minutes-store.ts';
import { createRecordedFacts } from '#server/records/recorded-facts.ts';
import type { ResponseStore } from '#server/records/response-store.ts';
import { createSigning } from '#server/records/signing.ts';
import { createSnapshotStore } from '#server/records/snapshot-store.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { must } from '#shared/lang/must.ts';

export interface MinutesLifePartDeps {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly access: Access;
  readonly reading: Reading;
  readonly meetings: MeetingStore;
  readonly minuted: MinutedStore;
  readonly committees: CommitteeStore;
  readonly responses: ResponseStore;
  readonly desk: Pick<Desk, 'hold'>;
  readonly feed: ChangeFeed;
  readonly tell: Tell;
  readonly origin: () => string;
  readonly now: () => number;
  readonly random: () => string;
  readonly log: Log;
}

/** The life of minutes: what stands, what is missing, the moves, letters and tasks, and days that end. */
export function createMinutesLifePart(deps: MinutesLifePartDeps) {
  const { db, unitOfWork, audit, access, reading, meetings, feed, now } = deps;
  const minutes = createMinutesStore(db, unitOfWork, audit);
  const snapshots = createSnapshotStore(db, unitOfWork, audit);
  const life = createLifeStore(db);
  const lacking = createLacking({
    ...deps,
    life,
    gaps: createGapQueries(deps),
    comments: createCommentStore(db, unitOfWork, audit),
    attendance: createAttendanceQueries({
      ...deps,
      constitutions: createConstitutionStore(db, unitOfWork, audit),
      attendance: createAttendanceStore(db, unitOfWork, audit),
    }),
  });
  const letters = createLifeLetters({ ...deps, standings: access });
  const notTold = (error: unknown) =>
    deps.log('Nobody was written to of minutes', { error: errorWithoutWords(error) });
  const approvals = createApprovalStore(db, unitOfWork, audit);
  let lastDay = dayInLondon(now());
  return {
    tasks: createLifeTasks({
      meetings,
      standings: access,
      minutes,
      signing: createSigning({ meetings, approvals, facts: createRecordedFacts(db) }),
      approvals,
      now,
    }),
    routes: {
      life: createMinutesLife({ ...deps, minutes, snapshots, life, lacking }),
      move: createMoveMinutes({
        ...deps,
        minutes,
        life,
        standings: access,
        lacking: async (person, meeting, part) =>
          lacking(person, must(await reading.meeting(person, meeting), 'a meeting they see'), part),
        rightsChanged: (documents) => access.rightsChanged({ persons: [], documents }),
        letters: { moved: (move) => letters.moved(move).catch(notTold) },
      }),
    },
    /** To be called when a day begins, and now and then: pages hear that a time for comments is over. */
    newDay: async (): Promise<void> => {
      const day = dayInLondon(now());
      if (day === lastDay) return;
      const ended = await life.windowsEnded(lastDay, day);
      lastDay = day;
      for (const { meetingId, part } of ended) {
        const meeting = await meetings.get(meetingId);
        if (meeting === null) continue;
        const documents = (await meetings.documents(meetingId)).map((one) => one.id);
        access.rightsChanged({ persons: [], documents });
        announceToAll(feed, meeting);
        await letters.windowOver(meeting, part).catch(notTold);
      }
    },
  };
}
