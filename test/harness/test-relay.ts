import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Journal } from '#server/journal/journal.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import type { DocumentRules } from '#server/relay/document-rules.ts';
import { createRelay, type Relay, type RelayDeps } from '#server/relay/relay.ts';
import { createFakeGate, type FakeGate } from './fake-gate.ts';
import { createFakeRules } from './fake-rules.ts';
import { type StockConnection, stockProvider } from './stock-provider.ts';
import { connectPeer, type PeerOptions, type TestPeer } from './test-peer.ts';

/** A relay on a real port, to be closed when the test is over. */
export interface TestRelay {
  readonly relay: Relay;
  readonly gate: FakeGate;
  readonly journal: Journal;
  readonly url: string;
  readonly logged: string[];
  /** A stock y-websocket client. */
  stock(person: string, options?: StockOptions): StockPeer;
  /** A peer that says exactly what the test wants it to say. */
  peer(person: string, options?: PeerOptions): Promise<TestPeer>;
  close(): Promise<void>;
}

interface StockOptions extends Pick<StockConnection, 'Provider' | 'tellsTabs'> {
  readonly document?: string;
  readonly params?: Record<string, string>;
  readonly doc?: Y.Doc;
}

export interface StockPeer {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly prose: Y.XmlFragment;
}

export const DOCUMENT = 'march.1';

export async function startRelay(
  deps: Partial<RelayDeps> & { readonly rules?: DocumentRules; readonly gate?: FakeGate } = {},
): Promise<TestRelay> {
  const gate = deps.gate ?? createFakeGate();
  const now = deps.now ?? (() => performance.timeOrigin + performance.now());
  const journal = deps.journal ?? createMemoryJournal({ now });
  const logged: string[] = [];
  const relay = createRelay({
    rules: createFakeRules(),
    log: (message, facts) => logged.push(`${message} ${JSON.stringify(facts ?? {})}`),
    ...deps,
    gate,
    now,
    journal,
  });
  const server = createServer();
  server.on('upgrade', relay.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`;
  const providers: WebsocketProvider[] = [];
  const peers: TestPeer[] = [];

  const test: TestRelay = {
    relay,
    gate,
    journal,
    url,
    logged,
    stock: (person, options = {}) => {
      const doc = options.doc ?? new Y.Doc();
      const { provider } = stockProvider({
        url,
        document: options.document ?? DOCUMENT,
        doc,
        headers: { 'x-person': person },
        params: options.params ?? {},
        ...(options.Provider === undefined ? {} : { Provider: options.Provider }),
        tellsTabs: options.tellsTabs ?? false,
      });
      providers.push(provider);
      return { doc, provider, prose: doc.getXmlFragment('prosemirror') };
    },
    peer: async (person, options = {}) => {
      const peer = await connectPeer(url, person, { document: DOCUMENT, ...options });
      peers.push(peer);
      return peer;
    },
    close: async () => {
      for (const provider of providers) provider.destroy();
      for (const peer of peers) peer.terminate();
      await relay.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  onTestFinished(() => test.close());
  return test;
}

/** Types words at the end of the first paragraph. */
export function type(prose: Y.XmlFragment, words: string): void {
  const text = firstText(prose);
  text.insert(text.length, words);
}

export function firstText(prose: Y.XmlFragment): Y.XmlText {
  const paragraph = prose.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('The first paragraph has no text');
  return text;
}

export function words(doc: Y.Doc): string {
  return doc.getXmlFragment('prosemirror').toString();
}
