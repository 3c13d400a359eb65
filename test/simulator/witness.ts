import * as Y from 'yjs';
import type { NewEntry } from '#server/journal/journal.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';
import { canonical, saying } from './canonical.ts';
import { IdSet } from './id-set.ts';
import { kindOf } from './texts.ts';
import { type Content, contentOf, type Range, read } from './wire.ts';

/** Watches everything that the server is told, says and writes, and holds it to its word. */
export interface Witness {
  /** What it has seen that must not be. */
  readonly faults: string[];
  /** From now on this client id is this person's. */
  introduce(client: number, person: string): void;
  /** A connection begins. */
  meet(person: string, document: DocumentId, mayWrite: () => boolean): Acquaintance;
  /** An entry is on the disk. */
  kept(document: DocumentId, place: Place, entry: NewEntry): void;
  /** A document has taken the place of another. */
  replaced(old: DocumentId, fresh: DocumentId, first: NewEntry): void;
  isReplaced(document: DocumentId): boolean;
  /** Whether all of it is on the disk. */
  isKept(document: DocumentId, content: Content): boolean;
  /** How many entries there are in all. */
  readonly entries: number;
}

/** One connection, as the witness knows it. */
export interface Acquaintance {
  heard(message: Uint8Array): void;
  said(message: Uint8Array): void;
  /** It may write again: what it said meanwhile may be taken in now. */
  mayWriteAgain(): void;
  /** Frames with content that the server was told, and those that it says are saved. */
  readonly told: number;
  readonly saved: number;
}

interface Book {
  readonly ends: Map<number, number>;
  readonly deleted: IdSet;
  readonly formats: IdSet;
  /** What is overwritten rather than deleted: attributes. */
  readonly values: IdSet;
  /** All entries so far, with everything that was deleted. */
  readonly doc: Y.Doc;
  head: number;
}

/** What one person has told the server at a time when they were allowed to. */
interface Brought {
  readonly added: IdSet;
  readonly deleted: IdSet;
}

/** Who takes out a block takes out what somebody else has put into it meanwhile. */
function wentWithItsBlock(doc: Y.Doc, deleted: IdSet, client: number, clock: number): boolean {
  let item: Y.Item | null = itemAt(doc, client, clock);
  while (item !== null) {
    if (deleted.has(item.id.client, item.id.clock)) return true;
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  }
  return false;
}

function itemAt(doc: Y.Doc, client: number, clock: number): Y.Item | null {
  const structs = doc.store.clients.get(client) ?? [];
  const found = structs.find(({ id, length }) => id.clock <= clock && clock < id.clock + length);
  return found instanceof Y.Item ? found : null;
}

function hasBent(doc: Y.Doc, { client, clock, length }: Range): boolean {
  for (let at = clock; at < clock + length; at += 1) {
    const item = itemAt(doc, client, at);
    if (item === null || item.origin === null || item.rightOrigin === null) continue;
    let next: Y.Item | null = itemAt(doc, item.origin.client, item.origin.clock);
    const right = itemAt(doc, item.rightOrigin.client, item.rightOrigin.clock);
    while (next !== null && next !== right) next = next.right;
    if (next === null) return true;
  }
  return false;
}

function isSameForNewcomer(kind: DocumentKind, doc: Y.Doc): boolean {
  const newcomer = new Y.Doc();
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc));
  return canonical(kind, newcomer) === canonical(kind, doc);
}

function some(found: Iterable<number>): boolean {
  for (const _ of found) return true;
  return false;
}

