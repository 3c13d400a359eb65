import type { OurDocumentRules } from '#server/app/document-rules.ts';
import { createGivingWay } from '#server/commands/giving-way.ts';
import { createPurgeDocument, type PurgeDocument } from '#server/commands/purge-document.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import type { Journal } from '#server/journal/journal.ts';
import type { Projector } from '#server/projector/projector.ts';
import { createAuditBook } from '#server/records/audit-book.ts';
import { createChangeFeed } from '#server/records/change-feed.ts';
import { createMeetingStore } from '#server/records/meeting-store.ts';
import { createPurgeStore } from '#server/records/purge-store.ts';
import type { Relay } from '#server/relay/relay.ts';
import { toPlace } from '#shared/ids.ts';
import { ONE_SECRETARY } from '#test/harness/one-secretary.ts';

export interface PurgingDeps {
  readonly db: RecordsDatabase;
  readonly journal: Journal;
  readonly rules: OurDocumentRules;
  readonly relay: () => Relay | null;
  readonly projector: () => Projector;
  readonly isAlive: () => boolean;
  readonly now: () => number;
}

/** The command that deletes a document's history, as one server runs it: it goes no further than that server. */
export function createPurging(deps: PurgingDeps): PurgeDocument {
  const { db, journal, rules, relay, projector, isAlive, now } = deps;
  const whileAlive = <T>(work: Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      work.then(
        (value) => isAlive() && resolve(value),
        (error) => isAlive() && reject(error),
      );
    });
  const unitOfWork = createUnitOfWork(db);
  const audit = createAuditBook({ now });
  return createPurgeDocument({
    ownDesk: { replace: async () => {} },
    givingWay: createGivingWay(),
    settle: () => {},
    purges: createPurgeStore(db, unitOfWork, audit),
    meetings: createMeetingStore(db, unitOfWork, audit),
    standings: ONE_SECRETARY,
    desk: {
      replace: async (old, fresh, make) => {
        await whileAlive(relay()?.replace(old, fresh, make, 'server') ?? Promise.reject(Error()));
      },
    },
    feed: createChangeFeed(),
    firstUpdate: async (document) =>
      (await journal.entriesAfter(document, toPlace(0)))[0]?.update ?? null,
    projected: () => whileAlive(projector().settled()),
    moved: (_old, { id, kind }) => rules.know(id, kind),
    compact: () => true,
    isQuiet: () => true,
    log: () => {},
    now,
  });
}
