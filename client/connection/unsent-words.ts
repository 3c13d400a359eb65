import * as Y from 'yjs';

/** How much of this page's own writing a document holds. */
export function ownWriting(doc: Y.Doc): number {
  return Y.getState(doc.store, doc.clientID);
}

/** What this page wrote after a point, in the order it was written, and nobody else's words: all that may
 *  be shown of a text that its reader can no longer open. */
export function unsentWords(doc: Y.Doc, after: number): string {
  const lines: string[] = [];
  let place: unknown = null;
  for (const struct of doc.store.clients.get(doc.clientID) ?? []) {
    const skipped = Math.max(0, after - struct.id.clock);
    if (!(struct instanceof Y.Item) || struct.deleted || skipped >= struct.length) continue;
    if (!(struct.content instanceof Y.ContentString)) continue;
    const words = struct.content.str.slice(skipped);
    if (struct.parent === place) lines.push((lines.pop() ?? '') + words);
    else lines.push(words);
    place = struct.parent;
  }
  return lines.join('\n');
}
