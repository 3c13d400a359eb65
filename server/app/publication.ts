import type { Access } from '#server/access/access.ts';
import { createTally } from '#server/accounts/tallies.ts';
import { createBodySecretaries } from '#server/commands/body-secretaries.ts';
import { committeesKept } from '#server/commands/constitution/keeping.ts';
import type { Desk } from '#server/commands/desk.ts';
import { createPublishMinutes } from '#server/commands/publish-minutes.ts';
import { createReceiveMinutes } from '#server/commands/receive-minutes.ts';
import { createTakeSnapshot } from '#server/commands/take-snapshot.ts';
import type { Tell } from '#server/commands/tell.ts';
import { createFinishAll } from '#server/commands/unfinished.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { PublicationRoutesDeps } from '#server/http/publication-routes.ts';
import type { Journal, Log } from '#server/journal/journal.ts';
import { createSiteKeeper } from '#server/publish/site-keeper.ts';
import { createBodySecretaryQuery } from '#server/queries/body-secretaries.ts';
import { breathe } from '#server/queries/breathe.ts';
import { createPublicationQueries } from '#server/queries/publication.ts';
import { createPublicationTasks } from '#server/queries/publication-tasks.ts';
import type { Reading } from '#server/queries/reading.ts';
import { createReceivingQueries } from '#server/queries/receiving.ts';
import { createApprovalStore } from '#server/records/approval-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import { createBodySecretaryStore } from '#server/records/body-secretary-store.ts';
import { createBodyStore } from '#server/records/body-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { createConstitutionStore } from '#server/records/constitution-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import { createPublicationStore } from '#server/records/publication-store.ts';
import { createRecordedFacts } from '#server/records/recorded-facts.ts';
import { createSealedBook } from '#server/records/sealed-book.ts';
import { createSnapshotStore } from '#server/records/snapshot-store.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { createPublicMaker } from './public-maker.ts';
import { createUnconfirmedSource } from './unconfirmed-source.ts';

export interface PublicationPartDeps {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly access: Access;
  readonly reading: Reading;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly desk: Pick<Desk, 'edit' | 'atRest'>;
  readonly feed: ChangeFeed;
  readonly tell: Tell;
  readonly origin: () => string;
  readonly journal: Pick<Journal, 'hashAt'>;
  /** Where the public site is written. */
  readonly publishedFolder: string;
  readonly log: Log;
  readonly now: () => number;
  readonly random: () => string;
}

/** From one place in a minute: enough for everybody in a library, and no load. */
const MOST_SEARCHES = 60;

/** From the sealed record to the public page, and to the bodies that receive it. */
export function createPublicationPart(deps: PublicationPartDeps) {
  const { db, unitOfWork, audit, access, now } = deps;
  const today = () => dayInLondon(now());
  const publications = createPublicationStore(db, unitOfWork, audit);
  const secretaries = createBodySecretaryStore(db, unitOfWork, audit);
  const constitutions = createConstitutionStore(db, unitOfWork, audit);
  const bodies = createBodyStore(db, unitOfWork, audit);
  const sealed = createSealedBook(db);
  const unconfirmed = createUnconfirmedSource({
    ...deps,
    approvals: createApprovalStore(db, unitOfWork, audit),
    facts: createRecordedFacts(db),
    snapshots: createSnapshotStore(db, unitOfWork, audit),
    hashAt: (document, place) => deps.journal.hashAt(document, place),
  });
  const maker = createPublicMaker({ ...deps, sealed, publications, unconfirmed, today });
  const site = createSiteKeeper({
    folder: deps.publishedFolder,
    rows: () => publications.siteRows(),
    breathe,
  });
  /** How much was taken down when the pages were last written; `null`: they could not be. */
  let takenDown: number | null = null;
  const writeSite = async () => {
    takenDown = null;
    const count = await publications.takenDown();
    await site.write();
    takenDown = count;
  };
  // Whatever takes pages down moves or closes documents, and what people may do with those changes.
  access.onRightsChanged(({ documents }) => {
    if (documents.length === 0) return;
    publications
      .takenDown()
      .then((count) => (count === takenDown ? undefined : writeSite()))
      .catch((error) =>
        deps.log('The public pages were not written', { error: errorWithoutWords(error) }),
      );
  });
  const all = {
    ...deps,
    ...{ publications, secretaries, constitutions, bodies, sealed, today },
    ...maker,
    standings: access,
    takeSnapshot: createTakeSnapshot(deps),
    writeSite,
  };
  const everybody = () => access.rightsChanged({ persons: [], documents: [] });
  const routes: PublicationRoutesDeps = {
    publications: createPublicationQueries(all),
    publish: createPublishMinutes({
      ...all,
      rightsChanged: everybody,
      published: (meeting) => {
        secretaries
          .receiversOf(meeting.id, today())
          .then((persons) => deps.tell(persons, toReceive(meeting, deps.origin())))
          .catch(() => {});
      },
    }),
    receiving: createReceivingQueries(all),
    receive: createReceiveMinutes({ ...all, rightsChanged: everybody }),
    secretaries: createBodySecretaryQuery({
      ...all,
      committeesKept: (person) => committeesKept(access, person),
    }),
    keepSecretaries: createBodySecretaries({
      ...all,
      rightsChanged: (persons) => access.rightsChanged({ persons, documents: [] }),
    }),
  };
  return {
    routes,
    /** For those who are nobody here. */
    anybody: {
      published: site,
      searches: createTally({ now, windowMs: 60_000, most: MOST_SEARCHES }),
    },
    tasks: createPublicationTasks({ publications }),
    /** For the start and for now and then: the pages that a server that died, or a full disk, has kept from being
     *  written. */
    finishAll: createFinishAll<'pages'>({
      list: async () => (takenDown === null ? ['pages'] : []),
      idOf: (one) => one,
      finish: writeSite,
      message: 'The public pages were not written',
      factsOf: () => ({}),
      ...{ log: deps.log, now },
    }),
  };
}

/** Nothing of the business itself: mail passes through many hands. */
function toReceive({ date }: MeetingRow, origin: string) {
  return {
    subject: 'Approved minutes to receive',
    text: [
      `The minutes of a meeting on ${dayInWords(date)} are approved, signed and`,
      'published. Your body receives them at its next meeting.',
      '',
      'Sign in to read them, and to write down when your body received them:',
      `${origin}/receiving`,
    ].join('\n'),
  };
}
