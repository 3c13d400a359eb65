import type { Piece } from '../grammar.ts';
import { ByteReader } from './byte-reader.ts';
import type { Place } from './places.ts';
import { checkKey, readMarkValue, readValue } from './read-value.ts';
import { malformed, tooLarge } from './unsound.ts';

/** How much one update may bring. */
export interface UpdateLimits {
  readonly updateBytes: number;
  readonly updateStructs: number;
}

/** One struct of an update: content, or that which was content and is gone. */
export interface Struct {
  readonly clock: number;
  readonly length: number;
  /** What it is; `null`: it was deleted together with what it stood in, and nobody knows what it was. */
  readonly piece: Piece | null;
  /** Further values that came in the same struct. */
  readonly more: readonly Piece[];
  /** What it was written behind and before; the clients are −1 where there was nothing. */
  readonly originClient: number;
  readonly originClock: number;
  readonly rightClient: number;
  readonly rightClock: number;
  /** What it stands in, where neither neighbour tells: the name of a root, or an id. */
  readonly root: string | null;
  readonly parentClient: number;
  readonly parentClock: number;
  key: string | null;
  /** Found later: where it stands (`null`: in nothing that is left), and what place it makes itself. */
  place: Place | null;
  own: Place | null;
}

/** What one client id wrote, without a break. */
export interface Section {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly structs: readonly Struct[];
  /** Something is left out in between. */
  readonly skips: boolean;
}

/** An update that is well formed. Whether it fits a document is another question. */
export interface Reading {
  readonly sections: readonly Section[];
  /** Client, clock, length; client, clock, length; … in order, without overlaps. */
  readonly deletions: readonly number[];
}

const MAX_CLIENTS = 64;
const MAX_CLIENT = 0xffff_ffff;
const MAX_CLOCK = 0x7fff_ffff;
/** A section has a number of structs, a client, a clock and one struct of two bytes at least. */
const SMALLEST_SECTION = 5;
const SMALLEST_STRUCT = 2;

const WORDS: Piece = { type: 'words' };
const DELETED: Piece = { type: 'deleted' };
const NOTHING_MORE: readonly Piece[] = [];

/** Reads an update (version 1) whole, or stops at the first thing that no Yjs would have written.
 *  @throws Unsound */
export function readUpdate(bytes: Uint8Array, limits: UpdateLimits): Reading {
  if (bytes.byteLength > limits.updateBytes) throw tooLarge('An update');
  const reader = new ByteReader(bytes);
  const sections = readSections(reader, limits.updateStructs);
  const deletions = readDeletions(reader);
  if (reader.left() > 0) throw malformed('It goes on after its end');
  return { sections, deletions };
}

function readSections(reader: ByteReader, maxStructs: number): Section[] {
  const count = countOf(reader, SMALLEST_SECTION);
  if (count > MAX_CLIENTS) throw tooLarge('The number of clients');
  const sections: Section[] = [];
  let left = maxStructs;
  for (let i = 0; i < count; i++) {
    const section = readSection(reader, left);
    for (const { client } of sections) {
      if (client === section.client) throw malformed('A client comes twice');
    }
    left -= section.structs.length;
    sections.push(section);
  }
  return sections;
}

function readSection(reader: ByteReader, maxStructs: number): Section {
  const count = countOf(reader, SMALLEST_STRUCT);
  if (count === 0) throw malformed('A client without content');
  if (count > maxStructs) throw tooLarge('The number of structs');
  const client = readClient(reader);
  const clock = reader.uint();
  if (clock > MAX_CLOCK) throw malformed('An implausible clock');
  const structs: Struct[] = [];
  let end = clock;
  let skips = false;
  for (let i = 0; i < count; i++) {
    const info = reader.byte();
    if (info === SKIP) {
      end += reader.uint();
      skips = true;
    } else {
      const struct = readStruct(reader, info, end);
      structs.push(struct);
      end += struct.length;
    }
    if (end > MAX_CLOCK) throw malformed('An implausible length');
  }
  return { client, clock, end, structs, skips };
}

const SKIP = 10;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const CONTENT = 0x1f;

