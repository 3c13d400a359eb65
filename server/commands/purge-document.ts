import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { AuditEntry } from '#server/records/audit-book.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { DocumentRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { Purge, PurgeStore } from '#server/records/purge-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import { freshCopy, hashesIn, recordsIn, wordsIn } from '#shared/document/fresh-copy.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import { type DocumentId, nextEpochOf, type PersonId, toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { allowed, notFound } from './asked.ts';
import type { Desk } from './desk.ts';
import type { GivingWay } from './giving-way.ts';
import { doneAtMeeting } from './on-record.ts';
import { createFinishAll, type LogUnfinished } from './unfinished.ts';

export interface PurgeDocumentDeps {
  readonly purges: PurgeStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'replace'>;
  readonly givingWay: GivingWay;
  /** The one that reaches settled documents. */
  readonly ownDesk: Pick<Desk, 'replace'>;
  /** Tells that a document is settled when the one is whose place it takes. */
  readonly settle: (old: DocumentId, fresh: DocumentId) => void;
  readonly feed: ChangeFeed;
  /** The first update in a document's journal; `null`: nothing was ever written. */
  readonly firstUpdate: (document: DocumentId) => Promise<Uint8Array | null>;
  /** Resolves when the projector has written whatever it holds. */
  readonly projected: () => Promise<void>;
  /** Tells the other rooms that a document has a new id. */
  readonly moved: (old: DocumentId, row: DocumentRow) => void;
  /** Removes from the records' file what was deleted from the records. Everything waits for it.
   *  @returns false when it could not be done now */
  readonly compact: () => boolean;
  /** Whether nobody is at work, so that nobody notices when everything waits a moment. */
  readonly isQuiet: () => boolean;
  readonly log: LogUnfinished;
  readonly now: () => number;
}

export interface PurgeDocumentOrder {
  readonly documentId: DocumentId;
  readonly reason: string;
  readonly by: PersonId;
}

/** Whose wish it is, and why. */
type Wish = Pick<Purge, 'by' | 'reason' | 'afterMonths'>;

/** The first update of the document that takes the place. */
type Make = (doc: Y.Doc) => Uint8Array | Promise<Uint8Array>;

export interface PurgeDocument {
  (order: PurgeDocumentOrder): Promise<void>;
  /** For a command that leaves something out of a document and has asked the policy itself: as soon as nobody
   *  else is at it. `find` gives the document's present row. */
  readonly leavingOut: (
    find: () => Promise<DocumentRow>,
    wish: Pick<Purge, 'by' | 'reason'>,
    make: Make,
  ) => Promise<void>;
  /** By the committee's rule, so many months after approval: whoever asks has looked whether it is time. Afterwards
   *  `clear` is called. */
  readonly letGo: (document: DocumentId, afterMonths: number) => Promise<void>;
  /** Removes from the records' file what was taken out of the records: what somebody asked for at once, and what was
   *  let go by rule when it is quiet, or `now`. What cannot be done is left for the next time. */
  readonly clear: (when?: 'now' | 'quiet') => Promise<void>;
  /** For the start, before anything opens a document: what was asked for and not finished is finished or
   *  forgotten, or left for the next start. When the projector has caught up `clear` is called: until then rows may
   *  have the words. */
  readonly finishAll: () => Promise<void>;
  /** The same for now and then, while people work: what is being done at this moment is left to whoever does it. */
  readonly finishLeft: () => Promise<void>;
}

/** Removes what was deleted from a document for good: a fresh document, with the same words and no history,
 *  takes its place. Three steps in two files, in an order that survives a crash after each:
 *
 *  1. records: the wish is written down. Crash: nothing has happened; the start forgets the wish.
 *  2. journal: the old history goes and the fresh one begins, in one transaction. Crash: records still name
 *     the old document, which the journal will not open any more; the start finds the fresh one written
 *     and goes on with 3.
 *  3. records: whatever named the old document names the fresh one, in one transaction. Crash: done.
 *
 *  The other order would name a document that the journal does not have, and whoever opened it first would
 *  be given the seed. */
