import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { contentKind } from '#client/connection/counting-socket.ts';

/** A server and its sockets in one: nothing arrives until the test lets it. */
export function createFakeServer() {
  const doc = new Y.Doc();
  const sockets: FakeSocket[] = [];

  class FakeSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    readyState = 0;
    binaryType = 'blob';
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    onerror: (() => void) | null = null;
    readonly url: string;
    /** Frames that carried content, in the order they came. */
    content: Uint8Array[] = [];

    constructor(url: string) {
      this.url = url;
      sockets.push(this);
    }

    send(frame: Uint8Array): void {
      if (contentKind(frame) !== null) this.content.push(frame);
    }

    close(): void {
      this.readyState = 3;
    }

    /** The handshake, up to the point where this page has everything. */
    accept(): void {
      this.readyState = 1;
      this.onopen?.();
      deliver(this, 0, (encoder) => sync.writeSyncStep1(encoder, doc));
      deliver(this, 0, (encoder) => sync.writeSyncStep2(encoder, doc));
    }

    /** Takes everything that came and says that this many frames are on disk. */
    acknowledge(frames = this.content.length): void {
      for (const frame of this.content.slice(0, frames)) {
        const decoder = decoding.createDecoder(frame);
        decoding.readVarUint(decoder);
        sync.readSyncMessage(decoder, encoding.createEncoder(), doc, 'fake');
      }
      deliver(this, 100, (encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarUint(encoder, frames);
        encoding.writeVarUint(encoder, 7);
      });
    }

    /** What others have written by now. */
    sendAll(): void {
      deliver(this, 0, (encoder) => sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc)));
    }

    tellRole(mayWrite: boolean): void {
      deliver(this, 100, (encoder) => {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarUint(encoder, mayWrite ? 1 : 0);
      });
    }

    fail(code: number): void {
      this.readyState = 3;
      this.onclose?.({ code, reason: '' });
    }
  }

  return {
    doc,
    sockets,
    WebSocket: FakeSocket as unknown as typeof WebSocket,
    latest: () => {
      const socket = sockets.at(-1);
      if (socket === undefined) throw new Error('No socket was opened');
      return socket;
    },
  };
}

function deliver(
  socket: { onmessage: ((event: { data: ArrayBuffer }) => void) | null },
  type: number,
  write: (encoder: encoding.Encoder) => void,
): void {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  socket.onmessage?.({ data: new Uint8Array(encoding.toUint8Array(encoder)).buffer });
}
