/** One piece of content, as an update spells it. */
export type Piece =
  | { readonly type: 'element'; readonly name: string }
  | { readonly type: 'xml-text' | 'text' | 'map' }
  | { readonly type: 'words' }
  /** A mark begins or ends; `value` is `null` where it ends. */
  | { readonly type: 'mark'; readonly name: string; readonly value: unknown }
  /** A plain value: an element's attribute or a map's entry. */
  | { readonly type: 'value'; readonly value: unknown }
  /** Content that was deleted before it was sent: what it was is not known any more. */
  | { readonly type: 'deleted' };

/** What may stand where in a document, whatever the order and the number: asked for every new piece before it
 *  is applied, and again once it stands. A kind is a word of the grammar's own for a place where something can
 *  stand (`doc`, `paragraph`, `words`); the guard only hands it back. */
export interface Grammar {
  /** The root names that may occur, with their Yjs type. */
  readonly roots: ReadonlyMap<string, 'xml-fragment' | 'map'>;
  /** The kind of place that a root is. */
  root(name: string): string;
  /** The kind of place that the piece makes in a place of this kind, or `null` when it may not stand there.
   *  @param key the attribute's or the map entry's name; `null` for what stands in the text or the list */
  place(parent: string, key: string | null, piece: Piece): string | null;
  /** How deep elements may stand in one another. */
  readonly maxDepth: number;
}
