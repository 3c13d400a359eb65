import * as Y from 'yjs';
import type { Grammar } from '../grammar.ts';
import { Crowd } from './crowd.ts';
import { type Place, type Places, placesOf } from './places.ts';
import type { Reading, Section, Struct } from './read-update.ts';
import { stateOf, structAt } from './stored.ts';
import { malformed } from './unsound.ts';

/** What one client id brings, while it is being placed. */
interface Queue {
  readonly section: Section;
  /** How many of its clocks the document has. */
  readonly held: number;
  /** Up to where everything is placed. */
  reached: number;
  next: number;
  /** Something of it waits for another, until that has reached this clock. */
  isWaiting: boolean;
  goal: number;
}

/** Where one struct stands, or stood. */
interface Standing {
  /** `null`: in nothing that is left. */
  place: Place | null;
  key: string | null;
}

/** Finds out for every new struct what it will stand in, in the order in which Yjs will take them in, and asks
 *  the grammar whether it may. `gap`: something that it depends on is neither here nor in the document. `lost`:
 *  something in it stands in what is no more, so that Yjs will not keep what it was.
 *  @throws Unsound */
export function placeAll(
  reading: Reading,
  doc: Y.Doc,
  grammar: Grammar,
): 'gap' | 'lost' | 'placed' {
  const places = placesOf(doc, grammar);
  const queues = new Map<number, Queue>();
  for (const section of reading.sections) {
    const held = stateOf(doc, section.client);
    queues.set(section.client, {
      section,
      held,
      reached: held,
      next: 0,
      isWaiting: false,
      goal: 0,
    });
  }
  const desk: Desk = {
    doc,
    places,
    queues,
    here: { place: null, key: null },
    crowd: new Crowd(doc),
    hasLost: false,
  };
  for (const queue of queues.values()) if (!placeQueue(desk, queue)) return 'gap';
  return desk.hasLost ? 'lost' : 'placed';
}

interface Desk {
  readonly doc: Y.Doc;
  readonly places: Places;
  readonly queues: ReadonlyMap<number, Queue>;
  /** Where what was looked up last stands; one object for all, because there are thousands. */
  readonly here: Standing;
  readonly crowd: Crowd;
  hasLost: boolean;
}

/** Places a client's structs, those of others first that they depend on. */
function placeQueue(desk: Desk, first: Queue): boolean {
  const stack = [first];
  first.isWaiting = true;
  first.goal = Number.POSITIVE_INFINITY;
  for (;;) {
    const queue = stack[stack.length - 1];
    if (queue === undefined) return true;
    const struct = queue.section.structs[queue.next];
    if (struct === undefined || queue.reached > queue.goal) {
      queue.isWaiting = false;
      stack.pop();
      continue;
    }
    const waitsFor = missing(desk, queue, struct);
    if (waitsFor === 'gap') return false;
    if (waitsFor !== null) {
      stack.push(waitsFor);
      continue;
    }
    placeStruct(desk, queue, struct);
    queue.next += 1;
    queue.reached = Math.max(queue.reached, struct.clock + struct.length);
  }
}

/** What must come first. */
function missing(desk: Desk, queue: Queue, struct: Struct): Queue | 'gap' | null {
  if (struct.originClient >= 0) {
    const waits = lacks(desk, queue, struct, struct.originClient, struct.originClock);
    if (waits !== null) return waits;
  }
  if (struct.rightClient >= 0) {
    const waits = lacks(desk, queue, struct, struct.rightClient, struct.rightClock);
    if (waits !== null) return waits;
  }
  if (struct.parentClient >= 0) {
    return lacks(desk, queue, struct, struct.parentClient, struct.parentClock);
  }
  return null;
}

function lacks(
  { doc, queues }: Desk,
  queue: Queue,
  struct: Struct,
  client: number,
  clock: number,
): Queue | 'gap' | null {
  if (client === queue.section.client) {
    if (clock >= struct.clock) throw malformed('It depends on itself');
    return null;
  }
  const other = queues.get(client);
  if (other === undefined) return clock < stateOf(doc, client) ? null : 'gap';
  if (clock < other.reached) return null;
  if (clock >= other.section.end) return 'gap';
  if (other.isWaiting) throw malformed('Two things in it depend on each other');
  other.isWaiting = true;
  other.goal = clock;
  return other;
}

function placeStruct(desk: Desk, queue: Queue, struct: Struct): void {
  const { clock, length, piece, root } = struct;
  if (piece === null) return;
  // Yjs makes a root of every name it reads, even where it knows what stands in it.
  if (root !== null && desk.places.root(root) === null) {
    throw malformed('A root that this document does not have');
  }
  const end = clock + length;
  if (clock < queue.held) checkKnown(desk, queue.section.client, struct);
  if (end <= queue.held) return;
  stand(desk, struct);
  const { place, key } = desk.here;
  if (place === null) {
    desk.hasLost = true;
    return;
  }
  if (clock < queue.held) checkGoesOn(desk, queue.section.client, queue.held, place, key);
  const own = desk.places.within(place, key, piece);
  if (own === null) throw malformed(`${nameOf(struct)} stands where it may not (${place.kind})`);
  for (const one of struct.more) {
    if (desk.places.within(place, key, one) === null) throw malformed('A value stands in the text');
  }
  // What is known in part goes on behind its own last letter.
  if (clock >= queue.held) desk.crowd.admit(queue.section.client, struct, place, key);
  struct.place = place;
  struct.key = key;
  if (isType(struct)) struct.own = own;
}

