import { FRAME, SYNC } from '#shared/protocol/frame.ts';

type SocketClass = typeof WebSocket;

/** A socket class that tells of every sync frame with content that goes out: what the server counts in
 *  its acknowledgements. The provider has no event for it. */
export function countingSocket(
  Base: SocketClass,
  onSent: (kind: 'step2' | 'update') => void,
): SocketClass {
  return class CountingSocket extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      const kind = data instanceof Uint8Array ? contentKind(data) : null;
      if (kind !== null) onSent(kind);
    }
  };
}

/** Both numbers are below 128, so each is one byte of the frame. */
export function contentKind(frame: Uint8Array): 'step2' | 'update' | null {
  if (frame[0] !== FRAME.sync) return null;
  if (frame[1] === SYNC.step2) return 'step2';
  return frame[1] === SYNC.update ? 'update' : null;
}
