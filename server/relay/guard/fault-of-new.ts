import * as Y from 'yjs';
import type { Grammar, Piece } from '../grammar.ts';
import { isSameForNewcomer } from './newcomer.ts';
import { type Place, type Places, pieceOfType, placesOf } from './places.ts';
import { indexAt, type Stored, stateOf, structAt } from './stored.ts';

/** The first of what came to be in a document that does not stand where the grammar allows, in words, or `null`.
 *  Asked after an update was applied, of what Yjs made of it; it costs as much as there is new.
 *  @param from client id → the first clock to look at; of other clients nothing is looked at */
export function faultOfNew(
  doc: Y.Doc,
  grammar: Grammar,
  from: ReadonlyMap<number, number>,
): string | null {
  const places = placesOf(doc, grammar);
  const walk: Walk = { inOrder: new Set(), steps: 0 };
  let isInDoubt = false;
  for (const [client, clock] of from) {
    if (clock >= stateOf(doc, client)) continue;
    const structs = doc.store.clients.get(client) as Stored[];
    const first = indexAt(structs, clock);
    // From the last to the first: what was typed in one go has the same right neighbour.
    for (let at = structs.length - 1; at >= first; at--) {
      const struct = structs[at] as Stored;
      const fault = faultOf(places, struct);
      if (fault !== null) return fault;
      // Undo and the merging of runs can leave what looks out of order and is not: a newcomer tells.
      if (struct instanceof Y.Item && !isInOrder(doc, struct, walk)) isInDoubt = true;
    }
  }
  return isInDoubt && !isSameForNewcomer(doc, MAX_COMPARED) ? BROKEN : null;
}

const BROKEN = 'The order is broken.';
/** Structs of a document that is compared with a newcomer's. */
const MAX_COMPARED = 30_000;
/** Nobody is kept waiting for a certainty about what stands thousands of pieces away. */
const MAX_STEPS = 100_000;

/** How far it was to neighbours so far. */
interface Walk {
  /** What is known to stand before its right neighbour. */
  readonly inOrder: Set<Y.Item>;
  steps: number;
}

/** Whether a piece stands behind what it was written behind, and before what it was written before. If not, its
 *  neighbours were named in the wrong order, and whoever loads the document anew would see it in another one. */
function isInOrder(doc: Y.Doc, struct: Y.Item, walk: Walk): boolean {
  const { origin, rightOrigin, parentSub } = struct;
  if (rightOrigin === null || parentSub !== null || origin === null) return true;
  const right = structAt(doc, rightOrigin.client, rightOrigin.clock);
  if (!(right instanceof Y.Item)) return true;
  for (let item = struct.right; item !== right; item = item.right) {
    if (item === null) return false;
    walk.steps += 1;
    if (walk.steps > MAX_STEPS) return true;
    if (walk.inOrder.has(item) && isSame(item.rightOrigin, rightOrigin)) break;
  }
  walk.inOrder.add(struct);
  // Where one run holds both neighbours, Yjs may have split it between the two looks.
  if (origin.client !== rightOrigin.client) return true;
  const left = structAt(doc, origin.client, origin.clock);
  if (!(left instanceof Y.Item)) return true;
  for (let item = struct.left; item !== left; item = item.left) {
    if (item === null) return false;
    walk.steps += 1;
    if (walk.steps > MAX_STEPS) return true;
  }
  return true;
}

function isSame(a: Y.ID | null, b: Y.ID): boolean {
  return a !== null && a.client === b.client && a.clock === b.clock;
}

/** What is deleted, by itself or with what it stands in, is in nobody's way. */
function faultOf(places: Places, struct: Stored): string | null {
  if (struct.deleted || !(struct instanceof Y.Item)) return null;
  const parent: unknown = struct.parent;
  if (!(parent instanceof Y.AbstractType)) return 'Something stands in nothing.';
  const place = places.of(parent);
  if (place === null) return 'Something stands in what stands nowhere.';
  const isSound = mayStand(places, place, struct);
  return isSound ? null : `Something stands in a ${place.kind} that may not stand there.`;
}

function mayStand(places: Places, place: Place, { content, parentSub }: Y.Item): boolean {
  const may = (piece: Piece | null) =>
    piece !== null && places.within(place, parentSub, piece) !== null;
  if (content instanceof Y.ContentString) return may({ type: 'words' });
  if (content instanceof Y.ContentFormat) {
    return may({ type: 'mark', name: String(content.key), value: content.value });
  }
  if (content instanceof Y.ContentType) return may(pieceOfType(content.type));
  if (!(content instanceof Y.ContentAny)) return false;
  return content.arr.every((value: unknown) => may({ type: 'value', value }));
}
