import * as Y from 'yjs';
import { type Journal, JournalFault, type LoadedDocument } from '#server/journal/journal.ts';
import type { DocumentId, Place } from '#shared/ids.ts';
import { CLOSE, type CloseCode } from '#shared/protocol/close-codes.ts';
import { asksForEverything, coldAnswer } from './cold-answer.ts';
import {
  type Conversation,
  type ConversationDeps,
  createConversation,
  type Heard,
} from './conversation.ts';
import type { DocumentRules } from './document-rules.ts';
import { createFanOut } from './fan-out.ts';
import { step1Frame } from './frames.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { type LiveDocument, openLiveDocument, sizeOf } from './live-document.ts';
import { loadDocument } from './load-document.ts';
import { createPresenceTable } from './presence.ts';
import type { Session } from './session.ts';
import { endTurn } from './whose-turn.ts';
import { whyNotOpened, whyNotWritten } from './why-closed.ts';

export interface RoomDeps
  extends Omit<ConversationDeps, 'fanOut' | 'presence' | 'count' | 'onDue'> {
  readonly document: DocumentId;
  readonly journal: Journal;
  readonly rules: DocumentRules;
  readonly count: (what: Heard | 'rebuilt') => void;
  /** It stands still for a moment: what is said waits. */
  readonly isHeld: () => boolean;
  /** Waits for leave to load: only so many load at once. The answer gives it back. */
  readonly leaveToLoad: () => Promise<() => void>;
  /** Somebody has something to say: `takeIn` is due at the end of the turn. */
  readonly onSaid: (room: Room) => void;
  /** There is something to tell: `tell` is due at the end of the turn. */
  readonly onNews: (room: Room) => void;
  /** Somebody's presence has changed: `tell` is due in a moment. */
  readonly onStir: (room: Room) => void;
  /** Nobody may use this room any more. */
  readonly onGone: (room: Room) => void;
}

/** The room is no longer there: ask for it again. */
export class RoomGone extends Error {}

/** The document was held while it was being opened: ask again when it is free. */
export class RoomHeld extends Error {}

