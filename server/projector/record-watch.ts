import * as Y from 'yjs';
import type { RecordBlock } from '#shared/document/minute-content.ts';
import { MINUTE_FRAGMENT, RECORD_KINDS } from '#shared/document/minute-schema.ts';
import { readRecord } from '#shared/document/read-minute.ts';

const KINDS = new Set<string>(RECORD_KINDS);

/** The record blocks of a live document, read again only where something changed, so that following ten
 *  thousand keystrokes costs ten thousand small readings and not ten thousand readings of the minute. */
export interface RecordWatch {
  /** The record blocks in the order of the text. */
  blocks(): readonly RecordBlock[];
  /** Whether a record may differ since the last time this was asked. */
  changed(): boolean;
}

export function watchRecords(doc: Y.Doc): RecordWatch {
  const fragment = doc.getXmlFragment(MINUTE_FRAGMENT);
  let elements: readonly Y.XmlElement[] = recordElements(fragment);
  let read = new Map<Y.XmlElement, RecordBlock | null>();
  let listChanged = false;
  const dirty = new Set<Y.XmlElement>();

  fragment.observeDeep((events) => {
    for (const event of events) {
      const target: unknown = event.target;
      if (target === fragment) listChanged = true;
      else {
        const block = topBlockOf(target, fragment);
        if (block !== null && KINDS.has(block.nodeName)) dirty.add(block);
      }
    }
  });

  return {
    blocks: () => {
      const kept = new Map<Y.XmlElement, RecordBlock | null>();
      for (const element of elements) {
        kept.set(element, read.get(element) ?? readRecord(element));
      }
      read = kept;
      return [...kept.values()].filter((block) => block !== null);
    },
    changed: () => {
      const any = listChanged || dirty.size > 0;
      if (listChanged) elements = recordElements(fragment);
      for (const element of dirty) read.delete(element);
      dirty.clear();
      listChanged = false;
      return any;
    },
  };
}

function recordElements(fragment: Y.XmlFragment): Y.XmlElement[] {
  return fragment
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)
    .filter((element) => KINDS.has(element.nodeName));
}

/** The block at the top of the minute that a changed type stands in. */
function topBlockOf(target: unknown, fragment: Y.XmlFragment): Y.XmlElement | null {
  let type = target as Y.AbstractType<unknown>;
  while (type.parent !== null && (type.parent as unknown) !== fragment) type = type.parent;
  return type instanceof Y.XmlElement ? type : null;
}
