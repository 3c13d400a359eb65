import * as Y from 'yjs';
import type { GuardFacts, Verdict } from '../guard.ts';
import { ByteReader } from './byte-reader.ts';
import { MAX_STEPS, stepsBetween } from './crowd.ts';
import { placesOf } from './places.ts';
import { indexAt, type Stored } from './stored.ts';

const WORDS_BEHIND = 0x84;
const WORDS_BETWEEN = 0xc4;

/** Judges what nearly every update is: one client's next words behind something in a text, and nothing deleted.
 *  `null`: it is something else, and the guard must look at it closely.
 *  @throws Unsound */
export function judgeKeystroke(update: Uint8Array, facts: GuardFacts): Verdict | null {
  if (update[0] !== 1 || update[1] !== 1) return null;
  const { doc, grammar } = facts;
  const { clients } = doc.store;
  const reader = new ByteReader(update);
  reader.at = 2;
  const client = reader.uint();
  const clock = reader.uint();
  const info = reader.byte();
  if (info !== WORDS_BEHIND && info !== WORDS_BETWEEN) return null;
  if (client > 0xffff_ffff || client === doc.clientID) return null;
  const leftClient = reader.uint();
  const leftClock = reader.uint();
  const left = itemWith(clients.get(leftClient), leftClock);
  if (left === null) return null;
  const parent: unknown = left.parent;
  if (!(parent instanceof Y.AbstractType)) return null;
  if (info === WORDS_BETWEEN) {
    const rightClient = reader.uint();
    const rightClock = reader.uint();
    const right = itemWith(clients.get(rightClient), rightClock);
    if (right === null || right.parent !== parent) return null;
    const isNext = left.right === right && right.id.clock === rightClock;
    if (!isNext || leftClock !== left.id.clock + left.length - 1) {
      const from = { client: leftClient, clock: leftClock };
      const to = { client: rightClient, clock: rightClock };
      stepsBetween(from, left, to, right, MAX_STEPS);
    }
  }
  const length = reader.wordsLength();
  if (length < 1 || reader.left() !== 1 || reader.byte() !== 0) return null;
  if (clock !== endOf(clients.get(client)) || clock + length > 0x7fff_ffff) return null;
  if (placesOf(doc, grammar).of(parent)?.takesWords !== true) return null;
  if (!facts.mayWriteAs(client)) return { state: 'foreign', client };
  return { state: 'sound', news: 'content', clients: [client], exact: true };
}

/** What stands in a text, not under a key, and has this clock. */
function itemWith(structs: readonly Stored[] | undefined, clock: number): Y.Item | null {
  if (structs === undefined || clock >= endOf(structs)) return null;
  const struct = structs[indexAt(structs, clock)];
  return struct instanceof Y.Item && struct.parentSub === null ? struct : null;
}

function endOf(structs: readonly Stored[] | undefined): number {
  const last = structs?.[structs.length - 1];
  return last === undefined ? 0 : last.id.clock + last.length;
}
