import * as Y from 'yjs';
import type { Entry } from '#server/journal/journal.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { breathe } from './breathe.ts';

/** How many entries are taken in before others have a turn: some milliseconds' worth. */
const AT_A_TIME = 100;

/** Whose entries put in, took out or changed which blocks, by block id. Authors are the journal's; of what is in
 *  the document nothing is believed but the ids of blocks.
 *  @param before what the document was ahead of the first entry */
export async function whoTouched(
  before: Uint8Array,
  entries: readonly Pick<Entry, 'author' | 'update'>[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const touched = new Map<string, Set<string>>();
  const doc = new Y.Doc({ gc: false });
  // Until it is asked for, Yjs does not know what kind of root it is.
  doc.getXmlFragment(MINUTE_FRAGMENT);
  Y.applyUpdate(doc, before);
  let author = '';
  const touch = (id: unknown) => {
    if (typeof id !== 'string' || id === '') return;
    touched.set(id, (touched.get(id) ?? new Set()).add(author));
  };
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    for (const id of idsChanged(transaction)) touch(id);
  });
  for (const [index, entry] of entries.entries()) {
    author = entry.author;
    Y.applyUpdate(doc, entry.update);
    if (index % AT_A_TIME === AT_A_TIME - 1) await breathe();
  }
  doc.destroy();
  for (const authors of touched.values()) authors.delete('server');
  return touched;
}

function* idsChanged(transaction: Y.Transaction): Generator<unknown> {
  for (const type of transaction.changed.keys()) {
    if (!(type instanceof Y.AbstractType)) continue;
    yield idAround(type);
    yield* idsOfNew(type, transaction);
  }
  const gone: unknown[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return;
    gone.push(idOf(struct.content.type));
  });
  yield* gone;
}

/** Of the nearest block that a type is or lies in. */
function idAround(type: Y.XmlElement['parent']): unknown {
  let at: Y.XmlElement['parent'] = type;
  while (at !== null) {
    const id = idOf(at);
    if (id !== null) return id;
    at = at.parent;
  }
  return null;
}

/** Also of a type that is deleted by now. */
function idOf(type: unknown): unknown {
  const content = type instanceof Y.XmlElement ? type._map.get('id')?.content : undefined;
  return content === undefined ? null : (content.getContent()[0] ?? null);
}

/** Of blocks that a transaction has put into a container. */
function* idsOfNew(container: unknown, transaction: Y.Transaction): Generator<unknown> {
  if (!(container instanceof Y.XmlFragment) && !(container instanceof Y.XmlElement)) return;
  for (const child of container.toArray()) {
    if (!(child instanceof Y.XmlElement) || child._item === null) continue;
    const { client, clock } = child._item.id;
    if (clock < (transaction.beforeState.get(client) ?? 0)) continue;
    yield idOf(child);
    yield* idsOfNew(child, transaction);
  }
}
