import { readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DocumentId } from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { FRAME, RELAY } from '#shared/protocol/frame.ts';
import { BROKEN, waitAfter } from './after-close.ts';
import { countingSocket } from './counting-socket.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import {
  type DocumentProgress,
  newProgress,
  type ProgressEvent,
  progressAfter,
} from './save-state.ts';
import { ownWriting, unsentWords } from './unsent-words.ts';
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
  /** What fields hold that is not yet in the document. */
  readonly drafts: Drafts;
  /** True once the server's content has arrived; stays true through later breaks. */
  readonly loaded: ReadableStore<boolean>;
  /** Right before anything from the server is applied. Returns what ends the listening. */
  readonly onBeforeRemote: (listener: () => void) => () => void;
  /** The machine has gone offline, or is back. */
  readonly networkChanged: (online: boolean) => void;
  /** The person this page belongs to is signed in, or is not. What was typed meanwhile is sent when they
   *  are again. */
  readonly sessionChanged: (signedIn: boolean) => void;
  /** It is not for this reader any more, as the page was told elsewhere. */
  readonly gone: () => void;
  /** Another document has taken the place of this one: it is not to be sent to any more. */
  readonly replaced: () => void;
  /** What was written here and not acknowledged, and nobody else's words. */
  readonly unsentWords: () => string;
  readonly close: () => void;
}

/** The server sends something at least every 20 seconds; a socket silent for longer than this is dead. */
const SILENCE_LIMIT = 25_000;
const WATCH_EVERY = 5_000;
/** A try to connect that takes longer than this hangs on a network that is gone; a new one may go through. */
const CONNECT_LIMIT = 20_000;
/** Connected, and with no word for so long about what was sent, a page says that it is slow. */
const SLOW_AFTER = 8_000;
/** Back on the network, a page waits no longer than this. */
const ONLINE_WAIT = 250;
/** A connection that held this long did not fail: the next wait is a first one. */
const STEADY = 10_000;

export function openLiveDocument(id: DocumentId, deps: LiveDocumentDeps): LiveDocument {
  const doc = new Y.Doc();
  const progress = createValueStore(newProgress);
  const loaded = createValueStore(false);
  /** As much of this page's own writing as the server surely has. */
  let safe = 0;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const stopWaiting = () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
  };
  const tellSlow = () => note({ type: 'slow' });
  const note = (event: ProgressEvent) => {
    progress.set(progressAfter(progress.get(), event));
    const { changes, link } = progress.get();
    if (event.type === 'acknowledged' && changes === 0) safe = ownWriting(doc);
    if (changes === 0 || link !== 'open' || event.type === 'acknowledged') stopWaiting();
    if (changes > 0 && link === 'open') waiting ??= setTimeout(tellSlow, SLOW_AFTER);
  };
  const provider = new WebsocketProvider(deps.serverUrl, id, doc, {
    connect: false,
    disableBc: true,
    params: { ack: '1', schema: String(deps.schemaVersion) },
    WebSocketPolyfill: countingSocket(deps.WebSocket, (kind) => note({ type: 'sent', kind })),
    // Whether and when to come back is decided below.
    shouldReconnect: () => false,
  });
  let closed = false;
  let failures = 0;
  let syncedAt: number | null = null;
  let triedAt = 0;
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

  const comeBackIn = (wait: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      if (!closed && progress.get().refused === null) provider.connect();
    }, wait);
  };
  const away = (code: number) => {
    if (syncedAt !== null && deps.now() - syncedAt > STEADY) failures = 0;
    syncedAt = null;
    note({ type: 'closed', code });
    const wait = waitAfter(code, failures, deps.random());
    if (closed || wait === null || progress.get().refused !== null) return;
    failures += 1;
    comeBackIn(wait);
  };
  /** Gives up on the socket at once, whatever it says of itself. */
  const drop = (code: number) => {
    provider.disconnect();
    away(code);
  };

  provider.on('status', ({ status }) => {
    if (status === 'connecting') triedAt = Date.now();
    if (status === 'connected') note({ type: 'opened' });
  });
  provider.on('sync', (synced) => {
    if (!synced) return;
    syncedAt = deps.now();
    loaded.set(true);
  });
  provider.on('connection-close', (event) => {
    if (event !== null) away(event.code);
    // Without an event it was `drop`, or the provider's own watch over silent sockets: that comes back.
    else if (provider.shouldConnect) note({ type: 'closed', code: BROKEN });
  });

  const watch = setInterval(() => {
    const silent = Date.now() - provider.wsLastMessageReceived > SILENCE_LIMIT;
    const hanging = Date.now() - triedAt > CONNECT_LIMIT;
    if (provider.wsconnected ? silent : provider.wsconnecting && hanging) drop(BROKEN);
  }, WATCH_EVERY);

  provider.connect();
  return {
    id,
    doc,
    awareness: provider.awareness,
    progress,
    drafts: createDrafts((held) => note({ type: 'drafts', held })),
    loaded,
    onBeforeRemote: (listener) => {
      beforeRemote.add(listener);
      return () => beforeRemote.delete(listener);
    },
    networkChanged: (online) => {
      if (progress.get().refused !== null) return;
      // A try that began before the network was back waits for answers that will not come.
      if (!online || provider.wsconnecting) drop(BROKEN);
      if (online && timer !== null) comeBackIn(ONLINE_WAIT * deps.random());
    },
    sessionChanged: (signedIn) => {
      const { refused } = progress.get();
      if (!signedIn && refused === null) drop(CLOSE.sessionOver);
      if (!signedIn || refused !== CLOSE.sessionOver) return;
      note({ type: 'signed_in' });
      comeBackIn(ONLINE_WAIT * deps.random());
    },
    gone: () => {
      if (progress.get().refused === null) drop(CLOSE.notFound);
    },
    replaced: () => {
      if (progress.get().refused === null) drop(CLOSE.wrongEpoch);
    },
    unsentWords: () => unsentWords(doc, safe),
    close: () => {
      closed = true;
      stopWaiting();
      if (timer !== null) clearTimeout(timer);
      clearInterval(watch);
      provider.destroy();
      doc.destroy();
    },
  };
}
