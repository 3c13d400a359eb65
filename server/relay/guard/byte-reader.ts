import { malformed, tooLarge } from './unsound.ts';

/** Reads the numbers and words of an update, each in the one way that Yjs writes it, and never past the end. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at = 0;
  #marks: Map<string, unknown> | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Values of marks that were read already, by their JSON. */
  get marks(): Map<string, unknown> {
    this.#marks ??= new Map();
    return this.#marks;
  }

  left(): number {
    return this.bytes.byteLength - this.at;
  }

  byte(): number {
    if (this.at >= this.bytes.byteLength) throw malformed('It ends too early');
    return this.bytes[this.at++] as number;
  }

  /** A number without a sign, up to 2^53, in as few bytes as it needs. */
  uint(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    return this.#more(first & 0x7f, 0x80);
  }

  /** The length of what follows; there must be as much. */
  #length(): number {
    const length = this.uint();
    if (length > this.left()) throw malformed('It says that it holds more than it does');
    return length;
  }

  /** A number with a sign, as values have them. */
  int(): number {
    const first = this.byte();
    const size = first & 0x3f;
    const number = first < 0x80 ? size : this.#more(size, 0x40);
    return (first & 0x40) > 0 ? -number : number;
  }

  #more(low: number, factor: number): number {
    let sum = low;
    let unit = factor;
    for (;;) {
      const next = this.byte();
      sum += (next & 0x7f) * unit;
      if (sum > Number.MAX_SAFE_INTEGER) throw malformed('A number that is too large');
      if (next < 0x80) {
        if (next === 0) throw malformed('A number in more bytes than it needs');
        return sum;
      }
      unit *= 0x80;
    }
  }

  /** Passes over words and says how long they are to Yjs, in halves of characters. */
  wordsLength(): number {
    const length = this.#length();
    const from = this.at;
    this.at += length;
    return lengthOfWords(this.bytes, from, this.at);
  }

  /** A short word: a name, a key. */
  name(): string {
    const length = this.#length();
    if (length > MAX_NAME) throw tooLarge('A name');
    return this.#text(length);
  }

  text(maxBytes: number): string {
    const length = this.#length();
    if (length > maxBytes) throw tooLarge('A value');
    return this.#text(length);
  }

  #text(length: number): string {
    const from = this.at;
    this.at += length;
    if (length <= SHORT) {
      let text = '';
      for (let i = from; i < this.at; i++) {
        const byte = this.bytes[i] as number;
        if (byte >= 0x80) return decode(this.bytes.subarray(from, this.at));
        text += String.fromCharCode(byte);
      }
      return text;
    }
    return decode(this.bytes.subarray(from, this.at));
  }

  float(size: 4 | 8): number {
    if (this.left() < size) throw malformed('It ends too early');
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, size);
    this.at += size;
    return size === 4 ? view.getFloat32(0) : view.getFloat64(0);
  }
}

const MAX_NAME = 255;
const SHORT = 40;
// What stands at the beginning of a file to tell its byte order is a character like any other here.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw malformed('Words that are no words');
  }
}

function lengthOfWords(bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at] as number;
    if (byte < 0x80) at += 1;
    else {
      const size = sizeOfCharacter(bytes, at, to);
      // A character outside the basic plane has two halves.
      if (size === 4) length += 1;
      at += size;
    }
    length += 1;
  }
  return length;
}

function sizeOfCharacter(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at] as number;
  const second = at + 1 < to ? (bytes[at + 1] as number) : 0;
  if (first >= 0xc2 && first < 0xe0 && follows(second)) return 2;
  if (first >= 0xe0 && first < 0xf0) {
    const lowest = first === 0xe0 ? 0xa0 : 0x80;
    const highest = first === 0xed ? 0x9f : 0xbf;
    if (at + 2 < to && second >= lowest && second <= highest && follows(bytes[at + 2])) return 3;
  }
  if (first >= 0xf0 && first < 0xf5) {
    const lowest = first === 0xf0 ? 0x90 : 0x80;
    const highest = first === 0xf4 ? 0x8f : 0xbf;
    const isWhole = at + 3 < to && follows(bytes[at + 2]) && follows(bytes[at + 3]);
    if (isWhole && second >= lowest && second <= highest) return 4;
  }
  throw malformed('Words that are no words');
}

function follows(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
