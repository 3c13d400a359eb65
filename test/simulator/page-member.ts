import { openLiveDocument } from '#client/connection/live-document.ts';
import { isSettled } from '#client/connection/save-state.ts';
import { SCHEMA_VERSION } from '#shared/document/schema-version.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { Member } from './member.ts';
import { type Dial, socketClass } from './simulated-socket.ts';

/** Our own page's connection, the very code of client/connection. */
export function createPageMember(
  document: DocumentId,
  dial: Dial,
  { now, random }: { readonly now: () => number; readonly random: () => number },
): Member {
  const live = openLiveDocument(document, {
    serverUrl: 'ws://server/sync',
    schemaVersion: SCHEMA_VERSION,
    WebSocket: socketClass(dial),
    now,
    random,
  });
  const { doc, awareness, progress } = live;
  return {
    doc,
    get isConnected() {
      return progress.get().link === 'open';
    },
    get mayWrite() {
      return live.loaded.get() && progress.get().mayWrite;
    },
    get refused() {
      return progress.get().refused;
    },
    get saysSaved() {
      return isSettled(progress.get());
    },
    shown: () => others(awareness.getStates(), doc.clientID),
    pointAt: (place) => awareness.setLocalStateField('cursor', { anchor: place, head: place }),
    leave: () => live.networkChanged(false),
    comeBack: () => live.networkChanged(true),
    repeat: () => {},
    end: () => live.close(),
  };
}

export function others(states: ReadonlyMap<number, unknown>, own: number): ReadonlySet<number> {
  return new Set([...states.keys()].filter((client) => client !== own));
}