/** One document and everyone who has it open. */
export class Room {
  readonly sessions = new Set<Session>();
  /** When somebody last had a use for it. */
  usedAt: number;
  readonly #deps: RoomDeps;
  readonly #presence;
  readonly #fanOut;
  readonly #converse: Conversation;
  readonly #hearing: Hearing;
  /** Sessions that have something to say. */
  readonly #saying = new Set<Session>();
  #waiting: (() => void)[] = [];
  /** What the journal has, until somebody needs more than its bytes. */
  #cold: LoadedDocument | null = null;
  #coldAnswer: Uint8Array | null = null;
  #live: LiveDocument | null = null;
  #opening: Promise<void>;
  #gone = false;
  /** Why it cannot be made of what the journal has: asking again would find the same. */
  #notBuilt: JournalFault | null = null;
  /** Its history is being deleted: nothing more is taken in. */
  #isClosing = false;
  /** So many messages are still to be taken one by one, because one of them spoilt the document. */
  #oneByOne = 0;
  /** When something was last written, or read back, that the journal has not been asked to condense. */
  #stirredAt: number | null = null;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    this.usedAt = deps.clock.now();
    this.#presence = createPresenceTable(deps.limits, () => deps.clock.now());
    this.#fanOut = createFanOut({
      ...deps,
      sessions: this.sessions,
      presence: this.#presence,
      onDue: () => deps.onNews(this),
    });
    this.#converse = createConversation({
      ...deps,
      presence: this.#presence,
      fanOut: this.#fanOut,
      onDue: (session) => this.#sayingMore(session),
    });
    this.#hearing = createHearing({
      ...deps,
      presence: this.#presence,
      refuse: this.#converse.refuse,
      onStir: () => deps.onStir(this),
    });
    this.#opening = this.#open();
    this.#opening.catch(() => {});
  }

  /** The document, once it is loaded.
   *  @throws RoomGone, NoSuchDocument, JournalFault */
  async live(): Promise<LiveDocument> {
    while (this.#live === null) {
      if (this.#gone) throw this.#notBuilt ?? new RoomGone();
      await this.#opening;
      this.#warmUp();
    }
    this.usedAt = this.#deps.clock.now();
    return this.#live;
  }

  /** Whether it can be let go without anything being lost: nothing in it is ahead of the journal. */
  get isSettled(): boolean {
    const live = this.#live;
    // While it is decided what becomes of it, what others say must not be taken in elsewhere.
    if (this.#isClosing) return false;
    return this.#cold !== null || (live !== null && live.applied() === live.committed());
  }

  /** About what its document takes on disk. */
  get bytes(): number {
    return this.#live?.bytes() ?? (this.#cold === null ? 0 : sizeOf(this.#cold));
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
    session.onTold(() => this.#fanOut.touch(session));
    if (this.#live !== null || this.#cold !== null) this.#welcome(session);
  }

  hear(session: Session, message: Uint8Array): void {
    if (session.over) return;
    session.heard();
    if (this.#hearing(session, message)) this.#sayingMore(session);
  }

  /** The connection has taken everything that was written to it. */
  drained(session: Session): void {
    session.drained();
    if (session.needsEveryone) this.#deps.onStir(this);
    if (session.inbox.length > 0) this.#sayingMore(session);
  }

  /** A turn: takes in some of what everyone has to say. */
  takeIn(): void {
    if (this.#cold !== null) this.#answerCold(this.#cold);
    const live = this.#live;
    if (live === null || this.#isClosing || this.#saying.size === 0) return;
    if (this.#deps.isHeld()) return;
    const turn = this.#converse.takeIn(this.#saying, live, this.#oneByOne > 0);
    this.#oneByOne = Math.max(0, this.#oneByOne - 1);
    endTurn(this.#saying, turn.state === 'done' ? turn.upTo : null);
    if (turn.state === 'spoilt') {
      this.#oneByOne = turn.again ?? this.#oneByOne;
      for (const session of this.sessions) if (session.inbox.length > 0) this.#saying.add(session);
      this.#rebuild(live);
    } else if (this.#saying.size > 0) this.#deps.onSaid(this);
  }

  /** The end of a turn: tells everyone what there is to tell. */
  tell(presenceIsDue: boolean): void {
    this.#fanOut.flush(presenceIsDue);
  }

  /** Whether there is presence to tell. */
  get isStirred(): boolean {
    if (this.#presence.stirred()) return true;
    for (const session of this.sessions) if (session.needsEveryone) return true;
    return false;
  }

  /** Its rights have changed. What it could not write before, it is asked for now. */
  rightChanged(session: Session): void {
    if (this.#live === null || !session.withheld) return;
    if (session.mayWrite) session.say(step1Frame(Y.encodeStateVector(this.#live.doc)));
    else if (session.right === 'late') session.owesLateWords = true;
  }

  lookAfter(): void {
    this.#presence.expire();
    if (this.#presence.stirred()) this.#deps.onStir(this);
    this.#condenseWhenQuiet();
    this.#converse.askOwed(this.sessions, this.#live);
    for (const session of this.sessions) {
      session.lookAfter();
      if (session.asksAgain()) this.#sayingMore(session);
    }
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
   *  @param byHolder it is of whoever holds the document, if anybody does
   *  @throws whatever `change` throws, and RoomHeld; then nothing happened */
  async edit(author: string, change: (doc: Y.Doc) => void, byHolder: boolean): Promise<Place> {
    const live = await this.live();
    if (!byHolder && this.#deps.isHeld()) throw new RoomHeld();
    if (this.#isClosing)
      throw new JournalFault('The document is being replaced', { kind: 'purged' });
    for (const update of live.draft(author, change)) {
      const verdict = live.judgeOwn(update, author);
      if (verdict.state !== 'sound') {
        throw new Error(`An edit of the server's was judged ${verdict.state}`);
      }
      const { clients, exact } = verdict;
      const done = live.integrate((take) => take({ update, author, clients, exact, origin: null }));
      if (done.state === 'spoilt') {
        this.#rebuild(live);
        throw new Error(`An edit of the server's would have spoilt the document: ${done.why}`);
      }
      this.#deps.count('updates');
    }
    const place = live.applied();
    while (live.committed() < place) {
      if (this.#gone) throw new JournalFault('The edit could not be written', { kind: 'behind' });
      await this.nextCommit();
    }
    return place;
  }

  /** Ends the document here: nothing more is taken in, what was said is written, and `settle` says what becomes
   *  of it. Then everyone is let go.
   *  @throws whatever `settle` throws, JournalFault, and RoomHeld; then the room goes on */
  async retire(
    settle: (doc: Y.Doc) => Promise<void>,
    ...[code, reason]: [CloseCode, string]
  ): Promise<void> {
    const live = await this.live();
    if (this.#deps.isHeld()) throw new RoomHeld();
    if (this.#isClosing)
      throw new JournalFault('The document is being replaced', { kind: 'purged' });
    this.#isClosing = true;
    try {
      await live.quiet();
      if (this.#gone) {
        throw new JournalFault('The document could not be written', { kind: 'behind' });
      }
      await settle(live.doc);
    } catch (error) {
      this.#isClosing = false;
      if (this.#saying.size > 0) this.#deps.onSaid(this);
      throw error;
    }
    this.#vanish(code, reason);
    live.doc.destroy();
  }

  async #open(): Promise<void> {
    const { document, journal, rules, log, clock, meter, leaveToLoad } = this.#deps;
    const giveBack = await leaveToLoad();
    const began = clock.now();
    try {
      const loaded = await loadDocument(document, { journal, rules, now: clock.now });
      if (this.#gone) return;
      this.#cold = loaded;
      this.#stirredAt = clock.now();
      this.#coldAnswer = coldAnswer(loaded);
      for (const session of [...this.sessions]) this.#welcome(session);
      if (this.#coldAnswer === null) this.#warmUp();
      meter.loaded(clock.now() - began);
      this.#wake();
      if (this.#saying.size > 0) this.#deps.onSaid(this);
    } catch (error) {
      const [code, reason] = whyNotOpened(error);
      if (code === CLOSE.storage) {
        log('A document could not be opened', { document, error: String(error) });
      }
      this.#vanish(code, reason);
      throw error;
    } finally {
      giveBack();
    }
  }

  /** Those who have nothing yet get the journal's bytes as they are; for anything else the document is
   *  taken apart, and so it is as soon as they have been served. */
  #answerCold(cold: LoadedDocument): void {
    const answer = this.#coldAnswer;
    for (const session of this.#saying) {
      if (answer === null || !asksForEverything(session.inbox[0])) continue;
      session.next();
      this.#fanOut.answerCold(session, answer, cold.head);
      if (session.inbox.length === 0) this.#saying.delete(session);
    }
    if (this.#saying.size > 0) this.#warmUp();
    else this.#deps.clock.later(0, () => this.#warmUp());
  }

  /** Takes the document apart, so that it can be asked and added to. */
  #warmUp(): void {
    const cold = this.#cold;
    if (cold === null || this.#gone) return;
    const { document, log } = this.#deps;
    this.#cold = null;
    this.#coldAnswer = null;
    try {
      const live = openLiveDocument(cold, {
        ...this.#deps,
        onCommitted: (committed) => {
          this.#stirredAt = this.#deps.clock.now();
          this.#fanOut.tell(committed);
          this.#wake();
        },
        onLost: (fault) => {
          log('An update could not be written; the room is closed', {
            document,
            fault: String(fault),
          });
          this.#vanish(...whyNotWritten(fault));
        },
      });
      this.#live = live;
      for (const session of this.sessions) {
        session.say(step1Frame(Y.encodeStateVector(live.doc)));
      }
    } catch (error) {
      this.#notBuilt = new JournalFault('The entries make no document', { cause: error });
      log('A document could not be opened', { document, error: String(error) });
      this.#vanish(CLOSE.storage, 'Try again');
    }
  }

  #condenseWhenQuiet(): void {
    const { clock, limits, journal, document } = this.#deps;
    if (this.#stirredAt === null) return;
    this.#stirredAt = Math.min(this.#stirredAt, clock.now());
    if (clock.now() - this.#stirredAt < limits.quietRoomMs) return;
    this.#stirredAt = null;
    journal.condense(document);
  }

  #welcome(session: Session): void {
    session.sayRole();
    if (this.#live !== null) session.say(step1Frame(Y.encodeStateVector(this.#live.doc)));
    session.needsEveryone = true;
    this.#deps.onStir(this);
  }

  #sayingMore(session: Session): void {
    this.#saying.add(session);
    this.#deps.onSaid(this);
  }

  #leave(session: Session): void {
    this.sessions.delete(session);
    this.#saying.delete(session);
    this.#fanOut.forget(session);
    this.#presence.leave(session);
    this.usedAt = this.#deps.clock.now();
    if (!this.#gone) this.#deps.onStir(this);
  }

  #vanish(code: CloseCode, reason: string): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#live = null;
    this.#cold = null;
    this.#deps.onGone(this);
    for (const session of [...this.sessions]) session.close(code, reason);
    this.#wake();
  }

  /** Reads the document from the journal anew; everyone stays, and what they say meanwhile waits. */
  #rebuild(spoilt: LiveDocument): void {
    this.#deps.count('rebuilt');
    this.#deps.meter.rebuilt();
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
