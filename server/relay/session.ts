import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { DocumentId, Place } from '#shared/ids.ts';
import { CLOSE, type CloseCode } from '#shared/protocol/close-codes.ts';
import { QUIET_FRAME, roleFrame, savedFrame } from './frames.ts';
import type { DocumentRight, Identity } from './gate.ts';
import type { RelayLimits } from './limits.ts';
import { createBucket } from './rate-limit.ts';

export interface SessionDeps {
  readonly socket: WebSocket;
  /** The connection under the WebSocket, to put what is said in one turn into one packet. */
  readonly line: Socket;
  readonly identity: Identity;
  readonly document: DocumentId;
  readonly right: Exclude<DocumentRight, 'none'>;
  /** It asked for acknowledgements and notices with `?ack=1`. */
  readonly wantsNotices: boolean;
  /** Its page knows the present document schema. */
  readonly pageIsCurrent: boolean;
  readonly limits: RelayLimits;
  readonly now: () => number;
  /** It is cut off because it does not read. */
  readonly onSlow: () => void;
}

/** One connection to one document: who it is, what it may do, and what it has been promised. */
export class Session {
  readonly identity: Identity;
  readonly document: DocumentId;
  readonly pageIsCurrent: boolean;
  /** Frames that came while the room was not open. */
  readonly inbox: Uint8Array[] = [];
  /** It hears of updates from the first answer to its question (step 1) on. */
  hearsFrom: Place | null = null;
  /** It could write when it came or later: what was on its way when that ended is no offence. */
  wasWriter: boolean;
  /** Some of its content was not taken in, so nothing after it can be called saved until it has sent what
   *  is missing. */
  withheld = false;
  /** We asked it for what is missing and wait for its answer. */
  asked = false;
  /** Offences: writing without the right; repairs that repaired nothing. */
  strikes = 0;
  gaps = 0;
  /** Everyone's presence is due to it. */
  needsEveryone = true;
  /** Counts the questions about its rights, so that a late answer does not undo a later one. */
  rightsAsked = 0;

  readonly #deps: SessionDeps;
  readonly #updates;
  readonly #bytes;
  readonly #questions;
  readonly #presence;
  #right: Exclude<DocumentRight, 'none'>;
  #contentFrames = 0;
  #owed: { readonly frames: number; readonly place: Place }[] = [];
  #inboxBytes = 0;
  /** Bytes of answers that may be unsent besides the limit. */
  #granted = 0;
  #corked = false;
  #over = false;
  #saidAt: number;
  #heardAt: number;
  #drainedAt: number;
  #pingedAt = 0;
  #onOver: (() => void) | null = null;

  constructor(deps: SessionDeps) {
    const { limits, now } = deps;
    this.#deps = deps;
    this.identity = deps.identity;
    this.document = deps.document;
    this.pageIsCurrent = deps.pageIsCurrent;
    this.#right = deps.right;
    this.wasWriter = this.mayWrite;
    this.#updates = createBucket(limits.updatesPerSecond, limits.updatesPerSecond * 5, now);
    this.#bytes = createBucket(limits.bytesPerSecond, limits.bytesPerSecond * 4, now);
    this.#questions = createBucket(limits.questionsPerSecond, 5, now);
    const presence = limits.presenceBytesPerSecond;
    this.#presence = createBucket(presence, presence * 4, now);
    this.#saidAt = now();
    this.#heardAt = now();
    this.#drainedAt = now();
    deps.socket.on('pong', () => {
      this.#heardAt = now();
    });
  }

  get over(): boolean {
    return this.#over;
  }

  get mayWrite(): boolean {
    return this.#right === 'edit' && this.pageIsCurrent;
  }

  get right(): DocumentRight {
    return this.#right;
  }

  set right(right: Exclude<DocumentRight, 'none'>) {
    const could = this.mayWrite;
    this.#right = right;
    if (could === this.mayWrite) return;
    this.wasWriter = true;
    this.sendRole();
  }

  /** @param then is called once, when the session is over for whatever reason */
  onOver(then: () => void): void {
    this.#onOver = then;
  }

  // What it says.

