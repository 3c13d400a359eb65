import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { must } from '#shared/lang/must.ts';
import { type ChainedEntry, chainNext, decodeEntries, encodeEntry, seal } from './chain.ts';
import { JournalFault } from './journal.ts';

/** A row of `journal_pack`: entries of one document in one compressed piece, with where its chain of hashes
 *  stands before and after them. Their own hashes follow from these. */
export interface Pack {
  readonly document: string;
  readonly firstPlace: number;
  readonly lastPlace: number;
  readonly hashBefore: Uint8Array;
  readonly hash: Uint8Array;
  readonly data: Uint8Array;
  readonly sha256: Uint8Array;
}

export const PACK_COLUMNS = `document_id AS document, first_place AS firstPlace,
  last_place AS lastPlace, hash_before AS hashBefore, hash, data, sha256`;

/** @throws JournalFault when the chain does not lead through the entries */
export function makePack(
  entries: readonly ChainedEntry[],
  hashBefore: Uint8Array,
  hash: Uint8Array,
): Pack {
  const first = must(entries[0], 'an entry to pack');
  const last = must(entries.at(-1), 'an entry to pack');
  const end = entries.reduce((before, entry) => chainNext(before, entry), hashBefore);
  if (Buffer.compare(end, hash) !== 0) {
    throw new JournalFault(
      `The chain of ${first.document} is broken between ${first.place} and ${last.place}`,
    );
  }
  const data = new Uint8Array(deflateRawSync(Buffer.concat(entries.map(encodeEntry))));
  const pack = {
    document: first.document,
    firstPlace: first.place,
    lastPlace: last.place,
    hashBefore,
    hash,
    data,
  };
  return { ...pack, sha256: sealOf(pack) };
}

/** @throws JournalFault when it is not as it was made */
export function openPack(pack: Pack): ChainedEntry[] {
  const name = `The pack of ${pack.document} from place ${pack.firstPlace}`;
  if (!sealOf(pack).equals(pack.sha256)) throw new JournalFault(`${name} is damaged`);
  try {
    return decodeEntries(inflateRawSync(pack.data));
  } catch (cause) {
    throw new JournalFault(`${name} cannot be opened`, { cause });
  }
}

function sealOf(pack: Omit<Pack, 'sha256'>): Buffer {
  const { document, firstPlace, lastPlace, hashBefore, hash, data } = pack;
  return seal('pack', document, firstPlace, lastPlace, hashBefore, hash, data);
}
