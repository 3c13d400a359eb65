import * as Y from 'yjs';
import type { DocumentId } from '#shared/ids.ts';
import { isFinal } from '#shared/protocol/close-codes.ts';
import { SYNC } from '#shared/protocol/frame.ts';
import type { Link } from './link.ts';
import type { Member } from './member.ts';
import type { Dial } from './simulated-socket.ts';
import { type PresenceEntry, presenceMessage, read, syncMessage } from './wire.ts';

const REMOTE = Symbol('remote');
const REPEATED = 4;
const PRESENCE_MS = 15_000;

export interface PlainDeps {
  readonly document: DocumentId;
  readonly dial: Dial;
  /** A document that was edited before there was a connection. */
  readonly doc?: Y.Doc;
  readonly later: (ms: number, work: () => void) => () => void;
  /** Milliseconds until the next attempt to come back. */
  readonly wait: () => number;
  /** Whether it is unsure, when it is back, of what has arrived. */
  readonly isUnsure?: () => boolean;
}

/** A small client of our own: it speaks the wire and nothing else, comes back when it likes, and says things
 *  twice. It counts acknowledgements for itself. */
export function createPlainMember(deps: PlainDeps): Member & { send(message: Uint8Array): void } {
  const { dial, document, later, wait, isUnsure = () => false } = deps;
  const doc = deps.doc ?? new Y.Doc();
  const latest: Uint8Array[] = [];
  const shown = new Map<number, PresenceEntry>();
  let link: Link | null = null;
  let isOpen = false;
  let wanted = true;
  let mayWrite = true;
  let refused: number | null = null;
  let sent = 0;
  let saved = 0;
  let unsaid = 0;
  let answered = false;
  let clock = 1;
  let place: number | null = null;
  let stopped = false;

  const send = (message: Uint8Array) => {
    if (isOpen) link?.send(message);
  };
  const bring = (step: number, update: Uint8Array) => {
    if (!isOpen) return;
    sent += 1;
    send(syncMessage(step, update));
  };
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === REMOTE) return;
    latest.push(update);
    if (latest.length > REPEATED) latest.shift();
    if (isOpen) bring(SYNC.update, update);
    else unsaid += 1;
  });

  function heard(message: Uint8Array): void {
    const said = read(message);
    if (said.kind === 'step1') {
      bring(SYNC.step2, Y.encodeStateAsUpdate(doc, said.stateVector));
      answered = true;
    } else if (said.kind === 'step2' || said.kind === 'update') {
      Y.applyUpdate(doc, said.update, REMOTE);
    } else if (said.kind === 'presence') {
      for (const entry of said.entries) {
        if ((shown.get(entry.client)?.clock ?? -1) < entry.clock) shown.set(entry.client, entry);
      }
    } else if (said.kind === 'role') {
      mayWrite = said.mayWrite;
    } else if (said.kind === 'saved') {
      saved = said.frames;
      if (answered && saved >= 1) unsaid = 0;
    }
  }

  function connect(): void {
    if (!wanted || stopped || link !== null || refused !== null) return;
    sent = 0;
    saved = 0;
    answered = false;
    const made = dial(`ws://server/sync/${document}?ack=1`, {
      opened: () => {
        if (link !== made) return;
        isOpen = true;
        send(syncMessage(SYNC.step1, Y.encodeStateVector(doc)));
        show();
        // Its latest words first, and then those before them too: the latest build on what may be missing.
        if (isUnsure())
          for (const update of [...latest.slice(-1), ...latest]) bring(SYNC.update, update);
      },
      message: (message) => {
        if (link === made) heard(message);
      },
      closed: (code) => {
        if (link !== made && made !== null) return;
        isOpen = false;
        link = null;
        shown.clear();
        unsaid += sent - saved;
        if (isFinal(code)) refused = code;
        else later(wait(), connect);
      },
    });
    link = made;
  }

  function show(): void {
    if (place === null) return;
    clock += 1;
    send(presenceMessage(doc.clientID, clock, { cursor: { anchor: place } }));
  }

  const showAgain = () => {
    if (stopped) return;
    show();
    later(PRESENCE_MS, showAgain);
  };
  later(PRESENCE_MS, showAgain);
  later(0, connect);

  return {
    doc,
    get isConnected() {
      return isOpen;
    },
    get mayWrite() {
      return mayWrite;
    },
    get refused() {
      return refused;
    },
    get saysSaved() {
      return isOpen && answered && sent === saved && unsaid === 0;
    },
    shown: () =>
      new Set(
        [...shown.values()]
          .filter((entry) => entry.isThere && entry.client !== doc.clientID)
          .map(({ client }) => client),
      ),
    pointAt: (at) => {
      place = at;
      show();
    },
    leave: () => {
      wanted = false;
      link?.hangUp();
    },
    comeBack: () => {
      wanted = true;
      later(0, connect);
    },
    repeat: () => {
      for (const update of latest) bring(SYNC.update, update);
    },
    end: () => {
      stopped = true;
      link?.hangUp();
      doc.destroy();
    },
    send,
  };
}
