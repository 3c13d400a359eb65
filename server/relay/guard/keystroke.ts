import * as Y from 'yjs';
import type { GuardFacts, Verdict } from '../guard.ts';
import { ByteReader } from './byte-reader.ts';
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
  const parent = textWith(clients.get(reader.uint()), reader.uint());
  if (parent === null) return null;
  if (info === WORDS_BETWEEN) {
    if (textWith(clients.get(reader.uint()), reader.uint()) !== parent) return null;
  }
  const length = reader.wordsLength();
  if (length < 1 || reader.left() !== 1 || reader.byte() !== 0) return null;
  if (clock !== endOf(clients.get(client)) || clock + length > 0x7fff_ffff) return null;
  if (placesOf(doc, grammar).of(parent)?.takesWords !== true) return null;
  if (!facts.mayWriteAs(client)) return { state: 'foreign', client };
  return { state: 'sound', news: 'content', clients: [client], exact: true };
}

/** The type in whose text, not under whose key, this client's clock stands. */
function textWith(
  structs: readonly Stored[] | undefined,
  clock: number,
): Y.AbstractType<unknown> | null {
  if (structs === undefined || clock >= endOf(structs)) return null;
  const struct = structs[indexAt(structs, clock)];
  if (!(struct instanceof Y.Item) || struct.parentSub !== null) return null;
  return struct.parent instanceof Y.AbstractType ? struct.parent : null;
}

function endOf(structs: readonly Stored[] | undefined): number {
  const last = structs?.[structs.length - 1];
  return last === undefined ? 0 : last.id.clock + last.length;
}
