import { read, type Told } from './test-peer.ts';

/** What was written to a connection, as messages: a write may hold several. */
export function readWritten(written: readonly Uint8Array[]): Told[] {
  const told: Told[] = [];
  for (const bytes of written) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.byteLength; ) {
      const short = (bytes[at + 1] ?? 0) & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      const length =
        head === 2
          ? short
          : head === 4
            ? view.getUint16(at + 2)
            : Number(view.getBigUint64(at + 2));
      told.push(read(bytes.slice(at + head, at + head + length)));
      at += head + length;
    }
  }
  return told;
}
