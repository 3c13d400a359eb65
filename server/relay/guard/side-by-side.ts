import * as Y from 'yjs';
import { structAt } from './stored.ts';

/** Nobody is kept waiting for a certainty about what stands a hundred thousand pieces away. */
const MAX_STEPS = 100_000;

/** How far it was to neighbours so far, of all that came together. */
export interface Walk {
  steps: number;
}

/** Whether the two neighbours that a piece names can have stood side by side when it was written. If they cannot,
 *  where Yjs puts the piece, or what others write beside it later, depends on what came first, and on which letters
 *  are kept in one run: people would read different texts.
 *
 *  The neighbours name neighbours themselves. Everything else they depend on lies further out, as long as every
 *  piece before this one was found to be so. So it is enough that the left one was not written before something
 *  that stands between the two, and the right one not behind such a thing. Where nobody else wrote in the same
 *  place at the same time, one of the two names the other. */
export function stoodSideBySide(doc: Y.Doc, item: Y.Item, walk: Walk): boolean {
  const { origin, rightOrigin } = item;
  if (origin === null) return rightOrigin === null || leftOf(doc, rightOrigin) === null;
  const after = rightOf(doc, origin);
  if (rightOrigin === null) return after === null;
  if (isSame(after, rightOrigin)) return true;
  const before = leftOf(doc, rightOrigin);
  if (isSame(before, origin)) return true;

  const isMet = (other: Y.Item) =>
    isWithin(other, before) || isWithin(other, after) || ++walk.steps > MAX_STEPS;
  let left = item.left;
  for (; left !== null && !isWithin(left, origin); left = left.left) if (isMet(left)) return false;
  // What was written on behind the left one may since have grown together with it.
  if (left === null || (isWithin(left, before) && isLater(before, origin))) return false;
  let right = item.right;
  for (; right !== null && !isWithin(right, rightOrigin); right = right.right) {
    if (isMet(right)) return false;
  }
  return right !== null && right.id.clock === rightOrigin.clock;
}

/** What this letter was written behind. */
function leftOf(doc: Y.Doc, { client, clock }: Y.ID): Y.ID | null {
  const struct = structAt(doc, client, clock);
  if (struct.id.clock < clock) return Y.createID(client, clock - 1);
  return struct instanceof Y.Item ? struct.origin : null;
}

/** What this letter was written before: all of a run before the same. */
function rightOf(doc: Y.Doc, { client, clock }: Y.ID): Y.ID | null {
  const struct = structAt(doc, client, clock);
  return struct instanceof Y.Item ? struct.rightOrigin : null;
}

function isWithin({ id, length }: Y.Item, sought: Y.ID | null): boolean {
  if (sought === null || sought.client !== id.client) return false;
  return id.clock <= sought.clock && sought.clock < id.clock + length;
}

function isLater(a: Y.ID | null, b: Y.ID): boolean {
  return a !== null && a.client === b.client && a.clock > b.clock;
}

function isSame(a: Y.ID | null, b: Y.ID): boolean {
  return a !== null && a.client === b.client && a.clock === b.clock;
}
