import * as decoding from 'lib0/decoding';
import { FRAME, RELAY } from '#shared/protocol/frame.ts';
import type { RecordedEvent } from './file-record.ts';

/** What the server said on one connection, read from the bytes it sent. */
export interface Answers {
  /** Frames with content said to be on disk; 0 while nothing was said. */
  saved(port: number): number;
  /** An HTTP request was answered with success. */
  succeeded(port: number): boolean;
  follow(event: RecordedEvent): void;
}

export function sentAnswers(): Answers {
  const streams = new Map<number, { waiting: Buffer; upgraded: boolean }>();
  const saved = new Map<number, number>();
  const succeeded = new Set<number>();

  return {
    saved: (port) => saved.get(port) ?? 0,
    succeeded: (port) => succeeded.has(port),
    follow: (event) => {
      if (event.kind !== 'sent') return;
      const stream = streams.get(event.port) ?? { waiting: Buffer.alloc(0), upgraded: false };
      streams.set(event.port, stream);
      stream.waiting = Buffer.concat([stream.waiting, event.data]);
      if (!stream.upgraded) {
        const end = stream.waiting.indexOf('\r\n\r\n');
        if (end < 0) return;
        const status = Number(
          /^HTTP\/1\.1 (\d+)/.exec(stream.waiting.toString('latin1', 0, 40))?.[1],
        );
        stream.upgraded = status === 101;
        if (status >= 200 && status < 400) succeeded.add(event.port);
        stream.waiting = stream.upgraded ? stream.waiting.subarray(end + 4) : Buffer.alloc(0);
      }
      if (!stream.upgraded) return;
      for (let frame = frameOf(stream.waiting); frame !== null; frame = frameOf(stream.waiting)) {
        stream.waiting = stream.waiting.subarray(frame.length);
        const frames = savedIn(frame.payload);
        if (frames !== null) saved.set(event.port, frames);
      }
    },
  };
}

/** The first whole frame (RFC 6455, section 5.2; a server's frames are not masked). */
function frameOf(bytes: Buffer): { readonly length: number; readonly payload: Buffer } | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const header = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < header) return null;
  const size =
    short === 127
      ? Number(bytes.readBigUInt64BE(2))
      : short === 126
        ? bytes.readUInt16BE(2)
        : short;
  if (bytes.length < header + size) return null;
  return { length: header + size, payload: bytes.subarray(header, header + size) };
}

function savedIn(payload: Buffer): number | null {
  if (payload.length === 0) return null;
  const decoder = decoding.createDecoder(new Uint8Array(payload));
  if (decoding.readVarUint(decoder) !== FRAME.relay) return null;
  if (decoding.readVarUint(decoder) !== RELAY.saved) return null;
  return decoding.readVarUint(decoder);
}
