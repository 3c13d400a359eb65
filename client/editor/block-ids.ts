import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { Mapping } from '@tiptap/pm/transform';
import { ySyncPluginKey } from 'y-prosemirror';

export interface BlockIdDeps {
  readonly newId: () => string;
  /** Whether another document of the same meeting has a block of this id now. */
  readonly isTakenElsewhere: (id: string) => boolean;
}

/** Every paragraph, heading and record has an id of its own. Only what this person did is repaired: what
 *  arrives from others was repaired where it was written. */
export const createBlockIds = (deps: BlockIdDeps) =>
  Extension.create({
    name: 'blockIds',
    addProseMirrorPlugins: () => [blockIdsPlugin(deps)],
  });

export function blockIdsPlugin(deps: BlockIdDeps): Plugin {
  return new Plugin({
    key: new PluginKey('blockIds'),
    appendTransaction: (transactions, before, after) => {
      const mine = transactions.filter((one) => one.docChanged && !isFromDocument(one));
      if (mine.length === 0) return null;
      const maps = transactions.flatMap((one) => one.mapping.maps);
      const repairs = idRepairs(before.doc, after.doc, maps, deps);
      if (repairs.length === 0) return null;
      const tr = after.tr;
      for (const { at, id } of repairs) tr.setNodeAttribute(at, 'id', id);
      return tr;
    },
  });
}

function isFromDocument(transaction: Transaction): boolean {
  const change: unknown = transaction.getMeta(ySyncPluginKey);
  return (change as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

export interface IdRepair {
  readonly at: number;
  readonly id: string;
}

/** The blocks that need an id: those without one, those that repeat one (whoever had it before keeps it,
 *  else the first in the text), and those that came in with an id in use in another document. */
export function idRepairs(
  before: Node,
  after: Node,
  maps: Mapping['maps'],
  { newId, isTakenElsewhere }: BlockIdDeps,
): IdRepair[] {
  const homes = homesOf(before, maps);
  const placesOf = new Map<string, number[]>();
  const repairs: IdRepair[] = [];
  after.descendants((node, at) => {
    if (!bearsId(node)) return true;
    const id: unknown = node.attrs.id;
    if (typeof id !== 'string' || id === '') repairs.push({ at, id: newId() });
    else placesOf.set(id, [...(placesOf.get(id) ?? []), at]);
    return !node.isTextblock;
  });
  for (const [id, places] of placesOf) {
    const home = homes.get(id);
    const cameIn = home === undefined;
    const keeper =
      cameIn && isTakenElsewhere(id)
        ? null
        : (places.find((at) => at === home) ?? places[0] ?? null);
    for (const at of places) if (at !== keeper) repairs.push({ at, id: newId() });
  }
  return repairs;
}

/** Where each block that was there before stands now, as far as it is still itself. */
function homesOf(before: Node, maps: Mapping['maps']): ReadonlyMap<string, number> {
  const homes = new Map<string, number>();
  before.descendants((node, at) => {
    if (!bearsId(node)) return true;
    const id: unknown = node.attrs.id;
    if (typeof id === 'string' && !homes.has(id)) homes.set(id, mapped(at, maps));
    return !node.isTextblock;
  });
  return homes;
}

/** -1 when the block was taken out or made anew. */
function mapped(at: number, maps: Mapping['maps']): number {
  let now = at;
  for (const map of maps) {
    const result = map.mapResult(now, 1);
    if (result.deletedAfter) return -1;
    now = result.pos;
  }
  return now;
}

function bearsId(node: Node): boolean {
  return node.type.spec.attrs !== undefined && 'id' in node.type.spec.attrs;
}