  /** Keeps a frame for when the room is open; too much ends the session. */
  keepForLater(frame: Uint8Array): void {
    this.inbox.push(frame);
    this.#inboxBytes += frame.byteLength;
    const { waitingFrames, waitingBytes } = this.#deps.limits;
    if (this.inbox.length > waitingFrames || this.#inboxBytes > waitingBytes) {
      this.close(CLOSE.overload, 'Too much at once');
    }
  }

  takeInbox(): Uint8Array[] {
    this.#inboxBytes = 0;
    return this.inbox.splice(0);
  }

  heard(): void {
    this.#heardAt = this.#deps.now();
  }

  /** Whether it keeps within its limits; if not, it is over. */
  mayBring(bytes: number): boolean {
    if (this.#updates.take(1) && this.#bytes.take(bytes)) return true;
    this.close(CLOSE.tooMany, 'Too much, too fast');
    return false;
  }

  mayAsk(): boolean {
    if (this.#questions.take(1)) return true;
    this.close(CLOSE.tooMany, 'Too many questions');
    return false;
  }

  mayShow(bytes: number): boolean {
    return this.#presence.take(bytes);
  }

  // What it is told.

  countContent(): void {
    this.#contentFrames += 1;
  }

  /** All content it has sent so far is dealt with once `place` is on disk. */
  owe(place: Place): void {
    this.#owed.push({ frames: this.#contentFrames, place });
  }

  /** Acknowledges what is on disk now. True when nothing more is owed. */
  settle(committed: Place): boolean {
    let frames = 0;
    while (this.#owed[0] !== undefined && this.#owed[0].place <= committed) {
      frames = this.#owed.shift()?.frames ?? frames;
    }
    if (frames > 0 && this.#deps.wantsNotices) this.send(savedFrame(frames, committed));
    return this.#owed.length === 0;
  }

  sendRole(): void {
    if (this.#deps.wantsNotices) this.send(roleFrame(this.mayWrite));
  }

  /** An answer to its question may be as large as the document: to have it unsent is no slowness. */
  sendAnswer(frame: Uint8Array): void {
    this.#granted += frame.byteLength;
    this.send(frame);
  }

  send(frame: Uint8Array): void {
    const { socket, line, limits, now } = this.#deps;
    if (this.#over || socket.readyState !== WebSocket.OPEN) return;
    if (!this.#corked) {
      this.#corked = true;
      line.cork();
      process.nextTick(() => {
        this.#corked = false;
        line.uncork();
      });
    }
    socket.send(frame);
    this.#saidAt = now();
    if (socket.bufferedAmount > limits.bufferedBytes + this.#granted) this.#cutOff();
  }

  /** Presence is passing: one who is behind is spared it. False if so. */
  sendPresence(frame: Uint8Array): boolean {
    if (this.#deps.socket.bufferedAmount > this.#deps.limits.reluctantBytes) return false;
    this.send(frame);
    return true;
  }

  /** Looks after the connection: keeps it alive, and ends it when there is no life in it. */
  lookAfter(): void {
    const { socket, limits, now } = this.#deps;
    if (socket.bufferedAmount === 0) {
      this.#drainedAt = now();
      this.#granted = 0;
    }
    if (now() - this.#drainedAt > limits.undrainedMs) {
      this.#cutOff();
    } else if (now() - this.#heardAt > limits.silentMs) {
      this.end();
      socket.terminate();
    } else {
      if (now() - this.#saidAt >= limits.quietMs) this.send(QUIET_FRAME);
      this.#askForLife();
    }
  }

  /** A reader who says nothing still answers a ping. */
  #askForLife(): void {
    const { socket, limits, now } = this.#deps;
    const since = now() - Math.max(this.#heardAt, this.#pingedAt);
    if (since < limits.quietMs || socket.readyState !== WebSocket.OPEN) return;
    this.#pingedAt = now();
    socket.ping();
  }

  #cutOff(): void {
    this.close(CLOSE.slowReader, 'Reads too slowly');
    this.#deps.onSlow();
  }

  close(code: CloseCode, reason: string): void {
    if (this.#over) return;
    this.end();
    this.#deps.socket.close(code, reason);
  }

  /** The connection is gone, or about to be. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.inbox.length = 0;
    this.#owed = [];
    this.#onOver?.();
  }
}
