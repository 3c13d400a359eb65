import type { ByteReader } from './byte-reader.ts';
import { malformed, tooLarge } from './unsound.ts';

const MAX_VALUE_BYTES = 2048;
const MAX_MARK_BYTES = 4096;
const MAX_VALUE_DEPTH = 6;

/** A plain value: an attribute's, a map entry's. */
export function readValue(reader: ByteReader): unknown {
  const from = reader.at;
  const value = readAny(reader, from + MAX_VALUE_BYTES, 1);
  if (reader.at - from > MAX_VALUE_BYTES) throw tooLarge('A value');
  return value;
}

/** A mark's value, which Yjs writes as JSON.
 *  @param known values that this update has had already, by their JSON: a long text has the same few */
export function readMarkValue(reader: ByteReader, known: Map<string, unknown>): unknown {
  const text = reader.text(MAX_MARK_BYTES);
  if (text === 'null') return null;
  const before = known.get(text);
  if (before !== undefined) return before;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('A mark without a value');
  }
  checkValue(value, 1);
  known.set(text, value);
  return value;
}

function checkValue(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_VALUE_DEPTH) throw malformed('A value nested too deep');
  for (const [key, one] of Object.entries(value)) {
    checkKey(key);
    checkValue(one, depth + 1);
  }
}

/** An entry under this name would become something else than an entry. */
export function checkKey(key: string): void {
  if (key === '__proto__') throw malformed('A name that no document has');
}

function readAny(reader: ByteReader, end: number, depth: number): unknown {
  const type = reader.byte();
  switch (type) {
    case 127:
      return undefined;
    case 126:
      return null;
    case 125:
      return reader.int();
    case 124:
      return reader.float(4);
    case 123:
      return reader.float(8);
    case 121:
      return false;
    case 120:
      return true;
    case 119:
      return reader.text(MAX_VALUE_BYTES);
    case 118:
    case 117:
      if (depth > MAX_VALUE_DEPTH) throw malformed('A value nested too deep');
      return type === 118 ? readObject(reader, end, depth) : readList(reader, end, depth);
    default:
      throw malformed('A value that no document has');
  }
}

function readList(reader: ByteReader, end: number, depth: number): unknown[] {
  const list: unknown[] = [];
  for (let left = countOf(reader, end); left > 0; left--) {
    list.push(readAny(reader, end, depth + 1));
  }
  return list;
}

function readObject(reader: ByteReader, end: number, depth: number): object {
  const object = Object.create(null);
  for (let left = countOf(reader, end); left > 0; left--) {
    const key = reader.name();
    checkKey(key);
    object[key] = readAny(reader, end, depth + 1);
  }
  return object;
}

function countOf(reader: ByteReader, end: number): number {
  const count = reader.uint();
  if (count > reader.left()) throw malformed('It says that it holds more than it does');
  if (reader.at + count > end) throw tooLarge('A value');
  return count;
}