export function createPurgeDocument(deps: PurgeDocumentDeps): PurgeDocument {
  const { givingWay, purges, meetings, standings, desk, feed, firstUpdate, projected, moved, now } =
    deps;

  const checked = async ({ documentId, by }: PurgeDocumentOrder): Promise<DocumentRow> => {
    const row = await meetings.document(documentId);
    if (row === null || row.closed) throw notFound();
    const standing = await standings.onMeeting(by, row.meetingId);
    if (row.kind === 'notes' && !mayBy(standing, 'see-notes', row).allowed) throw notFound();
    await allowed(standings, by, row.meetingId, 'purge-document', row);
    return row;
  };

  const entryOf = async (purge: Purge): Promise<AuditEntry> => {
    const { old, meetingId, by, reason, afterMonths } = purge;
    const meeting = must(await meetings.get(meetingId), 'the meeting of a purge');
    const row = must(await meetings.document(old), 'the document of a purge');
    const kept = afterMonths === null ? { reason } : { after: { months: afterMonths } };
    const item = row.itemId === null ? null : { id: row.itemId, part: row.part };
    return {
      // Secretaries alone may, but for what the service does as part of another deed; after a crash nobody is there
      // to be asked again.
      ...doneAtMeeting(
        by,
        { person: { capacities: ['secretary'], administrator: false } },
        meeting,
        item,
      ),
      ...(by === 'server' ? { capacity: 'server' } : {}),
      part: row.part,
      deed: afterMonths === null ? 'history-deleted' : 'history-let-go',
      thing: row.kind,
      thingId: row.itemId ?? meetingId,
      ...kept,
    };
  };

  /** @returns whether it had happened */
  const finish = async (purge: Purge): Promise<boolean> => {
    const seed = await firstUpdate(purge.fresh);
    if (seed === null) {
      await purges.undo(purge);
      return false;
    }
    const { kind } = must(await meetings.document(purge.old), 'the document of a purge');
    const done = {
      ...{ seed, standing: recordsIn(seed), text: wordsIn(seed), at: now() },
      hashes: hashesIn(seed),
      sha256: createHash('sha256').update(canonicalIn(kind, seed)).digest('hex'),
    };
    await purges.complete(purge, done, await entryOf(purge));
    return true;
  };

  const tell = async (row: DocumentRow) => {
    const meeting = await meetings.get(row.meetingId);
    if (meeting === null) return;
    const of = {
      committeeId: meeting.committeeId,
      meetingId: meeting.id,
      part: row.part,
      itemId: row.itemId,
    };
    feed.announce([
      { topic: 'meeting', ids: [meeting.id], ...of },
      ...(row.itemId === null ? [] : [{ topic: 'minutes' as const, ids: [row.itemId], ...of }]),
    ]);
  };

  const replace = async (purge: Purge, row: DocumentRow, make: Make): Promise<void> => {
    const { old, fresh, afterMonths } = purge;
    if (afterMonths !== null) deps.settle(old, fresh);
    try {
      await (afterMonths === null ? desk : deps.ownDesk).replace(old, fresh, make);
    } catch (error) {
      // When it was done before and not written down, the journal refuses to do it again.
      if ((await firstUpdate(fresh)) === null) {
        await purges.undo(purge);
        throw error;
      }
    }
    await end(purge, row);
    // By rule many go one after the other.
    if (afterMonths === null) await clear();
  };

  const end = async (purge: Purge, row: DocumentRow): Promise<void> => {
    // Rows of the old document that the projector still holds would come behind those of the fresh one.
    await projected();
    if (!(await finish(purge))) return;
    moved(purge.old, { ...row, id: purge.fresh });
    await tell(row);
  };

  const clear = async (when: 'now' | 'quiet' = 'quiet') => {
    const left = await purges.leftInFile();
    if (left === 'nothing') return;
    if (left === 'let_go' && when === 'quiet' && !deps.isQuiet()) return;
    if (deps.compact()) await purges.cleared(now());
  };

  const begin = async (row: DocumentRow, wish: Wish, make: Make) => {
    const { id: old, meetingId } = row;
    const known = (await purges.unfinished()).find((one) => one.old === old);
    const purge = known ?? { old, fresh: nextEpochOf(old), meetingId, ...wish, at: now() };
    if (known === undefined) await purges.intend(purge);
    await replace(purge, row, make);
  };

  const run = (row: DocumentRow, wish: Wish, make: Make) =>
    givingWay.during(row.id, () => begin(row, wish, make));

  const endLeft = async (purge: Purge): Promise<void> => {
    if (givingWay.has(purge.old)) return;
    await givingWay.during(purge.old, async () => {
      const left = (await purges.unfinished()).some((one) => one.fresh === purge.fresh);
      const row = await meetings.document(purge.old);
      if (left && row !== null) await end(purge, row);
    });
  };

  const finishing = (finishOne: (purge: Purge) => Promise<unknown>) =>
    createFinishAll<Purge>({
      list: () => purges.unfinished(),
      idOf: (purge) => purge.fresh,
      finish: finishOne,
      message: 'A removal of words for good could not be finished',
      factsOf: (purge) => ({ meeting: purge.meetingId, document: purge.old }),
      ...{ log: deps.log, now },
    });

  /** The minutes that were closed when this one's item went to Part II: they have a history too. */
  const closedBefore = async ({ itemId, meetingId }: DocumentRow) =>
    (await meetings.documents(meetingId)).filter(
      (one) => one.closed && one.itemId !== null && one.itemId === itemId,
    );

  const purgeDocument = async (order: PurgeDocumentOrder): Promise<void> => {
    const reason = order.reason.trim();
    const row = await checked(order);
    if (reason === '') throw new DomainError('reason-missing', 'Enter a reason.');
    if (givingWay.has(row.id)) {
      throw new DomainError('already-closed', 'This is being done at this moment.');
    }
    const wish = { by: order.by, reason, afterMonths: null };
    for (const closed of await closedBefore(row)) await run(closed, wish, nothingLeft);
    await run(row, wish, (doc) => freshCopy(row.kind, doc));
  };

  return Object.assign(purgeDocument, {
    leavingOut: async (
      find: () => Promise<DocumentRow>,
      wish: Pick<Purge, 'by' | 'reason'>,
      make: Make,
    ) => {
      let row = await find();
      while (givingWay.has(row.id)) {
        await givingWay.over(row.id);
        row = await find();
      }
      await run(row, { ...wish, afterMonths: null }, make);
    },
    letGo: async (document: DocumentId, afterMonths: number) => {
      await givingWay.over(document);
      const row = await meetings.document(document);
      if (row === null) return;
      const wish = {
        by: THE_SERVICE,
        reason: 'The time is over for which it was kept.',
        afterMonths,
      };
      await run(row, wish, row.closed ? nothingLeft : (doc) => freshCopy(row.kind, doc));
    },
    clear,
    finishAll: finishing(finish),
    finishLeft: finishing(endLeft),
  });
}

const THE_SERVICE = toPersonId('server');

function canonicalIn(kind: DocumentKind, update: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const text = canonicalText(canonicalContent(doc, kind === 'agenda' ? 'agenda' : 'minute'));
  doc.destroy();
  return text;
}

/** Of a closed minute nothing is needed: its words went on in another. */
function nothingLeft(): Uint8Array {
  const empty = new Y.Doc();
  writeMinute(empty, []);
  return Y.encodeStateAsUpdate(empty);
}
