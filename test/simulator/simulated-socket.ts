import type { Link } from './link.ts';

/** What a member is told of its connection. */
export interface Ends {
  opened(): void;
  message(bytes: Uint8Array): void;
  closed(code: number): void;
}

/** Connects to an address; `null`: nobody answers, and `closed` is told so. */
export type Dial = (address: string, ends: Ends) => Link | null;

/** A browser's WebSocket, as far as y-websocket and our page use one. */
export function socketClass(dial: Dial): typeof WebSocket {
  class SimulatedSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    binaryType = 'blob';
    readyState = 0;
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    onerror: (() => void) | null = null;
    readonly #link: Link | null;

    constructor(address: string | URL) {
      this.#link = dial(String(address), {
        opened: () => {
          this.readyState = 1;
          this.onopen?.();
        },
        message: (bytes) => {
          if (this.readyState === 1) this.onmessage?.({ data: bytes.slice().buffer });
        },
        closed: (code) => {
          if (this.readyState === 3) return;
          this.readyState = 3;
          this.onclose?.({ code, reason: '' });
        },
      });
    }

    send(bytes: Uint8Array): void {
      if (this.readyState === 1) this.#link?.send(bytes);
    }

    close(): void {
      if (this.readyState >= 2) return;
      this.readyState = 2;
      this.#link?.hangUp();
    }
  }
  return SimulatedSocket as unknown as typeof WebSocket;
}
