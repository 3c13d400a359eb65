import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Place } from '#shared/ids.ts';
import { FRAME, RELAY, SYNC } from '#shared/protocol/frame.ts';

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

export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(SYNC.step1, stateVector);
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC.step2, update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC.update, update);
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/** Presence of nobody: a stock client hangs up when it hears nothing for thirty seconds. */
export const QUIET_FRAME = Uint8Array.of(FRAME.awareness, 1, 0);

/** @param entries each as (client id, clock, JSON), encoded */
export function presenceFrame(entries: readonly Uint8Array[]): Uint8Array {
  const length = entries.reduce((sum, entry) => sum + entry.byteLength, 0);
  const count = encoding.encode((encoder) => encoding.writeVarUint(encoder, entries.length));
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint(encoder, count.byteLength + length);
    encoding.writeUint8Array(encoder, count);
    for (const entry of entries) encoding.writeUint8Array(encoder, entry);
  });
}

export function savedFrame(frames: number, place: Place): Uint8Array {
  return relayFrame(RELAY.saved, frames, place);
}

export function roleFrame(mayWrite: boolean): Uint8Array {
  return relayFrame(RELAY.role, mayWrite ? 1 : 0);
}

function relayFrame(...numbers: number[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.relay);
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  });
}
