/** One piece of content, as an update spells it. */
export type Piece =
  | { readonly type: 'element'; readonly name: string }
  | { readonly type: 'xml-text' | 'text' | 'map' }
  | { readonly type: 'words' }
  | { readonly type: 'mark'; readonly name: string; readonly value: unknown }
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'deleted' };

/** What may stand where in a document, whatever the order and the number. It has the shape that the relay asks
 *  for: a kind is the name of a place, and `null` says that a piece may not stand there. */
export interface DocumentGrammar {
  readonly roots: ReadonlyMap<string, 'xml-fragment' | 'map'>;
  root(name: string): string;
  place(parent: string, key: string | null, piece: Piece): string | null;
  readonly maxDepth: number;
}

/** The kind of what nothing stands in: words, marks, values. */
export const LEAF = 'leaf';

/** What a page sets an attribute or a fact to. */
export function isPlain(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  );
}
