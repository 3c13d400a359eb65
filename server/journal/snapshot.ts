import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { Place } from '#shared/ids.ts';
import { JournalFault, type LoadedDocument } from './journal.ts';
import { createJournalDocument } from './journal-document.ts';

export interface Snapshot {
  readonly place: Place;
  /** In a buffer of its own, so that it can be handed over. */
  readonly state: Uint8Array<ArrayBuffer>;
  readonly sha256: Uint8Array;
}

/** The document's state at its head, decoded again and compared before anyone relies on it.
 *  @throws JournalFault when what comes back is not what went in */
export function makeSnapshot(loaded: LoadedDocument): Snapshot {
  const doc = createJournalDocument(loaded, null);
  const state = new Uint8Array(Y.encodeStateAsUpdate(doc));
  const again = new Y.Doc({ gc: true });
  Y.applyUpdate(again, state);
  const same =
    Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again)) && contentOf(doc) === contentOf(again);
  doc.destroy();
  again.destroy();
  if (!same) throw new JournalFault('A snapshot did not decode to the document it was made from');
  return { place: loaded.head, state, sha256: sha256(state) };
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
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
