import type { MarkType } from 'prosemirror-model';
import { type DocumentGrammar, isPlain, LEAF, type Piece } from './grammar.ts';
import { MAX_DEPTH, MINUTE_FRAGMENT, minuteSchema } from './minute-schema.ts';
import { namesIn } from './names-in.ts';
import { markName } from './read-minute.ts';

interface NodeRules {
  readonly children: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

/** Which nodes may stand directly in which, in whatever number and order: two people's honest edits can leave a
 *  list without items between them, and the next editor tidies that up. A node where it can never stand, or
 *  unknown, is nobody's honest edit. */
const NODES: ReadonlyMap<string, NodeRules> = new Map(
  Object.entries(minuteSchema.nodes).map(([name, type]) => [
    name,
    {
      children: namesIn(type.contentMatch),
      attributes: new Set(Object.keys(type.spec.attrs ?? {})),
    },
  ]),
);

const WORDS = 'words';

/** What may stand in a minute's document, and in the private notes. */
export const minuteGrammar: DocumentGrammar = {
  roots: new Map([[MINUTE_FRAGMENT, 'xml-fragment']]),
  root: () => 'doc',
  place: (parent, key, piece) => {
    if (parent === WORDS) return key === null && isInText(piece) ? LEAF : null;
    const rules = NODES.get(parent);
    if (rules === undefined) return null;
    if (key !== null) return rules.attributes.has(key) && isAttribute(piece) ? LEAF : null;
    switch (piece.type) {
      case 'element':
        return piece.name !== 'text' && rules.children.has(piece.name) ? piece.name : null;
      case 'xml-text':
        return rules.children.has('text') ? WORDS : null;
      default:
        return piece.type === 'deleted' ? LEAF : null;
    }
  },
  maxDepth: MAX_DEPTH,
};

function isInText(piece: Piece): boolean {
  if (piece.type === 'mark') return isMark(piece.name, piece.value);
  return piece.type === 'words' || piece.type === 'deleted';
}

function isAttribute(piece: Piece): boolean {
  if (piece.type === 'deleted') return true;
  if (piece.type !== 'value') return false;
  // A table's column widths are a list of numbers.
  const { value } = piece;
  return isPlain(value) || (Array.isArray(value) && value.every((one) => typeof one === 'number'));
}

/** Only marks that may overlap carry a hash behind their name. */
function isMark(attribute: string, value: unknown): boolean {
  const plain = markType(attribute);
  if (plain !== undefined) return isMarkValue(plain, value);
  const hashed = markType(markName(attribute));
  return hashed !== undefined && !hashed.excludes(hashed) && isMarkValue(hashed, value);
}

function markType(name: string): MarkType | undefined {
  return Object.hasOwn(minuteSchema.marks, name) ? minuteSchema.marks[name] : undefined;
}

function isMarkValue(type: MarkType, value: unknown): boolean {
  if (value === null || value === true) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const known = type.spec.attrs ?? {};
  return Object.entries(value).every(([name, one]) => Object.hasOwn(known, name) && isPlain(one));
}
