import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { FRAME, RELAY, SYNC } from '#shared/protocol/frame.ts';

/** The messages in bytes that a server wrote: WebSocket frames one after another, unmasked, not cut up. */
export function messagesIn(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const messages: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.byteLength) {
    if (view.getUint8(at) !== 0x82) throw new Error('Not a whole binary message');
    let length = view.getUint8(at + 1);
    at += 2;
    if (length > 127) throw new Error('A server does not mask');
    if (length === 126) {
      length = view.getUint16(at);
      at += 2;
    } else if (length === 127) {
      length = Number(view.getBigUint64(at));
      at += 8;
    }
    if (at + length > bytes.byteLength) throw new Error('A message goes on after the write');
    // A copy: the bytes are of a buffer that the server shares with others.
    messages.push(new Uint8Array(bytes.subarray(at, at + length)));
    at += length;
  }
  return messages;
}

export type Said =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'saved'; readonly frames: number; readonly place: number }
  | { readonly kind: 'role'; readonly mayWrite: boolean }
  | { readonly kind: 'other' };

export interface PresenceEntry {
  readonly client: number;
  readonly clock: number;
  readonly isThere: boolean;
}

/** What a message says, whoever says it. */
export function read(message: Uint8Array): Said {
  const decoder = decoding.createDecoder(message);
  const type = decoding.readVarUint(decoder);
  if (type === FRAME.sync) {
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === SYNC.step1) return { kind: 'step1', stateVector: payload };
    return { kind: step === SYNC.step2 ? 'step2' : 'update', update: payload };
  }
  if (type === FRAME.awareness) return { kind: 'presence', entries: entriesIn(decoder) };
  if (type !== FRAME.relay) return { kind: 'other' };
  const subtype = decoding.readVarUint(decoder);
  if (subtype === RELAY.role)
    return { kind: 'role', mayWrite: decoding.readVarUint(decoder) === 1 };
  if (subtype !== RELAY.saved) return { kind: 'other' };
  return {
    kind: 'saved',
    frames: decoding.readVarUint(decoder),
    place: decoding.readVarUint(decoder),
  };
}

function entriesIn(decoder: decoding.Decoder): PresenceEntry[] {
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
  const entries: PresenceEntry[] = [];
  for (let left = decoding.readVarUint(inner); left > 0; left -= 1) {
    const client = decoding.readVarUint(inner);
    const clock = decoding.readVarUint(inner);
    entries.push({ client, clock, isThere: decoding.readVarString(inner) !== 'null' });
  }
  return entries;
}

export function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function presenceMessage(client: number, clock: number, state: unknown): Uint8Array {
  const body = encoding.encode((encoder) => {
    for (const number of [1, client, clock]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** A range of pieces: so many from this clock on, under this client id. */
export interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** What an update brings and what it deletes. */
export interface Content {
  readonly added: readonly Range[];
  /** Those of what it brings that only say where formatting begins or ends. */
  readonly formats: readonly Range[];
  /** Those that are plain values: attributes. */
  readonly values: readonly Range[];
  readonly deleted: readonly Range[];
}

export function contentOf(update: Uint8Array): Content {
  const { structs, ds } = Y.decodeUpdate(update);
  const added: Range[] = [];
  const formats: Range[] = [];
  const values: Range[] = [];
  const gone: Range[] = [];
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const range = { client: struct.id.client, clock: struct.id.clock, length: struct.length };
    added.push(range);
    // What its author deleted before it was sent came as nothing but its length.
    if (!(struct instanceof Y.Item)) gone.push(range);
    if (!(struct instanceof Y.Item)) continue;
    if (struct.content instanceof Y.ContentFormat) formats.push(range);
    if (struct.content instanceof Y.ContentAny) values.push(range);
  }
  const deleted = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  return { added, formats, values, deleted: [...deleted, ...gone] };
}

/** A message for whoever reads a failed story. */
export function inWords(message: Uint8Array): string {
  const said = read(message);
  if (said.kind !== 'step2' && said.kind !== 'update') {
    return said.kind === 'step1' ? said.kind : JSON.stringify(said);
  }
  const { added, deleted } = contentOf(said.update);
  const list = (ranges: readonly Range[]) =>
    ranges.map(({ client, clock, length }) => `${client}:${clock}+${length}`).join(' ');
  return `${said.kind} +[${list(added)}] -[${list(deleted)}]`;
}
