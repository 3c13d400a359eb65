import type * as Y from 'yjs';
import { encodeStateVector } from 'yjs';
import { type Journal, JournalFault, type Log } from '#server/journal/journal.ts';
import type { DocumentId, Place } from '#shared/ids.ts';
import { CLOSE, type CloseCode } from '#shared/protocol/close-codes.ts';
import { type Conversation, createConversation, type Heard } from './conversation.ts';
import type { DocumentRules } from './document-rules.ts';
import { createFanOut } from './fan-out.ts';
import { step1Frame } from './frames.ts';
import type { RelayLimits } from './limits.ts';
import { type LiveDocument, NoSuchDocument, openLiveDocument } from './live-document.ts';
import { createPresenceTable } from './presence.ts';
import type { Session } from './session.ts';

export interface RoomDeps {
  readonly document: DocumentId;
  readonly journal: Journal;
  readonly rules: DocumentRules;
  readonly limits: RelayLimits;
  readonly now: () => number;
  readonly log: Log;
  readonly count: (what: Heard | 'rebuilt') => void;
  /** Somebody's presence has changed: `tellPresence` is due. */
  readonly onStir: () => void;
  /** Nobody may use this room any more. */
  readonly onGone: (room: Room) => void;
}

/** The room is no longer there: ask for it again. */
export class RoomGone extends Error {}

/** One document and everyone who has it open. */
export class Room {
  readonly sessions = new Set<Session>();
  /** When somebody last had a use for it. */
  usedAt: number;
  readonly #deps: RoomDeps;
  readonly #presence;
  readonly #fanOut;
  readonly #converse: Conversation;
  #waiting: (() => void)[] = [];
  #live: LiveDocument | null = null;
  #opening: Promise<void>;
  #gone = false;
  /** When something was last written, or read back, that the journal has not been asked to condense. */
  #stirredAt: number | null = null;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    this.usedAt = deps.now();
    this.#presence = createPresenceTable(deps.limits, deps.now);
    this.#fanOut = createFanOut(this.sessions);
    this.#converse = createConversation({
      ...deps,
      presence: this.#presence,
      fanOut: this.#fanOut,
      onSpoilt: (live) => this.#rebuild(live),
    });
    this.#opening = this.#open();
    this.#opening.catch(() => {});
  }

  /** The document, once it is loaded.
   *  @throws RoomGone, NoSuchDocument, JournalFault */
  async live(): Promise<LiveDocument> {
    while (this.#live === null) {
      if (this.#gone) throw new RoomGone();
      await this.#opening;
    }
    this.usedAt = this.#deps.now();
    return this.#live;
  }

  /** The document, if nothing in it is ahead of the journal. */
  settled(): LiveDocument | null {
    const live = this.#live;
    return live !== null && live.applied() === live.committed() ? live : null;
  }

  /** Resolves after the next commit, or when the room is gone. */
  nextCommit(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#gone) resolve();
      else this.#waiting.push(resolve);
    });
  }

  join(session: Session): void {
    this.sessions.add(session);
    session.onOver(() => this.#leave(session));
    if (this.#live !== null) this.#welcome(session, this.#live);
  }

  hear(session: Session, bytes: Uint8Array): void {
    if (session.over) return;
    session.heard();
    if (this.#live === null) session.keepForLater(bytes);
    else this.#converse(session, this.#live, bytes);
  }

  /** Its rights have changed. What it could not write before, it is asked for now. */
  rightChanged(session: Session): void {
    if (this.#live === null || !session.mayWrite || !session.withheld) return;
    session.send(step1Frame(encodeStateVector(this.#live.doc)));
  }

  tellPresence(): void {
    const gathered = this.#presence.gather();
    for (const session of this.sessions) {
      const frame = session.needsEveryone
        ? this.#presence.everyoneBut(session)
        : gathered.frameFor(session);
      session.needsEveryone = frame !== null && !session.sendPresence(frame);
    }
  }

  lookAfter(): void {
    this.#presence.expire();
    if (this.#presence.stirred()) this.#deps.onStir();
    this.#condenseWhenQuiet();
    for (const session of this.sessions) session.lookAfter();
  }

  /** Lets everyone go; what was applied is still written. */
  async dismiss(code: CloseCode, reason: string): Promise<void> {
    const live = this.#live;
    this.#vanish(code, reason);
    await this.#opening.catch(() => {});
    await live?.quiet();
    live?.doc.destroy();
  }

  /** Hands an edit of the server's to everyone, as one more peer.
   *  @throws whatever `change` throws; then nothing happened */
  async edit(author: string, change: (doc: Y.Doc) => void): Promise<Place> {
    const live = await this.live();
    for (const update of live.draft(change)) {
      const verdict = live.judgeOwn(update);
      if (verdict.state !== 'sound') {
        throw new Error(`An edit of the server's was judged ${verdict.state}`);
      }
      const done = live.integrate(update, author, null);
      if (done.state === 'spoilt') {
        this.#rebuild(live);
        throw new Error(`An edit of the server's would have spoilt the document: ${done.why}`);
      }
      this.#deps.count('updates');
    }
    const place = live.applied();
    while (live.committed() < place) {
      if (this.#gone) throw new JournalFault('The edit could not be written');
      await this.nextCommit();
    }
    return place;
  }

  async #open(): Promise<void> {
    const { document, log } = this.#deps;
    try {
      const live = await openLiveDocument({
        ...this.#deps,
        onCommitted: (committed) => {
          this.#stirredAt = this.#deps.now();
          this.#fanOut.tell(committed);
          this.#wake();
        },
        onLost: (fault) => {
          log('An update could not be written; the room is closed', {
            document,
            fault: String(fault),
          });
          this.#vanish(CLOSE.storage, 'Not saved; try again');
        },
      });
      if (this.#gone) return live.doc.destroy();
      this.#live = live;
      this.#stirredAt = this.#deps.now();
      for (const session of [...this.sessions]) this.#welcome(session, live);
      this.#wake();
    } catch (error) {
      const unknown = error instanceof NoSuchDocument;
      if (!unknown) log('A document could not be opened', { document, error: String(error) });
      this.#vanish(unknown ? CLOSE.notFound : CLOSE.storage, unknown ? 'Not found' : 'Try again');
      throw error;
    }
  }

  #condenseWhenQuiet(): void {
    const { now, limits, journal, document } = this.#deps;
    if (this.#stirredAt === null || now() - this.#stirredAt < limits.quietRoomMs) return;
    this.#stirredAt = null;
    journal.condense(document);
  }

  #welcome(session: Session, live: LiveDocument): void {
    session.sendRole();
    session.send(step1Frame(encodeStateVector(live.doc)));
    session.needsEveryone = true;
    this.#deps.onStir();
    for (const bytes of session.takeInbox()) this.hear(session, bytes);
  }

  #leave(session: Session): void {
    this.sessions.delete(session);
    this.#fanOut.forget(session);
    this.#presence.leave(session);
    this.usedAt = this.#deps.now();
    if (!this.#gone) this.#deps.onStir();
  }

  #vanish(code: CloseCode, reason: string): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#live = null;
    this.#deps.onGone(this);
    for (const session of [...this.sessions]) session.close(code, reason);
    this.#wake();
  }

  /** Reads the document from the journal anew; everyone stays, and what they say meanwhile waits. */
  #rebuild(spoilt: LiveDocument): void {
    this.#deps.count('rebuilt');
    this.#live = null;
    this.#opening = spoilt.quiet().then(() => {
      spoilt.doc.destroy();
      if (!this.#gone) return this.#open();
    });
    this.#opening.catch(() => {});
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