function readStruct(reader: ByteReader, info: number, clock: number): Struct {
  if (info === 0) return gone(clock, lengthOf(reader.uint()));
  let originClient = -1;
  let originClock = 0;
  let rightClient = -1;
  let rightClock = 0;
  let root: string | null = null;
  let parentClient = -1;
  let parentClock = 0;
  let key: string | null = null;
  if ((info & HAS_ORIGIN) !== 0) {
    originClient = readClient(reader);
    originClock = reader.uint();
  }
  if ((info & HAS_RIGHT_ORIGIN) !== 0) {
    rightClient = readClient(reader);
    rightClock = reader.uint();
  }
  // The key is there only together with what it is a key of, whatever the flag says: Yjs sets the flag for
  // the later values of an entry too, which have their key from the earlier ones.
  if (originClient < 0 && rightClient < 0) {
    const isRoot = reader.uint();
    if (isRoot > 1) throw malformed('A parent of an unknown kind');
    if (isRoot === 1) root = reader.name();
    else {
      parentClient = readClient(reader);
      parentClock = reader.uint();
    }
    if ((info & HAS_KEY) !== 0) {
      key = reader.name();
      checkKey(key);
    }
  }
  const content = readContent(reader, info & CONTENT);
  return {
    clock,
    length: content.length,
    piece: content.piece,
    more: content.more,
    originClient,
    originClock,
    rightClient,
    rightClock,
    root,
    parentClient,
    parentClock,
    key,
    place: null,
    own: null,
  };
}

function gone(clock: number, length: number): Struct {
  return {
    clock,
    length,
    piece: null,
    more: NOTHING_MORE,
    originClient: -1,
    originClock: 0,
    rightClient: -1,
    rightClock: 0,
    root: null,
    parentClient: -1,
    parentClock: 0,
    key: null,
    place: null,
    own: null,
  };
}

interface Content {
  readonly length: number;
  readonly piece: Piece;
  readonly more: readonly Piece[];
}

function readContent(reader: ByteReader, kind: number): Content {
  switch (kind) {
    case 1:
      return content(lengthOf(reader.uint()), DELETED);
    case 4:
      return content(lengthOf(reader.wordsLength()), WORDS);
    case 6: {
      const name = reader.name();
      checkKey(name);
      return content(1, { type: 'mark', name, value: readMarkValue(reader, reader.marks) });
    }
    case 7:
      return content(1, readType(reader));
    case 8:
      return readValues(reader);
    default:
      throw malformed('A content that no document has');
  }
}

function content(length: number, piece: Piece, more = NOTHING_MORE): Content {
  return { length, piece, more };
}

const MAP: Piece = { type: 'map' };
const TEXT: Piece = { type: 'text' };
const XML_TEXT: Piece = { type: 'xml-text' };

function readType(reader: ByteReader): Piece {
  switch (reader.uint()) {
    case 1:
      return MAP;
    case 2:
      return TEXT;
    case 3: {
      const name = reader.name();
      checkKey(name);
      return { type: 'element', name };
    }
    case 6:
      return XML_TEXT;
    default:
      throw malformed('A type that no document has');
  }
}

function readValues(reader: ByteReader): Content {
  const length = lengthOf(countOf(reader, 1));
  const piece: Piece = { type: 'value', value: readValue(reader) };
  if (length === 1) return content(1, piece);
  const more: Piece[] = [];
  while (more.length < length - 1) more.push({ type: 'value', value: readValue(reader) });
  return content(length, piece, more);
}

function readDeletions(reader: ByteReader): number[] {
  const deletions: number[] = [];
  const clients = countOf(reader, 2);
  const seen = new Set<number>();
  for (let i = 0; i < clients; i++) {
    const client = readClient(reader);
    if (clients > 1) {
      if (seen.has(client)) throw malformed('A client comes twice');
      seen.add(client);
    }
    let end = 0;
    for (let left = countOf(reader, 2); left > 0; left--) {
      const clock = reader.uint();
      const length = lengthOf(reader.uint());
      if (clock < end) throw malformed('Deletions that overlap');
      end = clock + length;
      if (end > MAX_CLOCK) throw malformed('An implausible length');
      deletions.push(client, clock, length);
    }
  }
  return deletions;
}

function readClient(reader: ByteReader): number {
  const client = reader.uint();
  if (client > MAX_CLIENT) throw malformed('There is no such client');
  return client;
}

function lengthOf(length: number): number {
  if (length < 1) throw malformed('An empty struct');
  return length;
}

/** How many there are to come: never more than there are bytes for. */
function countOf(reader: ByteReader, smallest: number): number {
  const count = reader.uint();
  if (count * smallest > reader.left()) throw malformed('It says that it holds more than it does');
  return count;
}
