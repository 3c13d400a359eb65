import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DocumentId } from '#shared/ids.ts';
import type { Member } from './member.ts';
import { others } from './page-member.ts';
import { type Dial, socketClass } from './simulated-socket.ts';

// Each provider listens for the end of the process, and there are many people in a story.
process.setMaxListeners(100);

/** y-websocket as it comes, which knows nothing of acknowledgements. */
export function createStockMember(
  document: DocumentId,
  dial: Dial,
  Provider: typeof WebsocketProvider = WebsocketProvider,
): Member {
  const doc = new Y.Doc();
  let refused: number | null = null;
  const provider = new Provider('ws://server/sync', document, doc, {
    WebSocketPolyfill: socketClass(dial),
    disableBc: true,
  });
  provider.on('closed', ({ code }) => {
    refused = code;
  });
  return {
    doc,
    get isConnected() {
      return provider.wsconnected;
    },
    get mayWrite() {
      return true;
    },
    get refused() {
      return refused;
    },
    saysSaved: null,
    shown: () => others(provider.awareness.getStates(), doc.clientID),
    pointAt: (place) => provider.awareness.setLocalStateField('cursor', { anchor: place }),
    leave: () => provider.disconnect(),
    comeBack: () => provider.connect(),
    repeat: () => {},
    end: () => {
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
}
