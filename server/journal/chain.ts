import { createHash, hash } from 'node:crypto';
import type { DocumentId } from '#shared/ids.ts';

/** Everything about an entry that its document's chain of hashes vouches for. */
export interface ChainedEntry {
  readonly document: DocumentId;
  readonly place: number;
  /** In the one order over all documents. */
  readonly position: number;
  readonly author: string;
  readonly at: number;
  readonly clients: readonly number[];
  readonly data: Uint8Array;
}

/** What is hashed for an entry, and what a pack keeps of it. Texts (UTF-8) and data are preceded by their
 *  length in bytes, the client ids by their number, as 4 bytes; other numbers have 8 bytes; all big-endian:
 *
 *  document · place · position · author · at · client ids · data
 *
 *  Since every part says how long it is, no two entries have the same bytes. */
export type EntryBytes = Buffer;

const HASH_BYTES = 32;

/** One buffer for all: in `writeEntry` the hash before comes first, and then the entry. */
let scratch = Buffer.allocUnsafe(64 * 1024);

/** h₀ of a document: SHA-256 of its id. */
export function chainStart(document: DocumentId): Buffer {
  return hash('sha256', document, 'buffer');
}

/** hₙ = SHA-256(hₙ₋₁ ‖ the bytes of entry n).
 *  @throws RangeError when a number in it is none that the book can have */
export function chainNext(before: Uint8Array, entry: ChainedEntry): Buffer {
  const end = writeEntry(entry);
  scratch.set(before, 0);
  return hash('sha256', scratch.subarray(0, end), 'buffer');
}

export function encodeEntry(entry: ChainedEntry): EntryBytes {
  const end = writeEntry(entry);
  return Buffer.from(scratch.subarray(HASH_BYTES, end));
}

/** The entries whose bytes stand one behind the other.
 *  @throws RangeError when they do not end where an entry ends */
export function decodeEntries(bytes: Uint8Array): ChainedEntry[] {
  const from = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const short = () => {
    at += 4;
    return from.readUInt32BE(at - 4);
  };
  const long = () => short() * 2 ** 32 + short();
  const part = () => {
    const length = short();
    at += length;
    if (at > from.length) throw new RangeError('It ends within an entry');
    return from.subarray(at - length, at);
  };
  const entries: ChainedEntry[] = [];
  while (at < from.length) {
    entries.push({
      document: part().toString() as DocumentId,
      place: long(),
      position: long(),
      author: part().toString(),
      at: long(),
      clients: Array.from({ length: short() }, long),
      data: part(),
    });
  }
  return entries;
}

/** SHA-256 over several things that belong together, each preceded by its length. */
export function seal(...parts: readonly (string | number | Uint8Array)[]): Buffer {
  const digest = createHash('sha256');
  for (const part of parts) {
    const bytes = part instanceof Uint8Array ? part : Buffer.from(String(part));
    digest.update(`${bytes.byteLength}:`).update(bytes);
  }
  return digest.digest();
}

/** @returns where it ends in the scratch buffer */
function writeEntry(entry: ChainedEntry): number {
  const { document, author, clients, data } = entry;
  const most = 256 + 3 * (document.length + author.length) + 8 * clients.length + data.byteLength;
  if (scratch.length < most) scratch = Buffer.allocUnsafe(2 * most);
  let at = HASH_BYTES;
  const short = (n: number) => {
    at = scratch.writeUInt32BE(n, at);
  };
  const long = (n: number) => {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`${n} is no whole number`);
    short(Math.floor(n / 2 ** 32));
    short(n % 2 ** 32);
  };
  const text = (words: string) => {
    const length = scratch.write(words, at + 4);
    short(length);
    at += length;
  };
  text(document);
  long(entry.place);
  long(entry.position);
  text(author);
  long(entry.at);
  short(clients.length);
  for (const client of clients) long(client);
  short(data.byteLength);
  scratch.set(data, at);
  return at + data.byteLength;
}
