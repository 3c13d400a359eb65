import * as Y from 'yjs';
import {
  type Journal,
  JournalFault,
  type LoadedDocument,
  type Log,
} from '#server/journal/journal.ts';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { deskClient } from './desk-client.ts';
import type { DocumentRules } from './document-rules.ts';
import { faultOfNew } from './guard/fault-of-new.ts';
import { judge, type Verdict } from './guard.ts';
import type { RelayLimits } from './limits.ts';

/** An update that is on disk now. */
export interface Committed {
  readonly place: Place;
  readonly update: Uint8Array;
  /** Whoever brought it, and so need not be told; `null`: the server. */
  readonly origin: unknown;
}

/** A sound update on its way in. */
export interface Arrival {
  readonly update: Uint8Array;
  readonly author: string;
  /** The client ids it has new content under, the leading one first. */
  readonly clients: readonly number[];
  /** Nothing in it is known already, so that what is integrated is what came. */
  readonly exact: boolean;
  readonly origin: unknown;
}

export interface LiveDocumentDeps {
  readonly document: DocumentId;
  readonly journal: Journal;
  readonly rules: DocumentRules;
  readonly limits: RelayLimits;
  readonly log: Log;
  /** In order of place. */
  readonly onCommitted: (committed: Committed) => void;
  /** A write failed: this document holds what no journal has, and must be thrown away. */
  readonly onLost: (fault: unknown) => void;
}

type Integrated =
  | { readonly state: 'sound' }
  /** The document is no longer fit for use: it must be thrown away and read from the journal anew. */
  | { readonly state: 'spoilt'; readonly why: string };

/** A document in memory, a few milliseconds ahead of the journal: `applied` runs before `committed`. */
export interface LiveDocument {
  readonly doc: Y.Doc;
  applied(): Place;
  committed(): Place;
  /** About what it takes on disk. */
  bytes(): number;
  /** @param mayWriteAs whether the sender may bring new content under a client id that nobody owns yet */
  judge(update: Uint8Array, author: string, mayWriteAs: (client: number) => boolean): Verdict;
  /** Judges an edit of the server's own, which may be of any size. */
  judgeOwn(update: Uint8Array, author: string): Verdict;
  /** Takes in, in one transaction, what `work` hands over, each update as soon as it is handed over; then
   *  looks at what came to be, and hands it to the journal. One that is not `exact` must come alone. */
  integrate(work: (take: (arrival: Arrival) => void) => void): Integrated;
  /** The update that `change` amounts to, made on a copy; `change` may throw. */
  draft(author: string, change: (doc: Y.Doc) => void): Uint8Array[];
  /** Resolves when everything handed to the journal has been written or refused. */
  quiet(): Promise<void>;
}

const NO_LIMITS = {
  updateBytes: Number.POSITIVE_INFINITY,
  updateStructs: Number.POSITIVE_INFINITY,
};

/** Builds a document from what the journal has. The journal has at least its seed.
 *  @throws JournalFault when an entry depends on something that is not there */