function nameOf({ piece }: Struct): string {
  // Without the piece's own name: somebody may have written anything there, and this goes to the log.
  return `A piece (${piece?.type})`;
}

function isType({ piece }: Struct): boolean {
  if (piece === null) return false;
  const { type } = piece;
  return type === 'element' || type === 'xml-text' || type === 'text' || type === 'map';
}

/** Finds what a struct will stand in, by the neighbours it names or else by its parent, as Yjs does. */
function stand(desk: Desk, struct: Struct): void {
  const { here } = desk;
  if (struct.root !== null) {
    here.place = desk.places.root(struct.root);
    here.key = struct.key;
    return;
  }
  if (struct.parentClient >= 0) {
    standIn(desk, struct.parentClient, struct.parentClock);
    here.key = struct.key;
    return;
  }
  if (struct.originClient < 0) {
    standBeside(desk, struct.rightClient, struct.rightClock);
    return;
  }
  standBeside(desk, struct.originClient, struct.originClock);
  if (struct.rightClient < 0 || here.place === null) return;
  const { place, key } = here;
  standBeside(desk, struct.rightClient, struct.rightClock);
  if (here.place !== null && (here.place !== place || here.key !== key)) {
    throw malformed('It stands between two things in different places');
  }
}

function standIn(desk: Desk, client: number, clock: number): void {
  const { here } = desk;
  const fresh = freshAt(desk, client, clock);
  if (fresh !== null) {
    if (fresh.own === null && isLive(fresh))
      throw malformed('It stands in something that holds nothing');
    here.place = fresh.own;
    return;
  }
  const stored = structAt(desk.doc, client, clock);
  here.place = null;
  if (!(stored instanceof Y.Item) || stored.content instanceof Y.ContentDeleted) return;
  if (!(stored.content instanceof Y.ContentType)) {
    throw malformed('It stands in something that holds nothing');
  }
  here.place = desk.places.of(stored.content.type);
  if (here.place === null) throw malformed('It stands in something that stands nowhere');
}

function isLive({ place, piece }: Struct): boolean {
  return place !== null && piece !== null && piece.type !== 'deleted';
}

function standBeside(desk: Desk, client: number, clock: number): void {
  const { here } = desk;
  const fresh = freshAt(desk, client, clock);
  if (fresh !== null) {
    here.place = fresh.place;
    here.key = fresh.key;
    return;
  }
  standAs(desk, structAt(desk.doc, client, clock));
}

function standAs({ here, places }: Desk, stored: Y.Item | Y.GC): void {
  here.place = null;
  here.key = null;
  if (!(stored instanceof Y.Item)) return;
  const parent: unknown = stored.parent;
  if (!(parent instanceof Y.AbstractType)) return;
  here.place = places.of(parent);
  here.key = stored.parentSub;
  if (here.place === null) throw malformed('It stands in something that stands nowhere');
}

/** The struct of this update that has this clock; `null`: the document has it. */
function freshAt({ queues }: Desk, client: number, clock: number): Struct | null {
  const queue = queues.get(client);
  if (queue === undefined || clock < queue.held) return null;
  const { structs } = queue.section;
  let left = 0;
  let right = structs.length - 1;
  while (left < right) {
    const middle = (left + right + 1) >>> 1;
    if ((structs[middle] as Struct).clock <= clock) left = middle;
    else right = middle - 1;
  }
  return structs[left] as Struct;
}

/** Yjs looks up the neighbours even of what it knows, and splits what stands there: so they must be those that
 *  the document has, or somebody's words could be cut in two without a word of news. */
function checkKnown({ doc }: Desk, client: number, struct: Struct): void {
  const stored = structAt(doc, client, struct.clock);
  if (stored instanceof Y.Item) {
    const isWithin = stored.id.clock < struct.clock;
    const isSame = isWithin
      ? struct.originClient === client && struct.originClock === struct.clock - 1
      : isId(stored.origin, struct.originClient, struct.originClock);
    if (isSame && isId(stored.rightOrigin, struct.rightClient, struct.rightClock)) return;
    throw malformed('It is not as it was written');
  }
  if (struct.originClient >= 0 && cuts(doc, struct.originClient, struct.originClock + 1)) {
    throw malformed('It is not as it was written');
  }
  if (struct.rightClient >= 0 && cuts(doc, struct.rightClient, struct.rightClock)) {
    throw malformed('It is not as it was written');
  }
}

function isId(id: Y.ID | null, client: number, clock: number): boolean {
  return id === null ? client < 0 : id.client === client && id.clock === clock;
}

/** Whether a struct of the document would have to be split to begin at this clock. */
function cuts(doc: Y.Doc, client: number, clock: number): boolean {
  if (clock >= stateOf(doc, client)) return false;
  const stored = structAt(doc, client, clock);
  return stored instanceof Y.Item && stored.id.clock < clock;
}

/** What is known in part must go on where the known part stands. */
function checkGoesOn(
  desk: Desk,
  client: number,
  held: number,
  place: Place,
  key: string | null,
): void {
  standAs(desk, structAt(desk.doc, client, held - 1));
  if (desk.here.place !== place || desk.here.key !== key) {
    throw malformed('It goes on elsewhere than it began');
  }
}
