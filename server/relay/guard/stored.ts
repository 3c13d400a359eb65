import type * as Y from 'yjs';

export type Stored = Y.Item | Y.GC;

/** How many clocks of this client the document has. */
export function stateOf(doc: Y.Doc, client: number): number {
  const structs = doc.store.clients.get(client);
  const last = structs?.[structs.length - 1];
  return last === undefined ? 0 : last.id.clock + last.length;
}

/** Which struct has this clock; the document must have it. Most asked for is the last. */
export function indexAt(structs: readonly Stored[], clock: number): number {
  let right = structs.length - 1;
  if ((structs[right] as Stored).id.clock <= clock) return right;
  let left = 0;
  while (left < right) {
    const middle = (left + right + 1) >>> 1;
    if ((structs[middle] as Stored).id.clock <= clock) left = middle;
    else right = middle - 1;
  }
  return left;
}

/** The struct that has this clock; the document must have it. */
export function structAt(doc: Y.Doc, client: number, clock: number): Stored {
  const structs = doc.store.clients.get(client) as Stored[];
  return structs[indexAt(structs, clock)] as Stored;
}
