import * as Y from 'yjs';
import { MINUTE_FRAGMENT, RECORD_KINDS } from '#shared/document/minute-schema.ts';

const KINDS = new Set<string>(RECORD_KINDS);

/** Gives the first record of this id in a minute a new one; words and facts stay as they are. False: no
 *  record of that id stands there any more, and nothing was changed. */
export function renameRecord(doc: Y.Doc, oldId: string, newId: string): boolean {
  for (const child of doc.getXmlFragment(MINUTE_FRAGMENT).toArray()) {
    if (!(child instanceof Y.XmlElement) || !KINDS.has(child.nodeName)) continue;
    if (child.getAttribute('id') !== oldId) continue;
    child.setAttribute('id', newId);
    return true;
  }
  return false;
}
