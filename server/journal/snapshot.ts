import * as Y from 'yjs';
import type { DocumentId } from '#shared/ids.ts';
import { chainStart } from './chain.ts';
import { JournalFault } from './journal.ts';
import { createJournalDocument } from './journal-document.ts';
import type { LoadedBook } from './read-journal.ts';
import { type SnapshotRow, sealOfSnapshot } from './rows.ts';

/** Its bytes are in buffers of their own, so that they can be handed over. */
export interface Snapshot extends SnapshotRow {
  readonly state: Uint8Array<ArrayBuffer>;
}

/** The document's state at its head, decoded again and compared before anyone relies on it.
 *  @throws JournalFault when what comes back is not what went in */
export function makeSnapshot(document: DocumentId, loaded: LoadedBook, at: number): Snapshot {
  const doc = createJournalDocument(loaded, null);
  const state = new Uint8Array(Y.encodeStateAsUpdate(doc));
  const again = new Y.Doc({ gc: true });
  Y.applyUpdate(again, state);
  const same =
    Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again)) && contentOf(doc) === contentOf(again);
  doc.destroy();
  again.destroy();
  if (!same) throw new JournalFault('A snapshot did not decode to the document it was made from');
  const hash = loaded.hash ?? chainStart(document);
  const row = { document, place: loaded.head, at, state, hash };
  return { ...row, sha256: sealOfSnapshot(row) };
}

/** What a document holds, in its order, whatever its root types are: the bytes themselves are no measure,
 *  since the same content has many encodings. */
function contentOf(doc: Y.Doc): string {
  const roots = [...doc.share.keys()].sort();
  return JSON.stringify(roots.map((name) => [name, listing(doc.share.get(name))]));
}

type SharedType = ReturnType<Y.Doc['share']['get']>;

function listing(type: SharedType): unknown {
  if (type === undefined) return null;
  const sequence: unknown[] = [];
  let text = '';
  const endText = () => {
    if (text !== '') sequence.push(text);
    text = '';
  };
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString) {
      text += item.content.str;
      continue;
    }
    endText();
    sequence.push(...values(item.content));
  }
  endText();
  const keys = [...type._map.keys()].sort();
  const entries = keys.flatMap((key) => {
    const item = type._map.get(key);
    return item === undefined || item.deleted ? [] : [[key, values(item.content)]];
  });
  const name = type instanceof Y.XmlElement ? type.nodeName : null;
  return [type.constructor === Y.AbstractType ? null : type._write.name, name, sequence, entries];
}

function values(content: Y.Item['content']): unknown[] {
  if (content instanceof Y.ContentType) return [listing(content.type)];
  if (content instanceof Y.ContentFormat) return [{ format: content.key, value: content.value }];
  return content.getContent().map((value) => (value instanceof Uint8Array ? [...value] : value));
}
