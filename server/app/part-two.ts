import { createMakePrivate, type MakePrivateDeps } from '#server/commands/make-private.ts';
import { createShowPrivateItem } from '#server/commands/private-appearance.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import { createMoveStore } from '#server/records/move-store.ts';

export interface PartTwoDeps extends Omit<MakePrivateDeps, 'moves'> {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
}

/** Private business: items that are moved to Part II, and how they appear to others. */
export function createPartTwo({ db, unitOfWork, audit, ...deps }: PartTwoDeps) {
  const moves = createMoveStore(db, unitOfWork, audit);
  const makePrivate = createMakePrivate({ ...deps, moves });
  return {
    moves,
    finishAll: makePrivate.finishAll,
    routes: { makePrivate, showPrivateItem: createShowPrivateItem({ ...deps, moves }) },
  };
}
