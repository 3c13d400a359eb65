import type { Access } from '#server/access/access.ts';
import { type AddItemDeps, createAddItem } from '#server/commands/add-item.ts';
import type { Desk } from '#server/commands/desk.ts';
import { createPurgeDocument, type PurgeDocumentDeps } from '#server/commands/purge-document.ts';
import { createTakeItem, type TakeItemDeps } from '#server/commands/take-item.ts';
import { createWithdrawItem, type WithdrawItemDeps } from '#server/commands/withdraw-item.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { MeetingRoutesDeps } from '#server/http/meeting-routes.ts';
import { createPresenceTable } from '#server/http/presence-table.ts';
import type { Journal } from '#server/journal/journal.ts';
import { createGapQueries } from '#server/queries/gaps.ts';
import { createLastGoodQuery } from '#server/queries/last-good.ts';
import { createMeetingQueries } from '#server/queries/meetings.ts';
import type { Reading } from '#server/queries/reading.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import { createPurgeStore } from '#server/records/purge-store.ts';
import type { ResponseStore } from '#server/records/response-store.ts';
import { createTermsStore } from '#server/records/terms-store.ts';
import { toPlace } from '#shared/ids.ts';

export interface MeetingsPartDeps
  extends Omit<AddItemDeps, 'desk'>,
    TakeItemDeps,
    Omit<WithdrawItemDeps, 'rightsChanged' | 'desk'>,
    Omit<PurgeDocumentDeps, 'purges' | 'firstUpdate' | 'desk'> {
  readonly desk: Desk;
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly access: Pick<Access, 'documentRight' | 'rightsChanged'>;
  readonly reading: Reading;
  readonly committees: CommitteeStore;
  readonly minuted: MinutedStore;
  readonly responses: ResponseStore;
  readonly journal: Pick<Journal, 'entriesAfter' | 'lastGood'>;
  /** A clock that nobody sets, for who is at which item. */
  readonly steadyNow: () => number;
}

/** A meeting itself: its items, who is at which, its gaps, and words that are removed for good. */
export function createMeetingsPart(deps: MeetingsPartDeps) {
  const { db, unitOfWork, audit, access, reading, committees, journal } = deps;
  const purges = createPurgeStore(db, unitOfWork, audit);
  const queries = createMeetingQueries({ ...deps, purges, terms: createTermsStore(db) });
  const presence = createPresenceTable({
    person: (id) => committees.person(id),
    visibleItems: async (person, meeting) => {
      const found = await reading.meeting(person, meeting);
      return found === null ? null : new Set(found.items.map((item) => item.id));
    },
    now: deps.steadyNow,
  });
  const purgeDocument = createPurgeDocument({
    ...deps,
    purges,
    firstUpdate: async (document) =>
      (await journal.entriesAfter(document, toPlace(0)))[0]?.update ?? null,
  });
  const addItem = createAddItem(deps);
  const routes: MeetingRoutesDeps = {
    meetings: queries,
    gaps: createGapQueries(deps),
    presence,
    lastGood: createLastGoodQuery({
      ...deps,
      maySee: async (person, document) => (await access.documentRight(person, document)) !== 'none',
    }),
    addItem,
    withdrawItem: createWithdrawItem({
      ...deps,
      rightsChanged: (documents) => access.rightsChanged({ persons: [], documents }),
    }),
    purgeDocument,
    takeItem: createTakeItem(deps),
  };
  return { queries, presence, purgeDocument, addItem, routes };
}
