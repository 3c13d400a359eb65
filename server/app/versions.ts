import { createNameVersion, type NameVersionDeps } from '#server/commands/name-version.ts';
import { createRestoreVersion, type RestoreVersionDeps } from '#server/commands/restore-version.ts';
import { createTakeSnapshot, type TakeSnapshotDeps } from '#server/commands/take-snapshot.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import { createComparison } from '#server/queries/comparison.ts';
import { createHistory, type HistoryDeps } from '#server/queries/history.ts';
import { createLookBack, type LookBackDeps } from '#server/queries/look-back.ts';
import { createVersionQueries } from '#server/queries/versions.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import { createCommentStore } from '#server/records/comment-store.ts';
import { createSnapshotStore } from '#server/records/snapshot-store.ts';
import { toPersonId } from '#shared/ids.ts';
import { momentInWords } from '#shared/lang/date-words.ts';

export interface VersionsDeps
  extends Omit<LookBackDeps, 'snapshots'>,
    Omit<HistoryDeps, 'lookBack' | 'comments'>,
    Omit<NameVersionDeps, 'snapshots' | 'takeSnapshot'>,
    Omit<RestoreVersionDeps, 'minuteAt' | 'note'>,
    TakeSnapshotDeps {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly journal: LookBackDeps['journal'] & HistoryDeps['journal'];
  readonly meetings: TakeSnapshotDeps['meetings'];
  readonly desk: TakeSnapshotDeps['desk'] & RestoreVersionDeps['desk'];
}

/** The history of a meeting's texts: who wrote when, versions, what changed between two, and putting one back. */
export function createVersions({ db, unitOfWork, audit, ...deps }: VersionsDeps) {
  const snapshots = createSnapshotStore(db, unitOfWork, audit);
  const comments = createCommentStore(db, unitOfWork, audit);
  const lookBack = createLookBack({ ...deps, snapshots });
  return {
    history: createHistory({ ...deps, comments, lookBack }),
    versions: createVersionQueries({ ...deps, lookBack }),
    comparison: createComparison({ ...deps, lookBack }),
    nameVersion: createNameVersion({
      ...deps,
      snapshots,
      takeSnapshot: createTakeSnapshot(deps),
    }),
    restoreVersion: createRestoreVersion({
      ...deps,
      minuteAt: async (person, meetingId, itemId, asked) => {
        const meeting = await lookBack.meeting(toPersonId(person), meetingId);
        const text = meeting?.texts.find(({ item }) => item?.id === itemId);
        const point = meeting == null ? null : lookBack.point(meeting, asked);
        if (text === undefined || point === null) return null;
        const past = await lookBack.contentAt(text, point);
        if (past.state !== 'there' && past.state !== 'gone') return null;
        const content = past.state === 'there' ? past.content : null;
        return {
          called:
            point.kind === 'snapshot'
              ? point.snapshot.name
              : point.kind === 'moment'
                ? momentInWords(new Date(point.at).toISOString())
                : 'now',
          blocks: content?.kind === 'minute' ? content.blocks : null,
        };
      },
      note: (entry) => unitOfWork.run((transaction) => audit.write(transaction, entry)),
    }),
  };
}