export function createWitness(): Witness {
  const books = new Map<DocumentId, Book>();
  const brought = new Map<string, Brought>();
  const owners = new Map<number, string>();
  /** How many connections have brought words under a client id: one that broke, and the next. */
  const bringers = new Map<number, number>();
  const gone = new Set<DocumentId>();
  const faults: string[] = [];
  let entries = 0;

  const bookOf = (document: DocumentId): Book => {
    const known = books.get(document);
    if (known !== undefined) return known;
    const deleted = new IdSet();
    const doc = new Y.Doc({ gc: false });
    // Some deletions are in no update: they follow when two people's updates meet.
    doc.on('afterTransaction', ({ deleteSet, local }: Y.Transaction) => {
      // Formatting that Yjs tidies up by itself: nobody has written that down.
      if (local) return;
      for (const [client, ranges] of deleteSet.clients) {
        for (const { clock, len } of ranges) deleted.add(client, clock, len);
      }
    });
    const [ends, formats, values] = [new Map(), new IdSet(), new IdSet()];
    const made = { ends, deleted, formats, values, doc, head: 0 };
    books.set(document, made);
    return made;
  };
  const broughtBy = (document: DocumentId, person: string): Brought => {
    const key = `${document} ${person}`;
    const known = brought.get(key) ?? { added: new IdSet(), deleted: new IdSet() };
    brought.set(key, known);
    return known;
  };
  const isAdded = (book: Book, { client, clock, length }: Range) =>
    clock + length <= (book.ends.get(client) ?? 0);
  const where = ({ client, clock, length }: Range) => `${client}:${clock}+${length}`;

  function lacking(book: Book, { added, deleted }: Content): string | null {
    const one = added.find((range) => !isAdded(book, range));
    if (one !== undefined) return `the words ${where(one)}`;
    for (const { client, clock, length } of deleted) {
      for (const missing of book.deleted.missing(client, clock, length)) {
        // Formatting that formats nothing is tidied up by everybody, and nobody waits for it.
        if (book.formats.has(client, missing)) continue;
        return `the deletion of ${client}:${missing}`;
      }
    }
    return null;
  }

  function kept(document: DocumentId, place: Place, { author, update, clients }: NewEntry): void {
    const book = bookOf(document);
    const own = broughtBy(document, author);
    const content = contentOf(update);
    const at = `Entry ${place} of ${document}, by ${author},`;
    entries += 1;
    if (gone.has(document)) faults.push(`${at} comes after its history was deleted`);
    if (place !== book.head + 1) faults.push(`${at} comes after ${book.head}`);
    book.head = place;
    let news = content.added.length > 0;
    const fresh = new IdSet();
    for (const range of content.added) {
      const { client, clock, length } = range;
      const end = book.ends.get(client) ?? 0;
      if (clock < end) faults.push(`${at} has ${where(range)} a second time`);
      if (clock > end) faults.push(`${at} leaves a gap before ${where(range)}`);
      book.ends.set(client, clock + length);
      fresh.addRange(range);
      const owner = owners.get(client);
      if (author === 'server') {
        if (owner !== undefined) faults.push(`${at} writes under the client id of ${owner}`);
      } else if (owner !== author) {
        faults.push(`${at} writes under the client id of ${owner ?? 'nobody'}`);
      } else if (some(own.added.missing(client, clock, length))) {
        faults.push(`${at} has ${where(range)}, which they did not write when they might`);
      }
    }
    for (const range of content.formats) book.formats.addRange(range);
    for (const range of content.values) book.values.addRange(range);
    for (const { client, clock, length } of content.deleted) {
      for (const one of [...book.deleted.missing(client, clock, length)]) {
        news = true;
        book.deleted.add(client, one, 1);
        // What is written into something deleted, or loses against another value, is deleted by whoever
        // takes it in; formatting is tidied up.
        const isOwn = fresh.has(client, one) || owners.get(client) === author;
        if (author === 'server' || isOwn || book.formats.has(client, one)) continue;
        if (own.deleted.has(client, one) || book.values.has(client, one)) continue;
        if (wentWithItsBlock(book.doc, own.deleted, client, one)) continue;
        faults.push(`${at} deletes ${client}:${one}, which they did not when they might`);
      }
    }
    Y.applyUpdate(book.doc, update);
    const isInDoubt = content.added.some((range) => hasBent(book.doc, range));
    if (isInDoubt && !isSameForNewcomer(kindOf(document), book.doc)) {
      faults.push(`${at} has words that a newcomer sees in another order`);
    }
    if (!news) faults.push(`${at} says nothing new`);
    const named = [...new Set(clients ?? [])].sort();
    const under = [...new Set(content.added.map(({ client }) => client))].sort();
    if (named.length > 0 && named.join() !== under.join()) {
      faults.push(`${at} names the clients ${named.join()} and has words of ${under.join()}`);
    }
  }

  function replaced(old: DocumentId, fresh: DocumentId, first: NewEntry): void {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, first.update);
    const kind = kindOf(old);
    if (saying(kind, doc) !== saying(kind, bookOf(old).doc)) {
      faults.push(`${fresh} does not say what ${old} said`);
    }
    if (contentOf(first.update).deleted.length > 0) faults.push(`${fresh} has deleted words`);
    gone.add(old);
    kept(fresh, toPlace(1), first);
  }

  function meet(person: string, document: DocumentId, mayWrite: () => boolean): Acquaintance {
    const told: Content[] = [];
    const withheld: Content[] = [];
    const own = { added: new IdSet() };
    const clients = new Set<number>();
    let saved = 0;
    let savedPlace = 0;
    let isAnswered = false;
    const fault = (what: string) => faults.push(`To ${person} the server ${what}`);

    const take = ({ added, deleted }: Content) => {
      const mine = broughtBy(document, person);
      for (const range of added) mine.added.addRange(range);
      for (const range of deleted) mine.deleted.addRange(range);
    };

    function passedOn(kind: 'step2' | 'update', content: Content): void {
      const lacks = lacking(bookOf(document), content);
      if (lacks !== null) fault(`told ${lacks} before it was on disk`);
      if (kind === 'step2') isAnswered = true;
      else if (!isAnswered) fault('told an update before it answered');
      const [first] = content.added;
      if (kind === 'update' && first !== undefined) {
        const isOwn = content.added.every(
          ({ client, clock, length }) =>
            bringers.get(client) === 1 && !some(own.added.missing(client, clock, length)),
        );
        if (isOwn) fault(`told its own words ${where(first)}`);
      }
    }

    function acknowledged(frames: number, place: number): void {
      const book = bookOf(document);
      if (frames < saved) fault(`took back: ${frames} saved after ${saved}`);
      if (frames > told.length) fault(`called ${frames} frames saved, and was told ${told.length}`);
      if (place < savedPlace) fault(`named place ${place} after ${savedPlace}`);
      if (place > book.head) fault(`named place ${place}, and the disk has ${book.head}`);
      for (const content of told.slice(saved, frames)) {
        const lacks = lacking(book, content);
        if (lacks !== null) fault(`called ${lacks} saved, and the disk does not have it`);
      }
      saved = Math.max(saved, frames);
      savedPlace = place;
    }

    return {
      heard: (message) => {
        const what = read(message);
        if (what.kind !== 'step2' && what.kind !== 'update') return;
        const content = contentOf(what.update);
        told.push(content);
        for (const range of content.added) {
          if (!clients.has(range.client)) {
            clients.add(range.client);
            bringers.set(range.client, (bringers.get(range.client) ?? 0) + 1);
          }
          own.added.addRange(range);
        }
        if (mayWrite()) take(content);
        else withheld.push(content);
      },
      said: (message) => {
        const what = read(message);
        if (what.kind === 'saved') acknowledged(what.frames, what.place);
        if (what.kind === 'step2' || what.kind === 'update') {
          passedOn(what.kind, contentOf(what.update));
        }
      },
      mayWriteAgain: () => {
        for (const content of withheld.splice(0)) take(content);
      },
      get told() {
        return told.length;
      },
      get saved() {
        return saved;
      },
    };
  }

  return {
    faults,
    introduce: (client, person) => {
      owners.set(client, person);
    },
    meet,
    kept,
    replaced,
    isReplaced: (document) => gone.has(document),
    isKept: (document, content) => lacking(bookOf(document), content) === null,
    get entries() {
      return entries;
    },
  };
}
