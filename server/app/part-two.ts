import type { AddItemOrder } from '#server/commands/add-item.ts';
import { createCopyToPartOne } from '#server/commands/copy-to-part-one.ts';
import { createDeclare } from '#server/commands/declare.ts';
import { createExclude } from '#server/commands/exclude.ts';
import { createMakePrivate, type MakePrivateDeps } from '#server/commands/make-private.ts';
import { createShowPrivateItem } from '#server/commands/private-appearance.ts';
import { createRegisterInterest } from '#server/commands/register-interest.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import { createInterestQueries } from '#server/queries/interests.ts';
import { createPrivateBusiness } from '#server/queries/private-business.ts';
import type { Reading } from '#server/queries/reading.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { createDeclarationStore } from '#server/records/declaration-store.ts';
import { createExclusionStore } from '#server/records/exclusion-store.ts';
import { createInterestStore } from '#server/records/interest-store.ts';
import { createMoveStore } from '#server/records/move-store.ts';
import type { ItemId, PersonId } from '#shared/ids.ts';

export interface PartTwoDeps extends Omit<MakePrivateDeps, 'moves'> {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly committees: CommitteeStore;
  readonly reading: Reading;
  readonly addItem: (order: AddItemOrder) => Promise<ItemId>;
  /** Tells that what these people may do has changed. */
  readonly rightsChanged: (persons: readonly PersonId[]) => void;
}

/** Private business and interests: items of Part II, the register, declarations, and who is kept from what. */
export function createPartTwo({ db, unitOfWork, audit, ...deps }: PartTwoDeps) {
  const moves = createMoveStore(db, unitOfWork, audit);
  const interests = createInterestStore(db, unitOfWork, audit);
  const declarations = createDeclarationStore(db, unitOfWork, audit);
  const exclusions = createExclusionStore(db, unitOfWork, audit);
  const all = { ...deps, moves, interests, declarations, exclusions };
  const makePrivate = createMakePrivate(all);
  return {
    /** Agendas that have not followed a moved item yet are made to. */
    finishAll: makePrivate.finishAll,
    privateRoutes: {
      privateBusiness: createPrivateBusiness(all),
      makePrivate,
      showPrivateItem: createShowPrivateItem(all),
      copyToPartOne: createCopyToPartOne(all),
    },
    interestRoutes: {
      interests: createInterestQueries(all),
      register: createRegisterInterest(all),
      declare: createDeclare(all),
      exclude: createExclude(all),
    },
  };
}
