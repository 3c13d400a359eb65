import * as decoding from 'lib0/decoding';
import type { Place } from '#shared/ids.ts';
import { FRAME, RELAY, SYNC } from '#shared/protocol/frame.ts';

/** The first byte of a WebSocket message that is whole and binary. */
const BINARY = 0x82;

/** What a connection can say. `unknown` kinds are ignored: a newer client may know more than we do. */
export type Frame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: Uint8Array }
  | { readonly kind: 'ask_presence' | 'unknown' };

/** @param bytes must have a buffer of their own: lib0 reads past the end of a slice into its neighbours
 *  @throws when the frame is malformed */
export function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  if (type === FRAME.sync) {
    const step = decoding.readVarUint(decoder);
    const payload = lastBytes(decoder);
    if (step === SYNC.step1) return { kind: 'step1', stateVector: payload };
    if (step === SYNC.step2) return { kind: 'step2', update: payload };
    if (step === SYNC.update) return { kind: 'update', update: payload };
    throw new Error(`There is no step ${step}`);
  }
  if (type === FRAME.awareness) return { kind: 'presence', entries: lastBytes(decoder) };
  return { kind: type === FRAME.queryAwareness ? 'ask_presence' : 'unknown' };
}

function lastBytes(decoder: decoding.Decoder): Uint8Array {
  const bytes = decoding.readVarUint8Array(decoder);
  if (decoding.hasContent(decoder)) throw new Error('The frame goes on after its end');
  return bytes;
}

// What we say, as whole WebSocket messages, so that it is encoded once however many are told.

export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return onWire([FRAME.sync, SYNC.step1, stateVector.byteLength], stateVector);
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return onWire([FRAME.sync, SYNC.step2, update.byteLength], update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return onWire([FRAME.sync, SYNC.update, update.byteLength], update);
}

/** @param entries each as (client id, clock, JSON), encoded, one after another */
export function presenceFrame(count: number, entries: readonly Uint8Array[]): Uint8Array {
  let length = widthOf(count);
  for (const one of entries) length += one.byteLength;
  return onWire([FRAME.awareness, length, count], ...entries);
}

/** Presence of nobody: a stock client hangs up when it hears nothing for thirty seconds. */
export const QUIET_FRAME = presenceFrame(0, []);

export function savedFrame(frames: number, place: Place): Uint8Array {
  return onWire([FRAME.relay, RELAY.saved, frames, place]);
}

export function roleFrame(mayWrite: boolean): Uint8Array {
  return onWire([FRAME.relay, RELAY.role, mayWrite ? 1 : 0]);
}

/** One unmasked WebSocket message (RFC 6455, 5.2) of numbers, each a varUint, and the bytes after them. */
function onWire(numbers: readonly number[], ...tail: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const number of numbers) length += widthOf(number);
  for (const bytes of tail) length += bytes.byteLength;
  const head = length < 126 ? 2 : length < 0x1_0000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = BINARY;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  let at = head;
  for (const number of numbers) at = writeVarUint(frame, at, number);
  for (const bytes of tail) {
    frame.set(bytes, at);
    at += bytes.byteLength;
  }
  return frame;
}

function widthOf(number: number): number {
  let width = 1;
  for (let left = number; left > 127; left = Math.floor(left / 128)) width += 1;
  return width;
}

function writeVarUint(into: Uint8Array, from: number, number: number): number {
  let at = from;
  let left = number;
  for (; left > 127; left = Math.floor(left / 128)) {
    into[at] = 128 | (left % 128);
    at += 1;
  }
  into[at] = left;
  return at + 1;
}
