import type { Socket } from 'node:net';
import { type RawData, WebSocket } from 'ws';
import type { Line } from './line.ts';
import { createStraightWriter } from './straight-writer.ts';

/** A WebSocket as a line. What the relay says is written past `ws`, straight to the connection: one message
 *  that is encoded once goes to hundreds, and all that one of them is told in a turn is one write. That is
 *  sound because nothing is compressed, so that `ws` keeps no queue of its own.
 *  @param onError told of what goes wrong on the connection; it is over then */
export function createWebSocketLine(
  socket: WebSocket,
  connection: Socket,
  onError: (error: unknown) => void,
): Line {
  let onDrained = () => {};
  const writer = createStraightWriter(connection, () => onDrained());
  return {
    write: (frames) => {
      if (socket.readyState !== WebSocket.OPEN) return true;
      writer.write(frames);
      return writer.unsent() === 0;
    },
    unsent: writer.unsent,
    close: (code, reason) => socket.close(code, reason),
    cut: () => socket.terminate(),
    ping: () => {
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    listen: (listener) => {
      socket.on('message', (data, isBinary) => {
        if (isBinary) listener.message(ownBytes(data));
        else listener.text();
      });
      socket.on('pong', () => listener.alive());
      onDrained = listener.drained;
      socket.on('error', onError);
      socket.on('close', () => listener.closed());
    },
  };
}

/** A copy with a buffer of its own. The connection's buffers are shared, and a length that lies would let a
 *  decoder read what belongs to somebody else. */
function ownBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}
