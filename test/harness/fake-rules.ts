import * as Y from 'yjs';
import type { DocumentRules } from '#server/relay/document-rules.ts';

/** A document's seed: one paragraph that says so. */
export function paragraphSeed(words = 'Minutes'): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment('prosemirror').insert(0, [paragraph]);
  const seed = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return seed;
}

/** Every document is prose in `prosemirror` and a map `items`, but for those called `missing…`; a paragraph
 *  that says "poison" is what no editor can open. */
export function createFakeRules(seed: Uint8Array = paragraphSeed()): DocumentRules {
  return {
    seed: async (document) => (document.startsWith('missing') ? null : seed),
    roots: () =>
      new Map([
        ['prosemirror', 'xml-fragment'],
        ['items', 'map'],
      ]),
    fault: (_document, doc) =>
      doc.getXmlFragment('prosemirror').toString().includes('poison') ? 'It says poison' : null,
    schemaVersion: 1,
  };
}
