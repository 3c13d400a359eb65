import { createTellOfAgenda } from '#server/commands/agenda-letters.ts';
import type { Desk } from '#server/commands/desk.ts';
import { createPublishAgenda } from '#server/commands/publish-agenda.ts';
import { createRecordAttendance } from '#server/commands/record-attendance.ts';
import { createTakeSnapshot } from '#server/commands/take-snapshot.ts';
import type { Tell } from '#server/commands/tell.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { Journal } from '#server/journal/journal.ts';
import { createAgendaHistory } from '#server/queries/agenda-history.ts';
import { createAgendaPublicationQuery } from '#server/queries/agenda-publication.ts';
import { createAttendanceQueries } from '#server/queries/attendance.ts';
import type { Reading } from '#server/queries/reading.ts';
import { createAttendanceStore } from '#server/records/attendance-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { createConstitutionStore } from '#server/records/constitution-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { createReferenceStore } from '#server/records/reference-store.ts';
import { createSnapshotStore } from '#server/records/snapshot-store.ts';
import { createTermsStore } from '#server/records/terms-store.ts';
import type { Standings } from '#shared/access/standings.ts';

export interface AgendaPartDeps {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly journal: Journal;
  readonly reading: Reading;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'edit' | 'atRest'>;
  readonly feed: ChangeFeed;
  readonly tell: Tell;
  readonly origin: () => string;
  readonly now: () => number;
  readonly random: () => string;
}

/** Agendas that go out with their references, and who was at the meeting. */
export function createAgendaPart({ db, unitOfWork, audit, journal, ...deps }: AgendaPartDeps) {
  const all = {
    ...deps,
    terms: createTermsStore(db),
    references: createReferenceStore(db, unitOfWork, audit),
    snapshots: createSnapshotStore(db, unitOfWork, audit),
    constitutions: createConstitutionStore(db, unitOfWork, audit),
    attendance: createAttendanceStore(db, unitOfWork, audit),
    takeSnapshot: createTakeSnapshot(deps),
    history: createAgendaHistory(journal),
  };
  const attendance = createAttendanceQueries(all);
  return {
    routes: {
      agendaPublication: createAgendaPublicationQuery(all),
      publishAgenda: createPublishAgenda({ ...all, tellOf: createTellOfAgenda(all) }),
      attendance,
      recordAttendance: createRecordAttendance(all),
    },
  };
}
