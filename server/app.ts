import type { Server } from 'node:http';
import type { Hono } from 'hono';
import { createAccess } from '#server/access/access.ts';
import { createGate } from '#server/access/gate.ts';
import { demonstrationToken } from '#server/accounts/tokens.ts';
import { createGivingWay } from '#server/commands/giving-way.ts';
import { CannotStart } from '#server/db/cannot-start.ts';
import type { OpenRecords } from '#server/db/open-records.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import { createHttp } from '#server/http/http.ts';
import { createLive } from '#server/http/live.ts';
import type { Journal, Log } from '#server/journal/journal.ts';
import type { Figures, MetricsPage } from '#server/metrics/metrics.ts';
import type { ProjectorMeter } from '#server/projector/meter.ts';
import { partedBooks } from '#server/projector/parted-books.ts';
import { createProjector, type Projector } from '#server/projector/projector.ts';
import { renameRecord } from '#server/projector/rename-record.ts';
import { createCommitteeQueries } from '#server/queries/committees.ts';
import { createHomeQueries } from '#server/queries/home.ts';
import { createPatientVoiceQueries } from '#server/queries/patient-voice.ts';
import { createReading } from '#server/queries/reading.ts';
import { createAuditBook } from '#server/records/audit-book.ts';
import { createChangeFeed } from '#server/records/change-feed.ts';
import { createCommitteeStore } from '#server/records/committee-store.ts';
import { createFoundingStore, type FoundingStore } from '#server/records/founding-store.ts';
import { createMeetingStore } from '#server/records/meeting-store.ts';
import { createMinutedStore } from '#server/records/minuted-store.ts';
import { createMoveStore } from '#server/records/move-store.ts';
import { createProjectionStore } from '#server/records/projection-store.ts';
import { createResponseStore } from '#server/records/response-store.ts';
import { createStandingStore } from '#server/records/standing-store.ts';
import type { RelayLimits } from '#server/relay/limits.ts';
import type { RelayMeter } from '#server/relay/meter.ts';
import { createRelay } from '#server/relay/relay.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import type { PersonId } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { type AccountSettings, createAccountsPart } from './app/accounts.ts';
import { createAgendaPart } from './app/agenda-part.ts';
import { createApprovalPart } from './app/approval.ts';
import { createAuditPages } from './app/audit.ts';
import { createCommentsPart } from './app/comments.ts';
import { createConstitution } from './app/constitution.ts';
import { createDesk } from './app/desk.ts';
import { createDocumentRules } from './app/document-rules.ts';
import { createFrozenPart } from './app/frozen.ts';
import { createHearing } from './app/hearing.ts';
import { createKeepingPart } from './app/keeping.ts';
import { createLooksPart } from './app/looks.ts';
import { createMeetingsPart } from './app/meetings.ts';
import { createMinutesLifePart } from './app/minutes-life.ts';
import { createOpenAll } from './app/open-all.ts';
import { createPartTwo } from './app/part-two.ts';
import { createPublicationPart } from './app/publication.ts';
import { createReadiness } from './app/readiness.ts';
import { createRegisters } from './app/registers.ts';
import { rehearse } from './app/rehearse.ts';
import { createSettledDesk } from './app/settled-desk.ts';
import { createTurnOfDay } from './app/turn-of-day.ts';
import { createVersions } from './app/versions.ts';

export interface AppDeps {
  readonly records: OpenRecords;
  readonly journal: Journal;
  readonly clientFolder: string;
  /** Where the public pages are written: nothing else is there. */
  readonly publishedFolder: string;
  readonly organisationName: string | null;
  readonly publicOrigins: readonly string[];
  readonly accounts: AccountSettings;
  readonly limits?: Partial<RelayLimits>;
  readonly meters?: { readonly relay: RelayMeter; readonly projector: ProjectorMeter };
  /** The page of figures, for who brings this `Authorization`; `null`: there is no such page for them. */
  readonly metrics?: (authorization: string | undefined) => Promise<MetricsPage | null>;
  readonly now: () => number;
  /** The same by a clock that nobody sets, for how long something has lasted; without one `now`. */
  readonly steadyNow?: () => number;
  readonly randomBytes: (size: number) => Buffer;
  readonly log: Log;
}

