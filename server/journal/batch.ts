import type { DocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { clientsOf } from './clients.ts';
import type { NewEntry } from './journal.ts';

/** Appends on their way to the writer thread. An object for each would cost more to copy between threads
 *  than it costs to write them: so names are said once, and everything else is one buffer that is handed over. */
export interface AppendBatch {
  readonly kind: 'append';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly documents: readonly DocumentId[];
  readonly authors: readonly string[];
  readonly entries: number;
  /** `numbers` 64-bit floats, for each entry: which document, which author, 1 if the client ids must be the
   *  author's or else 0, how many there are, the ids, how many bytes; then the updates, one behind the other. */
  readonly numbers: number;
  readonly buffer: ArrayBuffer;
}

/** Appends that are being gathered. */
export interface Gathering {
  readonly entries: number;
  readonly bytes: number;
  /** @returns which of the batch's documents it is, counted from 0 */
  add(document: DocumentId, entry: NewEntry): number;
  /** The batch; its buffer is to be handed over and not to be used again. */
  seal(at: number): AppendBatch;
}

export function createGathering(): Gathering {
  const documents = new Map<DocumentId, number>();
  const authors = new Map<string, number>();
  const numbers: number[] = [];
  const updates: Uint8Array[] = [];
  let bytes = 0;
  return {
    get entries() {
      return updates.length;
    },
    get bytes() {
      return bytes;
    },
    add: (document, entry) => {
      const which = indexOf(documents, document);
      const clients = clientsOf(entry);
      const strict = entry.clients === undefined ? 0 : 1;
      numbers.push(which, indexOf(authors, entry.author), strict, clients.length);
      for (const client of clients) numbers.push(client);
      numbers.push(entry.update.byteLength);
      updates.push(entry.update);
      bytes += entry.update.byteLength;
      return which;
    },
    seal: (at) => {
      const buffer = new ArrayBuffer(numbers.length * 8 + bytes);
      new Float64Array(buffer, 0, numbers.length).set(numbers);
      const data = new Uint8Array(buffer, numbers.length * 8);
      let offset = 0;
      for (const update of updates) {
        data.set(update, offset);
        offset += update.byteLength;
      }
      return {
        kind: 'append',
        at,
        documents: [...documents.keys()],
        authors: [...authors.keys()],
        entries: updates.length,
        numbers: numbers.length,
        buffer,
      };
    },
  };
}

export interface PackedEntry {
  /** Which of the batch's documents. */
  readonly document: number;
  readonly author: string;
  readonly clients: readonly number[];
  /** The client ids must be the author's. */
  readonly strict: boolean;
  /** A view of the batch's buffer. */
  readonly update: Buffer;
}

/** Tells of each entry of a batch, in order. */
export function unpack(batch: AppendBatch, tell: (entry: PackedEntry) => void): void {
  const numbers = new Float64Array(batch.buffer, 0, batch.numbers);
  let offset = batch.numbers * 8;
  let i = 0;
  const next = () => numbers[i++] ?? 0;
  for (let n = 0; n < batch.entries; n++) {
    const document = next();
    const author = must(batch.authors[next()], 'an author');
    const strict = next() === 1;
    const clients: number[] = [];
    for (let left = next(); left > 0; left--) clients.push(next());
    const length = next();
    const update = Buffer.from(batch.buffer, offset, length);
    tell({ document, author, clients, strict, update });
    offset += length;
  }
}

function indexOf<T>(known: Map<T, number>, one: T): number {
  let index = known.get(one);
  if (index === undefined) {
    index = known.size;
    known.set(one, index);
  }
  return index;
}
