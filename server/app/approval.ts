import type { Access } from '#server/access/access.ts';
import { createAddCorrection } from '#server/commands/add-correction.ts';
import { createAmendMinutes } from '#server/commands/amend-minutes.ts';
import { createMayApprove } from '#server/commands/approval-asked.ts';
import { createApproveMinutes } from '#server/commands/approve-minutes.ts';
import { createApprovedRecord } from '#server/commands/approved-record.ts';
import { createDeferApproval } from '#server/commands/defer-approval.ts';
import type { Desk } from '#server/commands/desk.ts';
import { createSignMinutes } from '#server/commands/sign-minutes.ts';
import { createTakeSnapshot } from '#server/commands/take-snapshot.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { Journal, Log } from '#server/journal/journal.ts';
import { createApprovalQuery } from '#server/queries/approval.ts';
import type { Reading } from '#server/queries/reading.ts';
import { createSealedRecord } from '#server/queries/sealed-record.ts';
import { createApprovalStore } from '#server/records/approval-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { createRecordedFacts } from '#server/records/recorded-facts.ts';
import { createSealedBook } from '#server/records/sealed-book.ts';
import type { SettledDocuments } from '#server/records/settled-documents.ts';
import { createSigning } from '#server/records/signing.ts';
import { createTermsStore } from '#server/records/terms-store.ts';
import type { DocumentId } from '#shared/ids.ts';

export interface ApprovalPartDeps {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly access: Access;
  readonly reading: Reading;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly journal: Pick<Journal, 'hashAt'>;
  readonly settled: SettledDocuments;
  /** The one that reaches settled documents. */
  readonly desk: Desk;
  readonly feed: ChangeFeed;
  readonly projected: () => Promise<void>;
  /** Some minutes are approved now. */
  readonly approved: () => void;
  readonly log: Log;
  readonly now: () => number;
  readonly random: () => string;
}

/** Approval by the next meeting, the record that is sealed, its signature and what is noted beside it. */
export function createApprovalPart({ db, unitOfWork, audit, ...deps }: ApprovalPartDeps) {
  const { access, journal, desk } = deps;
  const approvals = createApprovalStore(db, unitOfWork, audit);
  const facts = createRecordedFacts(db);
  const book = createSealedBook(db);
  const all = {
    ...deps,
    ...{
      approvals,
      facts,
      book,
      standings: access,
      signing: createSigning({ ...deps, approvals, facts }),
      terms: createTermsStore(db),
    },
    rightsChanged: (documents: readonly DocumentId[]) =>
      access.rightsChanged({ persons: [], documents }),
  };
  const approve = createApproveMinutes({
    ...all,
    mayApprove: createMayApprove(all),
    record: createApprovedRecord({
      ...all,
      hashAt: (document, place) => journal.hashAt(document, place),
    }),
  });
  const amend = createAmendMinutes(all);
  return {
    /** Approvals that were begun are finished. */
    finishAll: approve.finishAll,
    routes: {
      page: createApprovalQuery(all),
      show: approve.show,
      approve,
      defer: createDeferApproval(all),
      propose: amend.propose,
      settle: amend.settle,
      sign: createSignMinutes({ ...all, takeSnapshot: createTakeSnapshot({ ...deps, desk }) }),
      correct: createAddCorrection(all),
      record: createSealedRecord(all),
    },
  };
}