export interface App {
  readonly http: Hono;
  readonly founding: FoundingStore;
  readonly projector: Projector;
  /** What keeps the service from writing, as a sentence; `null` when nothing does. */
  readonly trouble: () => string | null;
  /** For whoever watches over the service. */
  figures(): Figures;
  /** The path of a person's reusable sign-in link, for the demonstration only; `null`: there is no such
   *  person in this folder's demonstration. */
  demonstrationLink(key: Uint8Array, person: PersonId): Promise<string | null>;
  /** The path of the link for the first administrator; `null`: somebody is on record already. */
  firstLink(): Promise<string | null>;
  /** Resolves when every letter that was asked for has left or been given up. */
  posted(): Promise<void>;
  /** Resolves when every history that was kept long enough has been let go, or was tried. */
  kept(): Promise<void>;
  /** Takes the WebSocket upgrades of an HTTP server. */
  attach(server: Server): void;
  /** To be asked before anything is written.
   *  @throws CannotStart when journal and records do not belong together */
  check(): Promise<void>;
  /** Has the engine compile what a meeting needs, unless one has begun already. */
  rehearse(): Promise<void>;
  /** Writes the seeds that the journal lacks and catches the projection up. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** How often silent tabs and sessions whose time is over are looked for. */
const SWEEP_MS = 5000;

/** The one place where the rooms are introduced to each other. */
export function createApp(deps: AppDeps): App {
  const { records, journal, now, steadyNow = now, randomBytes, log } = deps;
  const { db } = records;
  const unitOfWork = createUnitOfWork(db);
  const random = () => randomBytes(16).toString('base64url');

  const audit = createAuditBook({ now });
  const committees = createCommitteeStore(db);
  const meetings = createMeetingStore(db, unitOfWork, audit);
  const minuted = createMinutedStore(db);
  const responses = createResponseStore(db, unitOfWork, audit);
  const feed = createChangeFeed();

  const people = createAccountsPart({ ...deps, audit, settings: deps.accounts });
  const { accounts } = people;
  const access = createAccess({
    standings: createStandingStore(db),
    today: () => dayInLondon(now()),
  });
  const rules = createDocumentRules(meetings);
  const relay = createRelay({
    journal,
    gate: createGate({ access, accounts, people: committees }),
    rules,
    onTooLate: (late) => frozen.late.take(late),
    limits: deps.limits ?? {},
    allowedOrigins: deps.publicOrigins,
    now: steadyNow,
    log,
    ...(deps.meters === undefined ? {} : { meter: deps.meters.relay }),
  });
  const givingWay = createGivingWay();
  const ownDesk = createDesk(relay, givingWay);
  const { desk, settled } = createSettledDesk(ownDesk, db);
  const projection = createProjectionStore(db);
  const projector = createProjector({
    journal,
    store: projection,
    feed,
    giveNewId: async (document, _kind, oldId) => {
      await desk.edit(document, 'server', (doc) => void renameRecord(doc, oldId, random()));
    },
    now,
    log,
    ...(deps.meters === undefined ? {} : { meter: deps.meters.projector }),
  });

  const trouble = createReadiness({ journal, records, projector, now });

  const reading = createReading({
    ...{ meetings, committees, standings: access },
    moves: createMoveStore(db, unitOfWork, audit),
  });
  const committeeQueries = createCommitteeQueries({
    committees,
    standings: access,
    organisationName: deps.organisationName,
    now,
  });
  const orders = { meetings, minuted, standings: access, feed, now, random };
  const registers = createRegisters({
    ...orders,
    ...{ db, unitOfWork, audit, reading, committees, responses },
  });
  const comments = createCommentsPart({
    ...orders,
    ...{ db, unitOfWork, audit, desk, reading, committees, journal, log },
  });
  const frozen = createFrozenPart({
    ...orders,
    ...{ db, unitOfWork, audit, desk, reading, committees, log },
    addComment: comments.routes.addComment,
  });
  const meetingsPart = createMeetingsPart({
    ...orders,
    ...{ db, unitOfWork, audit, access, desk, reading, committees, responses, journal, log },
    ...{ ownDesk, givingWay, settle: settled.follow, steadyNow },
    projected: () => projector.settled(),
    moved: (old, { id, kind }) => {
      rules.know(id, kind);
      access.rightsChanged({ persons: [], documents: [old, id] });
    },
    compact: () => records.compact(),
    isQuiet: () => relay.stats().sockets === 0,
  });
  const { presence, purgeDocument, addItem } = meetingsPart;
  const partTwo = createPartTwo({
    ...orders,
    ...{ db, unitOfWork, audit, desk, reading, committees, addItem, log },
    leavingOut: purgeDocument.leavingOut,
    projected: () => projector.settled(),
    moved: (old, fresh) => {
      rules.know(fresh, 'minute');
      access.rightsChanged({ persons: [], documents: [old, fresh] });
    },
    rightsChanged: (persons) => access.rightsChanged({ persons, documents: [] }),
  });

  const whole = {
    ...orders,
    ...{ db, unitOfWork, audit, access, reading, committees, responses, desk },
    ...{ tell: people.tell, origin: deps.accounts.origin, log },
  };
  const life = createMinutesLifePart(whole);
  const publication = createPublicationPart({
    ...whole,
    journal,
    publishedFolder: deps.publishedFolder,
  });
  const agendaPart = createAgendaPart({ ...whole, journal });
  const approval = createApprovalPart({
    ...{ ...whole, journal, settled, log, desk: ownDesk },
    projected: () => projector.settled(),
    approved: () => void keeping.look(),
  });
  const keeping = createKeepingPart({ ...whole, journal, purge: purgeDocument });

  const http = createHttp({
    accounts,
    approval: approval.routes,
    ...people.http,
    committee: {
      committees: committeeQueries,
      meetings: meetingsPart.queries,
      home: createHomeQueries({
        reading,
        committees: committeeQueries,
        actions: registers.actions,
        contributions: registers.contributions,
        comments: comments.queries,
        tasks: [life.tasks, frozen.tasks, registers.tasks, publication.tasks],
        now,
      }),
      patientVoice: createPatientVoiceQueries({ reading, minuted, committees, now }),
    },
    meeting: meetingsPart.routes,
    record: registers.routes,
    account: people.routes({
      standings: access,
      rightsChanged: (person) => access.rightsChanged({ persons: [person], documents: [] }),
    }),
    comment: comments.routes,
    look: createLooksPart({ db, unitOfWork, reading, minuted, committees, journal, now }),
    life: life.routes,
    agenda: agendaPart.routes,
    frozen: frozen.routes,
    publication: publication.routes,
    ...publication.anybody,
    private: partTwo.privateRoutes,
    interest: partTwo.interestRoutes,
    constitution: createConstitution({ ...whole, invitations: people.invitations }),
    audit: createAuditPages({ db, reading, committees, standings: access }),
    version: createVersions({
      ...orders,
      ...{ db, unitOfWork, audit, desk, reading, committees, journal, log },
    }),
    live: createLive({
      subscribe: (listener) => feed.subscribe(listener),
      ...createHearing(access, meetings),
      presence,
      onSessionEnded: (listener) => accounts.onSessionEnded(listener),
      reportError: (error) =>
        log('Somebody could not be told of a change', { error: errorWithoutWords(error) }),
    }),
    trouble,
    metrics: deps.metrics ?? (async () => null),
    publicOrigins: deps.publicOrigins,
    clientFolder: deps.clientFolder,
    random,
    reportError: (error) => log('A request failed', { error: errorWithoutWords(error) }),
  });

  const begun = [partTwo, comments, frozen, approval];
  const openAll = createOpenAll({ journal, meetings, rules, desk, log });
  const notLookedThrough = (error: unknown) =>
    log('Sessions and rights were not looked through', { error: errorWithoutWords(error) });
  const turnOfDay = createTurnOfDay({
    now,
    newDay: () =>
      void access.newDay().then(life.newDay).then(keeping.newDay).catch(notLookedThrough),
  });
  let sweep: NodeJS.Timeout | undefined;
  return {
    http,
    founding: createFoundingStore(db, audit),
    projector,
    trouble,
    figures: () => {
      const { rooms, sockets, documentBytes, unsentBytes } = relay.stats();
      return {
        relay: { rooms, connections: sockets, documentBytes, unsentBytes },
        journal: { backlog: journal.backlog(), canWrite: journal.trouble() === null },
        projector: { lag: projector.lag(), stopped: projector.failures().length },
      };
    },
    demonstrationLink: async (key, person) => {
      if ((await committees.person(person)) === null) return null;
      const token = demonstrationToken(key, person);
      await accounts.makeLink(person, { expiresAt: null, token });
      return `/sign-in/${token}`;
    },
    firstLink: people.firstLink,
    posted: people.settled,
    kept: keeping.look,
    attach: (server) => {
      server.on('upgrade', (request, socket, head) => relay.handleUpgrade(request, socket, head));
    },
    check: async () => {
      const documents = (await meetings.allDocuments()).map((one) => one.id);
      const parted = await partedBooks(journal, { documents, places: await projection.places() });
      if (parted !== null) throw new CannotStart(parted);
    },
    start: async () => {
      settled.load();
      await purgeDocument.finishAll();
      settled.load();
      await openAll();
      for (const one of begun) await one.finishAll();
      await projector.start();
      await purgeDocument.clear('now');
      await publication.finishAll();
      sweep = setInterval(() => {
        presence.sweep();
        turnOfDay.look(SWEEP_MS);
        Promise.all([
          people.endExpired(),
          purgeDocument.finishLeft().then(() => purgeDocument.clear()),
          ...[...begun, publication].map((one) => one.finishAll()),
        ]).catch(notLookedThrough);
      }, SWEEP_MS);
      sweep.unref();
      turnOfDay.look(SWEEP_MS);
    },
    rehearse: async () => {
      const mayGoOn = () => relay.stats().sockets === 0;
      if (mayGoOn()) await accounts.warm();
      journal.practise();
      await rehearse({ now, mayGoOn });
    },
    stop: async () => {
      clearInterval(sweep);
      turnOfDay.stop();
      await keeping.stop();
      await people.close();
      await relay.close();
      await projector.settled();
      await projector.stop();
    },
  };
}
