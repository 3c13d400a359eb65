import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { FRAME } from '#shared/protocol/frame.ts';
import { stockProvider } from './stock-provider.ts';

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
  const doc = new Y.Doc();
  const { provider, sent } = stockProvider({
    url: `${origin.replace('http', 'ws')}/sync`,
    document,
    doc,
    headers: { cookie, origin },
    params,
  });
  // Asked for, and of no use until a test says what it is for.
  if (params.ack === '1') provider.messageHandlers[FRAME.relay] = () => undefined;
  return { doc, provider, content: doc.getXmlFragment('content'), sent };
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
