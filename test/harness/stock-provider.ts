import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { FRAME, SYNC } from '#shared/protocol/frame.ts';

export interface StockConnection {
  /** The address of `/sync`, `ws://…`. */
  readonly url: string;
  readonly document: string;
  readonly doc: Y.Doc;
  /** What a browser would send with the upgrade: a cookie, an origin. */
  readonly headers: Record<string, string>;
  readonly params?: Record<string, string>;
  /** The provider of another version of y-websocket. */
  readonly Provider?: typeof WebsocketProvider;
  /** Tabs of one browser profile tell each other, past the server. */
  readonly tellsTabs?: boolean;
  /** Told of every connection made, and of every frame with content as it leaves. */
  readonly onOpen?: (socket: WebSocket) => void;
  readonly onSent?: (kind: 'step2' | 'update') => void;
}

/** y-websocket's own client, nothing added but the headers.
 *  `sent` counts the frames with content (step 2 and update) on the present connection. */
export function stockProvider({
  url,
  document,
  doc,
  headers,
  params = {},
  Provider = WebsocketProvider,
  tellsTabs = false,
  onOpen,
  onSent,
}: StockConnection): {
  readonly provider: WebsocketProvider;
  readonly sent: () => number;
} {
  let sent = 0;
  class WithHeaders extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
      sent = 0;
      this.once('open', () => onOpen?.(this));
    }

    override send(frame: Uint8Array): void {
      if (frame[0] === FRAME.sync && frame[1] !== SYNC.step1) {
        sent += 1;
        onSent?.(frame[1] === SYNC.step2 ? 'step2' : 'update');
      }
      super.send(frame);
    }
  }
  const provider = new Provider(url, document, doc, {
    WebSocketPolyfill: WithHeaders as unknown as typeof globalThis.WebSocket,
    disableBc: !tellsTabs,
    params,
  });
  return { provider, sent: () => sent };
}