export function openLiveDocument(loaded: LoadedDocument, deps: LiveDocumentDeps): LiveDocument {
  const { document, journal, rules, limits, log } = deps;
  const grammar = rules.grammar(document);
  const doc = createJournalDocument(loaded, null);
  for (const [name, type] of grammar.roots) {
    if (type === 'map') doc.getMap(name);
    else doc.getXmlFragment(name);
  }
  const owners = new Map(loaded.owners);
  /** How many client ids each author has. */
  const idsOf = new Map<string, number>();
  for (const owner of owners.values()) idsOf.set(owner, (idsOf.get(owner) ?? 0) + 1);
  let committed = loaded.head;
  let applied = committed;
  let bytes = sizeOf(loaded);
  const faultAtOpening = faultOf(rules, document, doc);
  if (faultAtOpening !== null) log('A document is not sound', { document, why: faultAtOpening });

  let events: { readonly update: Uint8Array; readonly origin: unknown }[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => events.push({ update, origin }));
  let pending = 0;
  /** Those who wait until nothing is pending. */
  let waiting: (() => void)[] = [];

  function settled(): void {
    pending -= 1;
    if (pending > 0 || waiting.length === 0) return;
    const all = waiting;
    waiting = [];
    for (const resolve of all) resolve();
  }

  function write({ update, author, clients, origin }: Omit<Arrival, 'exact'>): void {
    applied = toPlace(applied + 1);
    bytes += update.byteLength;
    const expected = applied;
    pending += 1;
    const onWritten = (place: Place) => {
      try {
        if (place !== expected) throw new JournalFault(`Place ${place} instead of ${expected}`);
        committed = place;
        deps.onCommitted({ place, update, origin });
      } catch (error) {
        deps.onLost(error);
      }
      settled();
    };
    journal
      .append(document, { author, clientId: clients[0] ?? null, clients, update })
      .then(onWritten, (error: unknown) => {
        deps.onLost(error);
        settled();
      });
  }

  /** Hands over what was integrated: what came, when nothing of it was known, else what Yjs says was new. */
  function writeAll(arrivals: readonly Arrival[]): void {
    for (const arrival of arrivals) {
      if (arrival.exact) write(arrival);
      else {
        const [event] = events;
        if (event?.origin === TURN) write({ ...arrival, update: event.update });
      }
    }
    // Yjs tidies up formatting behind an update, in a transaction of its own: that is news to everyone.
    for (const { update, origin } of events) {
      if (origin !== TURN) write({ update, author: 'server', clients: [], origin: null });
    }
  }

  const mayOwn = (author: string, unowned: (client: number) => boolean) => (client: number) => {
    const owner = owners.get(client);
    return owner === undefined ? unowned(client) : owner === author;
  };

  function own(client: number, author: string): void {
    if (owners.has(client)) return;
    owners.set(client, author);
    idsOf.set(author, (idsOf.get(author) ?? 0) + 1);
  }

  /** Whether it would take more client ids than one person may have. */
  function takesTooMany(verdict: Verdict, author: string): boolean {
    if (verdict.state !== 'sound') return false;
    const fresh = verdict.clients.filter((client) => !owners.has(client)).length;
    return fresh > 0 && (idsOf.get(author) ?? 0) + fresh > limits.clientsPerPerson;
  }

  return {
    doc,
    applied: () => applied,
    committed: () => committed,
    bytes: () => bytes,
    judge: (update, author, unowned) => {
      if (bytes + update.byteLength > limits.documentBytes) {
        // What was written may since have been deleted, or have grown together.
        bytes = Y.encodeStateAsUpdate(doc).byteLength;
        if (bytes + update.byteLength > limits.documentBytes) return { state: 'too_large' };
      }
      const facts = { doc, grammar, limits, mayWriteAs: mayOwn(author, unowned) };
      const verdict = judge(update, facts);
      return takesTooMany(verdict, author) ? { state: 'too_large' } : verdict;
    },
    judgeOwn: (update, author) =>
      judge(update, {
        doc,
        grammar,
        limits: { ...limits, ...NO_LIMITS },
        mayWriteAs: mayOwn(author, () => true),
      }),
    integrate: (work) => {
      events = [];
      const arrivals: Arrival[] = [];
      let why: string | null = null;
      const before = new Map<number, number>();
      const take = (arrival: Arrival) => {
        for (const client of arrival.clients) {
          if (!before.has(client)) before.set(client, Y.getState(doc.store, client));
          own(client, arrival.author);
        }
        Y.applyUpdate(doc, arrival.update);
        arrivals.push(arrival);
      };
      // As a remote one, which it is: Yjs then tidies up formatting behind it as every peer does.
      const isLocal = false;
      try {
        Y.transact(doc, () => work(take), TURN, isLocal);
      } catch (error) {
        why = errorWithoutWords(error);
      }
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
        why ??= 'Something in it depends on itself';
      }
      // One that was not sound to begin with must stay open, or nobody could put it right.
      if (faultAtOpening === null && arrivals.length > 0) {
        why ??= faultOfNew(doc, grammar, before);
      }
      if (why !== null) return { state: 'spoilt', why };
      writeAll(arrivals);
      return { state: 'sound' };
    },
    draft: (author, change) => {
      const copy = new Y.Doc({ gc: true });
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      // After the content: Yjs takes a new id when it meets its own in what comes from elsewhere.
      copy.clientID = deskClient(document, author, owners);
      const updates: Uint8Array[] = [];
      copy.on('update', (update: Uint8Array) => updates.push(update));
      try {
        copy.transact(() => change(copy));
      } finally {
        copy.destroy();
      }
      return updates;
    },
    quiet: () =>
      new Promise((resolve) => {
        if (pending === 0) resolve();
        else waiting.push(resolve);
      }),
  };
}

/** The origin of a turn's transaction. */
const TURN = Symbol('turn');

function faultOf(rules: DocumentRules, document: DocumentId, doc: Y.Doc): string | null {
  try {
    return rules.fault(document, doc);
  } catch (error) {
    return errorWithoutWords(error);
  }
}

export function sizeOf({ snapshot, entries }: LoadedDocument): number {
  return entries.reduce(
    (sum, { update }) => sum + update.byteLength,
    snapshot?.state.byteLength ?? 0,
  );
}
