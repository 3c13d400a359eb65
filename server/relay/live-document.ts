import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { type Journal, JournalFault, type Log } from '#server/journal/journal.ts';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import type { DocumentRules } from './document-rules.ts';
import { judge, type Verdict } from './guard.ts';
import type { RelayLimits } from './limits.ts';

/** An update that is on disk now. */
export interface Committed {
  readonly place: Place;
  readonly update: Uint8Array;
  /** Whoever brought it, and so need not be told; `null`: the server. */
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
  | { readonly state: 'applied' | 'nothing' }
  /** The document is no longer fit for use: it must be thrown away and read from the journal anew. */
  | { readonly state: 'spoilt'; readonly why: string };

const NO_LIMITS = { updateBytes: Infinity, updateStructs: Infinity };

/** There is no such document: neither the journal nor the rules know it. */
export class NoSuchDocument extends Error {}

/** A document in memory, a few milliseconds ahead of the journal: `applied` runs before `committed`. */
export interface LiveDocument {
  readonly doc: Y.Doc;
  applied(): Place;
  committed(): Place;
  judge(update: Uint8Array): Verdict;
  /** Judges an edit of the server's own, which may be of any size. */
  judgeOwn(update: Uint8Array): Verdict;
  /** Applies a sound update and hands what was integrated to the journal. */
  integrate(update: Uint8Array, author: string, origin: unknown): Integrated;
  /** The update that `change` amounts to, made on a copy; `change` may throw. */
  draft(change: (doc: Y.Doc) => void): Uint8Array[];
  /** Resolves when everything handed to the journal has been written or refused. */
  quiet(): Promise<void>;
}

/** Reads a document from the journal; the seed becomes its first entry when there is none.
 *  @throws NoSuchDocument
 *  @throws JournalFault when the journal cannot be read or written */
export async function openLiveDocument(deps: LiveDocumentDeps): Promise<LiveDocument> {
  const { document, journal, rules, limits, log } = deps;
  const loaded = await journal.load(document);
  const seed = loaded.head === 0 ? await rules.seed(document) : null;
  if (loaded.head === 0 && seed === null) throw new NoSuchDocument(document);
  const doc = createJournalDocument(loaded, seed);
  const grammar = rules.grammar(document);
  for (const [name, type] of grammar.roots) {
    if (type === 'map') doc.getMap(name);
    else doc.getXmlFragment(name);
  }
  let committed = loaded.head;
  if (seed !== null) {
    committed = await journal.append(document, {
      author: 'server',
      clientId: leadingClient(seed),
      update: seed,
    });
    if (committed !== 1) throw new JournalFault(`${document} was seeded by somebody else`);
  }
  let applied = committed;
  const fault = (): string | null => {
    try {
      return rules.fault(document, doc);
    } catch (error) {
      return String(error);
    }
  };
  const faultAtOpening = fault();
  if (faultAtOpening !== null) log('A document is not sound', { document, why: faultAtOpening });

  let integrated: { readonly update: Uint8Array; readonly origin: unknown }[] = [];
  // More than one for a single frame when Yjs tidies up formatting behind it; that part is news to its
  // author too, and has no origin.
  doc.on('update', (update: Uint8Array, origin: unknown) => integrated.push({ update, origin }));
  const pending = new Set<Promise<void>>();
  // The server's own edits are written under one id for as long as the document is in memory: each new id
  // would stay in the document for ever.
  const deskClient = new Y.Doc().clientID;

  function write(update: Uint8Array, author: string, origin: unknown): void {
    applied = toPlace(applied + 1);
    const expected = applied;
    const writing = journal
      .append(document, { author, clientId: leadingClient(update), update })
      .then((place) => {
        if (place !== expected) throw new JournalFault(`Place ${place} instead of ${expected}`);
        committed = place;
        deps.onCommitted({ place, update, origin });
      })
      .catch((error: unknown) => deps.onLost(error))
      .finally(() => pending.delete(writing));
    pending.add(writing);
  }

  return {
    doc,
    applied: () => applied,
    committed: () => committed,
    judge: (update) => judge(update, { doc, grammar, limits, mayWriteAs: () => true }),
    judgeOwn: (update) =>
      judge(update, { doc, grammar, limits: NO_LIMITS, mayWriteAs: () => true }),
    integrate: (update, author, origin) => {
      integrated = [];
      try {
        Y.applyUpdate(doc, update, origin);
      } catch (error) {
        return { state: 'spoilt', why: String(error) };
      }
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
        return { state: 'spoilt', why: 'Something in it depends on itself' };
      }
      if (integrated.length === 0) return { state: 'nothing' };
      // One that was not sound to begin with must stay open, or nobody could put it right.
      const why = faultAtOpening === null ? fault() : null;
      if (why !== null) return { state: 'spoilt', why };
      for (const part of integrated) write(part.update, author, part.origin);
      return { state: 'applied' };
    },
    draft: (change) => {
      const copy = new Y.Doc({ gc: true });
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      // After the content: Yjs takes a new id when it meets its own in what comes from elsewhere.
      copy.clientID = deskClient;
      const updates: Uint8Array[] = [];
      copy.on('update', (update: Uint8Array) => updates.push(update));
      try {
        copy.transact(() => change(copy));
      } finally {
        copy.destroy();
      }
      return updates;
    },
    quiet: async () => {
      while (pending.size > 0) await Promise.allSettled(pending);
    },
  };
}

/** The client id that the first new struct of a sound update was written under; `null`: it only deletes. */
function leadingClient(update: Uint8Array): number | null {
  const decoder = decoding.createDecoder(update);
  if (decoding.readVarUint(decoder) === 0) return null;
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}
