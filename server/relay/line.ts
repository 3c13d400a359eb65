import type { CloseCode } from '#shared/protocol/close-codes.ts';

/** One connection as far as the relay is concerned: a WebSocket, or in the simulator a pretended one. */
export interface Line {
  /** Sends bytes that are whole WebSocket messages already, headers and all, in one write. False: some of
   *  what was written has not been taken yet; `drained` will say when it has. */
  write(frames: Uint8Array): boolean;
  /** Bytes that were written and that the other side has not taken yet. */
  unsent(): number;
  /** Says why and hangs up; nothing is heard of it after that but `closed`. */
  close(code: CloseCode, reason: string): void;
  /** Ends it without a word. */
  cut(): void;
  ping(): void;
  /** Stops listening, so that what the other side sends waits with it. */
  pause(): void;
  resume(): void;
  listen(listener: LineListener): void;
}

export interface LineListener {
  /** @param bytes one whole message, in a buffer of its own */
  message(bytes: Uint8Array): void;
  /** A text message, which nobody here speaks. */
  text(): void;
  /** A sign of life. */
  alive(): void;
  /** The other side has taken everything that was written. */
  drained(): void;
  closed(): void;
}
