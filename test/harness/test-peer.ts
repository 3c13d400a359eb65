import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { FRAME, RELAY, SYNC } from '#shared/protocol/frame.ts';

export interface PeerOptions {
  readonly document?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
}

export type Told =
  | { readonly kind: 'step1'; readonly bytes: Uint8Array }
  | { readonly kind: 'step2'; readonly bytes: Uint8Array }
  | { readonly kind: 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'saved'; readonly frames: number; readonly place: number }
  | { readonly kind: 'role'; readonly mayWrite: boolean };

interface PresenceEntry {
  readonly client: number;
  readonly clock: number;
  readonly state: { readonly user?: unknown; readonly cursor?: unknown } | null;
}

/** A peer that speaks in raw frames and keeps everything it is told. */
export interface TestPeer {
  readonly told: Told[];
  readonly closed: { code: number } | null;
  send(bytes: Uint8Array | string): void;
  sendStep1(doc?: Y.Doc): void;
  sendStep2(update: Uint8Array): void;
  sendUpdate(update: Uint8Array): void;
  sendPresence(entries: readonly PresenceEntry[]): void;
  /** Waits for something told that fits, from the first on. */
  hears<K extends Told['kind']>(
    kind: K,
    fits?: (told: Extract<Told, { kind: K }>) => boolean,
  ): Promise<Extract<Told, { kind: K }>>;
  ofKind<K extends Told['kind']>(kind: K): Extract<Told, { kind: K }>[];
  closes(): Promise<number>;
  /** Forgets what it was told, asks a question, and waits for the answer or the end: by then the relay has
   *  taken in all that was sent before. */
  answered(): Promise<void>;
  terminate(): void;
  readonly socket: WebSocket;
}

/** Connects, or throws with the status of the refusal. */
export async function connectPeer(
  url: string,
  person: string,
  { document = '', query = '', headers = {} }: PeerOptions,
): Promise<TestPeer> {
  const socket = new WebSocket(`${url}/${encodeURIComponent(document)}${query}`, {
    headers: { 'x-person': person, ...headers },
  });
  socket.binaryType = 'nodebuffer';
  const told: Told[] = [];
  const wakes = new Set<() => void>();
  let closed: { code: number } | null = null;
  const wake = () => {
    for (const one of wakes) one();
  };
  socket.on('message', (data: Buffer) => {
    told.push(read(new Uint8Array(data)));
    wake();
  });
  socket.on('close', (code) => {
    closed = { code };
    wake();
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });

  function when<T>(found: () => T | undefined, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const value = found();
        if (value === undefined) return;
        wakes.delete(look);
        clearTimeout(timer);
        resolve(value);
      };
      const timer = setTimeout(() => {
        wakes.delete(look);
        reject(new Error(`Waited in vain for ${what}`));
      }, 4000);
      wakes.add(look);
      look();
    });
  }

  const peer: TestPeer = {
    socket,
    told,
    get closed() {
      return closed;
    },
    send: (bytes) => socket.send(bytes),
    sendStep1: (doc) => peer.send(sync(SYNC.step1, Y.encodeStateVector(doc ?? new Y.Doc()))),
    sendStep2: (update) => peer.send(sync(SYNC.step2, update)),
    sendUpdate: (update) => peer.send(sync(SYNC.update, update)),
    sendPresence: (entries) => peer.send(presence(entries)),
    ofKind: (kind) => told.filter((one) => one.kind === kind) as never,
    hears: (kind, fits = () => true) =>
      when(() => peer.ofKind(kind).find((one) => fits(one)), `a ${kind}`),
    closes: () => when(() => closed?.code, 'the end'),
    answered: () => {
      told.length = 0;
      peer.sendStep1();
      const done = () => (closed !== null || peer.ofKind('step2').length > 0 ? true : undefined);
      return when(done, 'an answer').then(() => {});
    },
    terminate: () => socket.terminate(),
  };
  return peer;
}

export function sync(step: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function presence(entries: readonly PresenceEntry[]): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, body);
  });
}

export function read(bytes: Uint8Array): Told {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  if (type === FRAME.sync) {
    const step = decoding.readVarUint(decoder);
    const kind = step === SYNC.step1 ? 'step1' : step === SYNC.step2 ? 'step2' : 'update';
    return { kind, bytes: decoding.readVarUint8Array(decoder) };
  }
  if (type === FRAME.awareness) {
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    const entries: PresenceEntry[] = [];
    for (let left = decoding.readVarUint(inner); left > 0; left--) {
      entries.push({
        client: decoding.readVarUint(inner),
        clock: decoding.readVarUint(inner),
        state: JSON.parse(decoding.readVarString(inner)),
      });
    }
    return { kind: 'presence', entries };
  }
  if (type !== FRAME.relay) throw new Error(`The relay said ${type}`);
  if (decoding.readVarUint(decoder) === RELAY.role) {
    return { kind: 'role', mayWrite: decoding.readVarUint(decoder) === 1 };
  }
  return {
    kind: 'saved',
    frames: decoding.readVarUint(decoder),
    place: decoding.readVarUint(decoder),
  };
}
