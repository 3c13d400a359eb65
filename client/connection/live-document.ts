import { readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DocumentId } from '#shared/ids.ts';
import { isFinal } from '#shared/protocol/close-codes.ts';
import { FRAME, RELAY } from '#shared/protocol/frame.ts';
import { countingSocket } from './counting-socket.ts';
import {
  type DocumentProgress,
  newProgress,
  type ProgressEvent,
  progressAfter,
} from './save-state.ts';
import { createValueStore, type ReadableStore } from './value-store.ts';

export interface LiveDocumentDeps {
  /** Where `/sync` is: `wss://host/sync`. */
  readonly serverUrl: string;
  readonly schemaVersion: number;
  readonly WebSocket: typeof WebSocket;
  readonly now: () => number;
  readonly random: () => number;
}

/** One document as this page has it, with its connection. Typing never waits for the connection. */
export interface LiveDocument {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly progress: ReadableStore<DocumentProgress>;
  /** True once the server's content has arrived; stays true through later breaks. */
  readonly loaded: ReadableStore<boolean>;
  /** Right before anything from the server is applied. Returns what ends the listening. */
  readonly onBeforeRemote: (listener: () => void) => () => void;
  /** The machine has gone offline, or is back. */
  readonly networkChanged: (online: boolean) => void;
  readonly close: () => void;
}

/** The server sends something at least every 20 seconds; a socket silent for longer than this is dead. */
const SILENCE_LIMIT = 25_000;
const WATCH_EVERY = 5_000;
const SHORTEST_WAIT = 250;
const LONGEST_WAIT = 5_000;

export function openLiveDocument(id: DocumentId, deps: LiveDocumentDeps): LiveDocument {
  const doc = new Y.Doc();
  const progress = createValueStore(newProgress);
  const loaded = createValueStore(false);
  const note = (event: ProgressEvent) => progress.set(progressAfter(progress.get(), event));
  const provider = new WebsocketProvider(deps.serverUrl, id, doc, {
    connect: false,
    disableBc: true,
    params: { ack: '1', schema: String(deps.schemaVersion) },
    WebSocketPolyfill: countingSocket(deps.WebSocket, (kind) => note({ type: 'sent', kind })),
    // Coming back is decided below, with jitter, so that a server restart does not bring all pages at once.
    shouldReconnect: () => false,
  });
  let closed = false;
  let offline = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) note({ type: 'changed' });
  };
  doc.on('update', onUpdate);

  provider.messageHandlers[FRAME.relay] = (_encoder, decoder) => {
    const subtype = readVarUint(decoder);
    if (subtype === RELAY.saved) {
      note({ type: 'acknowledged', frames: readVarUint(decoder), at: deps.now() });
    } else if (subtype === RELAY.role) {
      note({ type: 'role', mayWrite: readVarUint(decoder) === 1 });
    }
  };

  const beforeRemote = new Set<() => void>();
  const applySync = provider.messageHandlers[FRAME.sync];
  provider.messageHandlers[FRAME.sync] = (...message) => {
    for (const listener of beforeRemote) listener();
    applySync?.(...message);
  };

  const comeBackLater = () => {
    if (closed || timer !== null || progress.get().refused !== null) return;
    const longest = offline ? LONGEST_WAIT : Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** failures);
    failures += 1;
    timer = setTimeout(comeBack, longest * (0.5 + deps.random() / 2));
  };
  const comeBack = () => {
    timer = null;
    if (!closed) provider.connect();
  };
  /** Gives up on the socket at once, whatever it says of itself. */
  const drop = () => {
    provider.disconnect();
    note({ type: 'closed', code: null });
    comeBackLater();
  };

  provider.on('status', ({ status }) => {
    if (status === 'connected') note({ type: 'opened' });
  });
  provider.on('sync', (synced) => {
    if (!synced) return;
    failures = 0;
    loaded.set(true);
  });
  provider.on('connection-close', (event) => {
    // Without an event the provider itself gave up on the socket, or was told to.
    note({ type: 'closed', code: event?.code ?? null });
    if (event !== null && !isFinal(event.code)) comeBackLater();
  });

  const watch = setInterval(() => {
    const silent = Date.now() - provider.wsLastMessageReceived > SILENCE_LIMIT;
    if (provider.wsconnected && silent) drop();
  }, WATCH_EVERY);

  provider.connect();
  return {
    id,
    doc,
    awareness: provider.awareness,
    progress,
    loaded,
    onBeforeRemote: (listener) => {
      beforeRemote.add(listener);
      return () => beforeRemote.delete(listener);
    },
    networkChanged: (online) => {
      offline = !online;
      if (!online) {
        if (progress.get().refused === null) drop();
      } else if (timer !== null) {
        clearTimeout(timer);
        timer = setTimeout(comeBack, SHORTEST_WAIT * deps.random());
      }
    },
    close: () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      clearInterval(watch);
      provider.destroy();
      doc.destroy();
    },
  };
}
