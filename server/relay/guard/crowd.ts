import * as Y from 'yjs';
import type { Place } from './places.ts';
import type { Struct } from './read-update.ts';
import { indexAt, stateOf, structAt } from './stored.ts';
import { malformed, tooLarge } from './unsound.ts';

/** How many neighbours Yjs may have to look at for one update: a few milliseconds' worth. A person's writing
 *  asks for about as many as there is writing of others in the same places at the same time. */
export const MAX_STEPS = 300_000;
/** To split a piece, Yjs moves all those of its client that were written later: so many in all take about a tenth
 *  of a second. */
export const MAX_MOVED = 100_000_000;
/** How far the document's own neighbours are counted where only Yjs will know how far it is. */
const FAR = 2000;

interface Id {
  readonly client: number;
  readonly clock: number;
}

/** Looks at the two neighbours that each new piece names. Whoever writes puts a piece between two that stand side
 *  by side, the left one first. Where the update itself or the document shows that it is so, Yjs is done at once;
 *  else it looks at all that stands between, and if the right one came first, everyone would in the end have the
 *  pieces in another order. */
export class Crowd {
  readonly #doc: Y.Doc;
  #steps = 0;
  #moved = 0;
  /** What stands right of a piece, as far as this update tells: `null`: nothing. */
  readonly #right = new Map<number, Map<number, Id | null>>();
  readonly #first = new Map<Place, Id | null>();
  readonly #size = new Map<Place, number>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** @throws Unsound when the neighbours are in the wrong order, or too much stands between */
  admit(client: number, struct: Struct, place: Place, key: string | null): void {
    const left = struct.originClient < 0 ? null : idOf(struct.originClient, struct.originClock);
    const right = struct.rightClient < 0 ? null : idOf(struct.rightClient, struct.rightClock);
    const before = this.#size.get(place) ?? 0;
    this.#size.set(place, before + 1);
    if (key !== null) {
      this.#spend(1 + (left === null ? before : 0));
      return;
    }
    if (!isSame(this.#rightOf(left, place, struct), right))
      this.#search(left, right, struct, before);
    const own = idOf(client, struct.clock);
    if (left === null) this.#first.set(place, own);
    else this.#set(left, own);
    this.#set(idOf(client, struct.clock + struct.length - 1), right);
  }

  #spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MAX_STEPS) throw tooLarge('What stands between the same neighbours');
  }

  /** The piece that has this letter is cut in two behind it. */
  #cut({ client, clock }: Id): void {
    const structs = this.#doc.store.clients.get(client) ?? [];
    this.#moved += structs.length - indexAt(structs, clock);
    if (this.#moved > MAX_MOVED) throw tooLarge('What has to be cut in two');
  }

  #set({ client, clock }: Id, right: Id | null): void {
    const known = this.#right.get(client);
    if (known === undefined) this.#right.set(client, new Map([[clock, right]]));
    else known.set(clock, right);
  }

  /** `undefined`: nobody can tell yet. */
  #rightOf(left: Id | null, place: Place, struct: Struct): Id | null | undefined {
    if (left === null) {
      const told = this.#first.get(place);
      return told === undefined ? firstOf(this.#doc, struct) : told;
    }
    const told = this.#right.get(left.client)?.get(left.clock);
    if (told !== undefined) return told;
    const next = idOf(left.client, left.clock + 1);
    const stored = storedAt(this.#doc, left);
    // A piece of this update that has been admitted has told what stands behind its last letter.
    if (stored === null) return next;
    if (left.clock + 1 === stored.id.clock + stored.length) return stored.right?.id ?? null;
    this.#cut(left);
    return next;
  }

  #search(left: Id | null, right: Id | null, struct: Struct, before: number): void {
    const storedLeft = left === null ? null : storedAt(this.#doc, left);
    const storedRight = right === null ? null : storedAt(this.#doc, right);
    if (left !== null && right !== null && storedLeft !== null && storedRight !== null) {
      this.#spend(stepsBetween(left, storedLeft, right, storedRight, MAX_STEPS - this.#steps));
      return;
    }
    this.#spend(1 + before);
    if (storedLeft !== null) this.#spend(count(storedLeft, 'right'));
    if (storedRight !== null) this.#spend(count(storedRight, 'left'));
    if (left === null && right === null) this.#spend(count(listOf(this.#doc, struct), 'right'));
  }
}

/** How many pieces stand between two that the document has.
 *  @throws Unsound when the left one does not come first */
export function stepsBetween(
  left: Id,
  leftItem: Y.Item,
  right: Id,
  rightItem: Y.Item,
  max: number,
): number {
  if (leftItem === rightItem) {
    if (left.clock < right.clock) return 1;
    throw malformed('It stands before what it stands behind');
  }
  let steps = 1;
  for (let item = leftItem.right; item !== rightItem; item = item.right) {
    if (item === null) throw malformed('It stands before what it stands behind');
    steps += 1;
    if (steps > max) throw tooLarge('What stands between the same neighbours');
  }
  return steps;
}

function count(from: Y.Item | null, side: 'left' | 'right'): number {
  let steps = 0;
  for (let item = from; item !== null && steps < FAR; item = item[side]) steps += 1;
  return steps;
}

function idOf(client: number, clock: number): Id {
  return { client, clock };
}

function isSame(a: Id | null | undefined, b: Id | null): boolean {
  if (a === undefined) return false;
  if (a === null || b === null) return a === b;
  return a.client === b.client && a.clock === b.clock;
}

function storedAt(doc: Y.Doc, { client, clock }: Id): Y.Item | null {
  if (clock >= stateOf(doc, client)) return null;
  const stored = structAt(doc, client, clock);
  return stored instanceof Y.Item ? stored : null;
}

function firstOf(doc: Y.Doc, struct: Struct): Id | null | undefined {
  const first = listOf(doc, struct);
  if (first !== null) return first.id;
  // Of a list that is new, or that only a right neighbour tells of, the document knows nothing.
  if (struct.root !== null || struct.parentClient >= 0) return null;
  const right = storedAt(doc, idOf(struct.rightClient, struct.rightClock));
  return right === null ? undefined : firstBefore(right);
}

function firstBefore(item: Y.Item): Id | undefined {
  const parent: unknown = item.parent;
  return parent instanceof Y.AbstractType ? parent._start?.id : undefined;
}

function listOf(doc: Y.Doc, { root, parentClient, parentClock }: Struct): Y.Item | null {
  if (root !== null) return doc.share.get(root)?._start ?? null;
  if (parentClient < 0) return null;
  const stored = storedAt(doc, idOf(parentClient, parentClock));
  return stored?.content instanceof Y.ContentType ? stored.content.type._start : null;
}
