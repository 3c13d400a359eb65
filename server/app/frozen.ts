import type { AddCommentOrder } from '#server/commands/add-comment.ts';
import { type CorrectMinutesDeps, createCorrectMinutes } from '#server/commands/correct-minutes.ts';
import { createKeepLateEdit, type KeepLateEditDeps } from '#server/commands/keep-late-edit.ts';
import { createSettleLateEdit } from '#server/commands/settle-late-edit.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { FrozenRoutesDeps } from '#server/http/frozen-routes.ts';
import type { Log } from '#server/journal/journal.ts';
import { createAmendmentQueries } from '#server/queries/amendments.ts';
import { createLateEditQueries } from '#server/queries/late-edits.ts';
import type { Reading } from '#server/queries/reading.ts';
import { createAmendmentStore } from '#server/records/amendment-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { createLateEditStore } from '#server/records/late-edit-store.ts';
import { createLateWordsDesk } from './late-words.ts';

export interface FrozenPartDeps
  extends Omit<CorrectMinutesDeps, 'amendments' | 'desk'>,
    Omit<KeepLateEditDeps, 'lateEdits' | 'desk'> {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly desk: CorrectMinutesDeps['desk'] & KeepLateEditDeps['desk'];
  readonly reading: Reading;
  readonly committees: CommitteeStore;
  readonly addComment: (order: AddCommentOrder) => Promise<void>;
  readonly log: Log;
}

/** Minutes that were sent round: words that came too late, and the secretary's corrections. */
export function createFrozenPart(deps: FrozenPartDeps) {
  const { db, unitOfWork, audit, reading, committees, meetings, log } = deps;
  const lateEdits = createLateEditStore(db, unitOfWork, audit);
  const amendments = createAmendmentStore(db, unitOfWork, audit);
  const lateQueries = createLateEditQueries({ reading, lateEdits, meetings, committees });
  const correctMinutes = createCorrectMinutes({ ...deps, amendments });
  const routes: FrozenRoutesDeps = {
    lateEdits: lateQueries,
    settleLateEdit: createSettleLateEdit({ ...deps, lateEdits }),
    amendments: createAmendmentQueries({ reading, amendments, committees }),
    correctMinutes,
  };
  return {
    routes,
    tasks: lateQueries.tasks,
    late: createLateWordsDesk(createKeepLateEdit({ ...deps, lateEdits }), log),
    finishAll: () => correctMinutes.finishAll(),
  };
}
