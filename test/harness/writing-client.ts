import type { Socket } from 'node:net';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '#shared/document/schema-version.ts';
import { isFinal } from '#shared/protocol/close-codes.ts';
import { FRAME, RELAY, SYNC } from '#shared/protocol/frame.ts';
import { stockProvider } from './stock-provider.ts';
import { sync } from './test-peer.ts';

/** A client that writes in one document of a whole server, comes back when its connection ends, and passes
 *  on what it is told of the server's disk. */
export interface WritingClient {
  readonly doc: Y.Doc;
  readonly content: Y.XmlFragment;
  /** Has it had the answer to its first question on the present connection? */
  synced(): boolean;
  /** Loses its connection, as a laptop does that is closed; it comes back by itself. */
  drop(): void;
  destroy(): void;
}

export interface WritingClientPlace {
  readonly origin: string;
  readonly cookie: string;
  readonly document: string;
}

/** What happens on its connections, one after another. */
export interface ConnectionListener {
  /** @param port the client's own end, by which a connection is known on the other side */
  opened?(port: number): void;
  /** A frame with content is on its way. */
  sent?(kind: 'step2' | 'update'): void;
  /** So many of this connection's frames with content are on disk. */
  saved?(frames: number): void;
  closed?(code: number): void;
}

const RETRY_MS = 100;
const PARAMS = { ack: '1', schema: String(SCHEMA_VERSION) };

/** Frames and a Yjs document, nothing between them. */
export function rawClient(place: WritingClientPlace, on: ConnectionListener = {}): WritingClient {
  const doc = new Y.Doc();
  const url = `${place.origin.replace('http', 'ws')}/sync/${encodeURIComponent(place.document)}?${new URLSearchParams(PARAMS)}`;
  const headers = { cookie: place.cookie, origin: place.origin };
  let socket: WebSocket | null = null;
  let isSynced = false;
  let over = false;

  function connect(): void {
    if (over) return;
    const one = new WebSocket(url, { headers, perMessageDeflate: false });
    socket = one;
    one.on('open', () => {
      on.opened?.(localPort(one));
      one.send(sync(SYNC.step1, Y.encodeStateVector(doc)));
    });
    one.on('message', (data: Buffer) => hear(one, new Uint8Array(data)));
    one.on('error', () => {});
    one.on('close', (code) => {
      isSynced = false;
      on.closed?.(code);
      if (!over && !isFinal(code)) setTimeout(connect, RETRY_MS);
    });
  }

  function hear(from: WebSocket, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.relay) hearSaved(decoder, on);
    if (type !== FRAME.sync) return;
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === SYNC.step1) {
      on.sent?.('step2');
      from.send(sync(SYNC.step2, Y.encodeStateAsUpdate(doc, payload)));
      return;
    }
    Y.applyUpdate(doc, payload, from);
    if (step === SYNC.step2) isSynced = true;
  }

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin instanceof WebSocket || socket?.readyState !== WebSocket.OPEN) return;
    on.sent?.('update');
    socket.send(sync(SYNC.update, update));
  });
  connect();
  return {
    doc,
    content: doc.getXmlFragment('content'),
    synced: () => isSynced,
    drop: () => {
      isSynced = false;
      socket?.terminate();
    },
    destroy: () => {
      over = true;
      socket?.terminate();
      doc.destroy();
    },
  };
}

/** y-websocket as it comes. */
export function stockWritingClient(
  place: WritingClientPlace,
  on: ConnectionListener = {},
): WritingClient {
  const doc = new Y.Doc();
  const { provider } = stockProvider({
    url: `${place.origin.replace('http', 'ws')}/sync`,
    document: place.document,
    doc,
    headers: { cookie: place.cookie, origin: place.origin },
    params: PARAMS,
    onOpen: (socket) => on.opened?.(localPort(socket)),
    onSent: (kind) => on.sent?.(kind),
  });
  provider.messageHandlers[FRAME.relay] = (_encoder, decoder) => hearSaved(decoder, on);
  provider.on('connection-close', (event: { readonly code: number } | null) =>
    on.closed?.(event?.code ?? 1000),
  );
  return {
    doc,
    content: doc.getXmlFragment('content'),
    synced: () => provider.synced,
    drop: () => provider.ws?.close(),
    destroy: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

function hearSaved(decoder: decoding.Decoder, on: ConnectionListener): void {
  if (decoding.readVarUint(decoder) === RELAY.saved) on.saved?.(decoding.readVarUint(decoder));
}

function localPort(socket: WebSocket): number {
  // ws has no public way to the connection below it.
  return (socket as unknown as { readonly _socket: Socket })._socket.localPort ?? 0;
}
