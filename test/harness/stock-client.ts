import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { FRAME, SYNC } from '#shared/protocol/frame.ts';

/** A stock y-websocket client of a whole server, signed in by cookie. */
export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly content: Y.XmlFragment;
  /** Frames with content (step 2 and update) sent on the present connection. */
  readonly sent: () => number;
}

export function stockClient(
  origin: string,
  document: string,
  cookie: string,
  params: Record<string, string> = {},
): StockClient {
  let sent = 0;
  class SignedIn extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin } });
      sent = 0;
    }

    override send(frame: Uint8Array): void {
      if (frame[0] === FRAME.sync && frame[1] !== SYNC.step1) sent += 1;
      super.send(frame);
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, document, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params,
  });
  // Asked for, and of no use until a test says what it is for.
  if (params.ack === '1') provider.messageHandlers[FRAME.relay] = () => undefined;
  return { doc, provider, content: doc.getXmlFragment('content'), sent: () => sent };
}

export function synced(client: StockClient): Promise<void> {
  return client.provider.synced
    ? Promise.resolve()
    : new Promise((resolve) => client.provider.once('sync', () => resolve()));
}

/** Puts a block at the end of a minute. */
export function append(
  client: StockClient,
  name: string,
  attributes: Record<string, string>,
  words: string,
): Y.XmlElement {
  const element = new Y.XmlElement(name);
  client.doc.transact(() => {
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    const text = new Y.XmlText();
    text.insert(0, words);
    element.insert(0, [text]);
    client.content.push([element]);
  });
  return element;
}
