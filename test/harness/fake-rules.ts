import * as Y from 'yjs';
import type { DocumentRules } from '#server/relay/document-rules.ts';
import type { Grammar, Piece } from '#server/relay/grammar.ts';

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

/** Every document is prose in `prosemirror` and a map `items`, but for those called `missing…`. A block called
 *  `poison` may stand when the guard asks, and is found not to when it stands. */
export function createFakeRules(seed: Uint8Array = paragraphSeed()): DocumentRules {
  let asked = 0;
  const grammar: Grammar = {
    ...FAKE_GRAMMAR,
    place: (parent, key, piece) => {
      if (piece.type === 'element' && piece.name === 'poison') {
        asked += 1;
        if (asked % 2 === 0) return null;
      }
      return FAKE_GRAMMAR.place(parent, key, piece);
    },
  };
  return {
    knows: async (document) => !document.startsWith('missing'),
    seed: async (document) => (document.startsWith('missing') ? null : seed),
    grammar: () => grammar,
    fault: () => null,
    schemaVersion: 1,
  };
}

/** Blocks of any name in blocks of any name, words in texts, and anything in the map. */
const FAKE_GRAMMAR: Grammar = {
  roots: new Map([
    ['prosemirror', 'xml-fragment'],
    ['items', 'map'],
  ]),
  root: (name) => (name === 'items' ? 'map' : 'block'),
  place: (parent, key, piece) => {
    if (parent === 'map') return key === null ? null : kindOf(piece);
    if (parent === 'text') return key === null && isInText(piece) ? 'leaf' : null;
    if (parent !== 'block') return null;
    if (piece.type === 'deleted' || (key !== null && piece.type === 'value')) return 'leaf';
    return key === null && (piece.type === 'element' || piece.type === 'xml-text')
      ? kindOf(piece)
      : null;
  },
  maxDepth: 24,
};

function kindOf({ type }: Piece): string | null {
  if (type === 'map') return 'map';
  if (type === 'element') return 'block';
  if (type === 'text' || type === 'xml-text') return 'text';
  return type === 'value' || type === 'deleted' ? 'leaf' : null;
}

function isInText({ type }: Piece): boolean {
  return type === 'words' || type === 'mark' || type === 'deleted';
}
