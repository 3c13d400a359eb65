import { AGENDA_ITEMS, AGENDA_TEXTS, AGENDA_VALUES } from './agenda-schema.ts';
import { type DocumentGrammar, isPlain, LEAF, type Piece } from './grammar.ts';

/** Item ids stay in the document for ever, even when the item goes: they are ids and nothing else. */
const ITEM_ID = /^[\w.:-]{1,64}$/;
const TEXTS: ReadonlySet<string> = new Set(AGENDA_TEXTS);
const VALUES: ReadonlySet<string> = new Set(AGENDA_VALUES);

/** What may stand in an agenda's document. */
export const agendaGrammar: DocumentGrammar = {
  roots: new Map([[AGENDA_ITEMS, 'map']]),
  root: () => 'items',
  place: (parent, key, piece) => {
    if (parent === 'items') return key !== null && ITEM_ID.test(key) ? inItems(piece) : null;
    if (parent === 'item') return key === null ? null : inItem(key, piece);
    if (parent !== 'line' || key !== null) return null;
    return piece.type === 'words' || piece.type === 'deleted' ? LEAF : null;
  },
  maxDepth: 1,
};

function inItems(piece: Piece): string | null {
  if (piece.type === 'map') return 'item';
  return piece.type === 'deleted' ? LEAF : null;
}

function inItem(key: string, piece: Piece): string | null {
  // An item without its texts could not be shown: they go with the item only.
  if (TEXTS.has(key)) return piece.type === 'text' ? 'line' : null;
  if (!VALUES.has(key)) return null;
  if (piece.type === 'deleted') return LEAF;
  return piece.type === 'value' && isPlain(piece.value) ? LEAF : null;
}
