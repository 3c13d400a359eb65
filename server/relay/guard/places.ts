import * as Y from 'yjs';
import type { Grammar, Piece } from '../grammar.ts';

/** Where something can stand in a document. There is one for each type, so that two are the same place only if
 *  they are the same object. */
export interface Place {
  readonly kind: string;
  /** How many elements and maps it is within. */
  readonly depth: number;
  /** Words may stand in it: asked for every key that somebody presses. */
  readonly takesWords: boolean;
}

export interface Places {
  /** `null`: there is no such root. */
  root(name: string): Place | null;
  /** `null`: it stands where nothing of the kind may stand. */
  of(type: Y.AbstractType<unknown>): Place | null;
  /** The place that this piece makes here; `null`: it may not stand here. */
  within(place: Place, key: string | null, piece: Piece): Place | null;
}

/** What type a piece is, as the grammar calls it. */
export function pieceOfType(type: unknown): Piece | null {
  if (type instanceof Y.XmlElement) return { type: 'element', name: type.nodeName };
  if (type instanceof Y.XmlText) return { type: 'xml-text' };
  if (type instanceof Y.Text) return { type: 'text' };
  return type instanceof Y.Map ? { type: 'map' } : null;
}

const known = new WeakMap<Y.Doc, { readonly grammar: Grammar; readonly places: Places }>();

/** The places of a document. A type never moves, so what was found out once stays true. */
export function placesOf(doc: Y.Doc, grammar: Grammar): Places {
  const kept = known.get(doc);
  if (kept !== undefined && kept.grammar === grammar) return kept.places;
  const places = createPlaces(doc, grammar);
  known.set(doc, { grammar, places });
  return places;
}

const WORDS: Piece = { type: 'words' };

/** What words, marks and values make: nothing stands in them. */
const NOWHERE: Place = { kind: 'nowhere', depth: 0, takesWords: false };

function createPlaces(doc: Y.Doc, grammar: Grammar): Places {
  const roots = new Map<string, Place>();
  const found = new WeakMap<object, Place | null>();

  function place(kind: string, depth: number): Place {
    return { kind, depth, takesWords: grammar.place(kind, null, WORDS) !== null };
  }

  function within(parent: Place, key: string | null, piece: Piece): Place | null {
    if (piece.type === 'words' && key === null) return parent.takesWords ? NOWHERE : null;
    const kind = grammar.place(parent.kind, key, piece);
    if (kind === null) return null;
    if (piece.type === 'mark' || piece.type === 'value' || piece.type === 'deleted') return NOWHERE;
    const isDeeper = piece.type === 'element' || piece.type === 'map';
    const depth = isDeeper ? parent.depth + 1 : parent.depth;
    return depth > grammar.maxDepth ? null : place(kind, depth);
  }

  function root(name: string): Place | null {
    const kept = roots.get(name);
    if (kept !== undefined) return kept;
    if (!grammar.roots.has(name)) return null;
    const made = place(grammar.root(name), 0);
    roots.set(name, made);
    return made;
  }

  function rootOf(type: object): Place | null {
    for (const [name, one] of doc.share) if (one === type) return root(name);
    return null;
  }

  function of(type: Y.AbstractType<unknown>): Place | null {
    const kept = found.get(type);
    if (kept !== undefined) return kept;
    // From here up to what is known, and down again: a document of old may be nested deeper than the stack.
    const chain: Y.AbstractType<unknown>[] = [];
    let above: Y.AbstractType<unknown> | null = type;
    let at: Place | null | undefined;
    while (above !== null) {
      at = found.get(above);
      if (at !== undefined) break;
      chain.push(above);
      const parent: unknown = above._item?.parent ?? null;
      above = parent instanceof Y.AbstractType ? parent : null;
    }
    while (chain.length > 0) {
      const one = chain.pop() as Y.AbstractType<unknown>;
      const item: Y.Item | null = one._item;
      if (item === null) at = rootOf(one);
      else {
        const piece = pieceOfType(one);
        at = at && piece !== null ? within(at, item.parentSub, piece) : null;
      }
      found.set(one, at ?? null);
    }
    return at ?? null;
  }

  return { root, of, within };
}
