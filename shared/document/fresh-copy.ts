import * as Y from 'yjs';
import type { DocumentKind } from '../domain/vocabulary.ts';
import { agendaItems } from './agenda-schema.ts';
import { isRecordBlock } from './minute-content.ts';
import { MINUTE_FRAGMENT } from './minute-schema.ts';
import { textualBlocks, wordsOf } from './passage.ts';
import { readAgenda } from './read-agenda.ts';
import { readMinute } from './read-minute.ts';
import { wordsHash } from './words-hash.ts';

/** A first update with what the document says now, down to ids and comment marks, and nothing of how it came
 *  to say so: no deleted words, and no client ids of those who wrote it. */
export function freshCopy(kind: DocumentKind, doc: Y.Doc): Uint8Array {
  return written((fresh) => {
    if (kind === 'agenda') copyAgenda(doc, fresh);
    else copyMinute(doc, fresh);
  });
}

/** The same of an agenda but for one item, of which nothing is left, not even its id. */
export function agendaWithout(doc: Y.Doc, itemId: string): Uint8Array {
  return written((fresh) => copyAgenda(doc, fresh, itemId));
}

/** The ids of the records that stand in such an update; an agenda has none. */
export function recordsIn(update: Uint8Array): readonly string[] {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, update);
  const ids = readMinute(fresh).flatMap((block) => (isRecordBlock(block) ? [block.id] : []));
  fresh.destroy();
  return ids;
}

/** All words that stand in such an update, a block or a field of the agenda a line. */
export function wordsIn(update: Uint8Array): string {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, update);
  const facts = readAgenda(fresh).flatMap((one) => [
    ...[one.title, one.recommendation, one.leadText ?? '', one.paper ?? ''],
  ]);
  const words = [...paragraphsOf(fresh), ...facts].join('\n');
  fresh.destroy();
  return words;
}

/** Of every paragraph that stands in such an update. */
export function hashesIn(update: Uint8Array): ReadonlySet<string> {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, update);
  const hashes = new Set(paragraphsOf(fresh).map(wordsHash));
  fresh.destroy();
  return hashes;
}

function paragraphsOf(doc: Y.Doc): string[] {
  return [...textualBlocks(doc.getXmlFragment(MINUTE_FRAGMENT))].map(wordsOf);
}

function written(write: (fresh: Y.Doc) => void): Uint8Array {
  const fresh = new Y.Doc();
  fresh.transact(() => write(fresh));
  const update = Y.encodeStateAsUpdate(fresh);
  fresh.destroy();
  return update;
}

function copyMinute(from: Y.Doc, to: Y.Doc): void {
  const blocks = from
    .getXmlFragment(MINUTE_FRAGMENT)
    .toArray()
    .map((block) => block.clone());
  to.getXmlFragment(MINUTE_FRAGMENT).insert(0, blocks as (Y.XmlElement | Y.XmlText)[]);
}

function copyAgenda(from: Y.Doc, to: Y.Doc, leftOut: string | null = null): void {
  const items = agendaItems(to);
  for (const [id, item] of agendaItems(from)) if (id !== leftOut) items.set(id, item.clone());
}
