import * as Y from 'yjs';
import type { RecordBlock } from '#shared/document/minute-content.ts';
import { MINUTE_FRAGMENT, RECORD_KINDS } from '#shared/document/minute-schema.ts';
import { readRecord } from '#shared/document/read-minute.ts';

const KINDS = new Set<string>(RECORD_KINDS);

/** The record blocks of a live document, read again only where something changed, so that following ten
 *  thousand keystrokes costs ten thousand small readings and not ten thousand readings of the minute. */
export interface RecordWatch {
  /** Whether a record may differ now that these types have changed. */
  isNews(changed: Iterable<unknown>): boolean;
  /** The record blocks in the order of the text. */
  blocks(): readonly RecordBlock[];
}

export function watchRecords(doc: Y.Doc): RecordWatch {
  const fragment = doc.getXmlFragment(MINUTE_FRAGMENT);
  let elements: readonly Y.XmlElement[] | null = null;
  let read = new Map<Y.XmlElement, RecordBlock | null>();

  return {
    isNews: (changed) => {
      let news = false;
      for (const type of changed) {
        if (type === fragment) {
          elements = null;
          news = true;
          continue;
        }
        const block = topBlockOf(type, fragment);
        if (block === null || !KINDS.has(block.nodeName)) continue;
        read.delete(block);
        news = true;
      }
      return news;
    },
    blocks: () => {
      elements ??= recordElements(fragment);
      const kept = new Map<Y.XmlElement, RecordBlock | null>();
      for (const element of elements) {
        kept.set(element, read.get(element) ?? readRecord(element));
      }
      read = kept;
      return [...kept.values()].filter((block) => block !== null);
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
function topBlockOf(changed: unknown, fragment: Y.XmlFragment): Y.XmlElement | null {
  let type = changed as Y.AbstractType<unknown>;
  while (type.parent !== null && (type.parent as unknown) !== fragment) type = type.parent;
  return type instanceof Y.XmlElement ? type : null;
}
