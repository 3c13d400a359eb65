import type { DocumentId, Place } from '#shared/ids.ts';
import { CLOSE, type CloseCode } from '#shared/protocol/close-codes.ts';
import type { Clock } from './clock.ts';
import { QUIET_FRAME, roleFrame } from './frames.ts';
import type { DocumentRight, Identity } from './gate.ts';
import type { RelayLimits } from './limits.ts';
import type { Line } from './line.ts';
import type { RelayMeter } from './meter.ts';
import { Outbox } from './outbox.ts';
import { Promises } from './promises.ts';
import { Bucket } from './rate-limit.ts';

/** Somebody whom the door has let in, and what for. */
export interface Admitted {
  readonly document: DocumentId;
  readonly identity: Identity;
  readonly right: Exclude<DocumentRight, 'none'>;
  /** It asked for acknowledgements and notices with `?ack=1`. */
  readonly wantsNotices: boolean;
  /** Its page knows the present document schema. */
  readonly pageIsCurrent: boolean;
}

export interface SessionDeps extends Admitted {
  readonly line: Line;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly meter: RelayMeter;
}

const LATE_AT_ONCE = 4;

/** One connection to one document: who it is, what it may do, and what it has been promised. */
export class Session {
  readonly identity: Identity;
  readonly document: DocumentId;
  readonly pageIsCurrent: boolean;
  readonly outbox: Outbox;
  readonly promises: Promises;
  /** Sync messages that wait for their turn. */
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
  /** It has been told who is there before: whoever it may still see and has left is due to it too. */
  hasSeenOthers = false;
  /** A message of its own is judged elsewhere; what came after it waits. */
  isAway = false;
  /** It brought words too late that may not be all of them: it is asked for the rest. */
  owesLateWords = false;
  /** Its latest question, while an answer to an earlier one is still on its way. */
  question: Uint8Array | null = null;
  /** The answer to an earlier one waits for the disk. */
  awaitsAnswer = false;
  /** When the first of what waits for its turn came. */
  saidSince: number;
  /** Counts the questions about its rights, so that a late answer does not undo a later one. */
  rightsAsked = 0;

  readonly #deps: SessionDeps;
  readonly #updates: Bucket;
  readonly #bytes: Bucket;
  readonly #questions: Bucket;
  readonly #presence: Bucket;
  readonly #others: Bucket;
  readonly #late: Bucket;
  #right: Exclude<DocumentRight, 'none'>;
  #inboxBytes = 0;
  #isDeaf = false;
  #mustWait = false;
  #over = false;
  #heardAt: number;
  #pingedAt = 0;
  #onOver: (() => void) | null = null;
  #onTold: (() => void) | null = null;

  constructor(deps: SessionDeps) {
    const { limits, clock, line } = deps;
    const now = clock.now();
    this.#deps = deps;
    this.identity = deps.identity;
    this.document = deps.document;
    this.pageIsCurrent = deps.pageIsCurrent;
    this.#right = deps.right;
    this.wasWriter = this.mayWrite;
    this.outbox = new Outbox({ line, limits, clock, onSlow: () => this.cutOff() });
    this.promises = new Promises();
    this.#updates = new Bucket(limits.updatesPerSecond, limits.updatesPerSecond * 5, now);
    this.#bytes = new Bucket(limits.bytesPerSecond, limits.bytesPerSecond * 4, now);
    this.#questions = new Bucket(limits.questionsPerSecond, 5, now);
    this.#presence = new Bucket(
      limits.presenceBytesPerSecond,
      limits.presenceBytesPerSecond * 4,
      now,
    );
    this.#others = new Bucket(limits.othersPerSecond, limits.othersPerSecond * 10, now);
    this.#late = new Bucket(limits.lateWordsPerSecond, LATE_AT_ONCE, now);
    this.#heardAt = now;
    this.saidSince = now;
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
    this.sayRole();
  }

  /** @param then is called once, when the session is over for whatever reason */
  onOver(then: () => void): void {
    this.#onOver = then;
  }

  /** @param then is called whenever there is something to write to it at the end of the turn */
  onTold(then: () => void): void {
    this.#onTold = then;
  }

  // What it says.

  /** Keeps a message for its turn. When too much waits, the other side is not listened to for a while. */
  keep(message: Uint8Array): void {
    if (this.inbox.length === 0) this.saidSince = this.#deps.clock.now();
    this.inbox.push(message);
    this.#inboxBytes += message.byteLength;
    const { waitingFrames, waitingBytes } = this.#deps.limits;
    if (this.inbox.length > waitingFrames || this.#inboxBytes > waitingBytes) this.#listen(false);
  }

  next(): Uint8Array | undefined {
    const message = this.inbox.shift();
    if (message !== undefined) this.#inboxBytes -= message.byteLength;
    if (this.inbox.length === 0 && !this.#mustWait) this.#listen(true);
    return message;
  }

  /** Puts messages back in front: their turn has to be taken again. */
  putBack(messages: readonly Uint8Array[]): void {
    this.inbox.unshift(...messages);
    for (const message of messages) this.#inboxBytes += message.byteLength;
  }

  /** While the journal lags behind, whoever writes is not listened to. */
  wait(on: boolean): void {
    this.#mustWait = on;
    if (on) this.#listen(false);
    else if (this.inbox.length === 0) this.#listen(true);
  }

  /** Listens to the other side, or lets what it says wait with it. */
  #listen(on: boolean): void {
    if (this.#isDeaf !== on || this.#over) return;
    this.#isDeaf = !on;
    if (on) this.#deps.line.resume();
    else this.#deps.line.pause();
  }

  /** The other side has taken everything. */
  drained(): void {
    if (this.#over) return;
    this.outbox.drained();
    this.asksAgain();
  }

  /** Puts the question that waited in front, when there is nothing left that it has to wait for. Asked also now and
   *  then: of the last bytes that are taken nobody may be told. True: it has something to say again. */
  asksAgain(): boolean {
    if (this.question === null || this.awaitsAnswer || this.outbox.isAnswering) return false;
    this.putBack([this.question]);
    this.question = null;
    return true;
  }

  heard(): void {
    this.#heardAt = this.#deps.clock.now();
  }

  /** Whether it keeps within its limits; if not, it is over. */
  mayBring(bytes: number): boolean {
    const now = this.#deps.clock.now();
    if (this.#updates.take(1, now) && this.#bytes.take(bytes, now)) return true;
    return this.#tooMuch('Too much, too fast');
  }

  mayAsk(): boolean {
    return this.#questions.take(1, this.#deps.clock.now()) || this.#tooMuch('Too many questions');
  }

  /** Messages of a kind that nobody here knows cost little, and are not free. */
  mayBeStrange(): boolean {
    return this.#others.take(1, this.#deps.clock.now()) || this.#tooMuch('Too much, too fast');
  }

  /** Words that came too late are looked at only so often; what is over is asked for later. */
  mayBeLate(): boolean {
    return this.#late.take(1, this.#deps.clock.now());
  }

  mayShow(bytes: number): boolean {
    return this.#presence.take(bytes, this.#deps.clock.now());
  }

  // What it is told.

  say(frame: Uint8Array): void {
    this.outbox.say(frame);
    this.#onTold?.();
  }

  /** An answer to its question. */
  answer(frame: Uint8Array): void {
    this.awaitsAnswer = false;
    this.outbox.answer(frame);
    this.#onTold?.();
  }

  /** Acknowledges what is on disk now. True when nothing more is owed. */
  settle(committed: Place): boolean {
    const saved = this.promises.settle(committed);
    if (saved !== null) {
      if (this.#deps.wantsNotices) this.say(saved.frame);
      this.#deps.meter.acknowledged(this.#deps.clock.now() - saved.since);
    }
    return this.promises.owesNothing;
  }

  sayRole(): void {
    if (this.#deps.wantsNotices) this.say(roleFrame(this.mayWrite));
  }

  /** Looks after the connection: keeps it alive, and ends it when there is no life in it. */
  lookAfter(): void {
    const { line, limits, clock } = this.#deps;
    const now = clock.now();
    // A clock that was put back would keep it waiting for as long as the clock was put back by.
    this.#heardAt = Math.min(this.#heardAt, now);
    this.#pingedAt = Math.min(this.#pingedAt, now);
    if (!this.outbox.lookAfter()) return;
    if (this.#isDeaf) this.#heardAt = now;
    if (now - this.#heardAt > limits.silentMs) {
      this.end();
      line.cut();
      return;
    }
    if (this.outbox.quietFor() >= limits.quietMs) this.outbox.sayNow(QUIET_FRAME);
    // A reader who says nothing still answers a ping.
    if (now - Math.max(this.#heardAt, this.#pingedAt) < limits.quietMs) return;
    this.#pingedAt = now;
    line.ping();
  }

  #tooMuch(reason: string): false {
    this.#deps.meter.refused('too_many');
    this.close(CLOSE.tooMany, reason);
    return false;
  }

  /** It reads too slowly. */
  cutOff(): void {
    if (this.#over) return;
    this.#deps.meter.refused('slow_reader');
    this.close(CLOSE.slowReader, 'Reads too slowly');
  }

  close(code: CloseCode, reason: string): void {
    if (this.#over) return;
    // A paused connection would never hear the other side's goodbye.
    this.#listen(true);
    this.outbox.flush(null);
    this.end();
    if (code === CLOSE.wrongEpoch) this.#deps.meter.refused('replaced');
    this.#deps.meter.closed(code);
    this.#deps.line.close(code, reason);
  }

  /** The connection is gone, or about to be. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.inbox.length = 0;
    this.question = null;
    this.promises.forget();
    this.outbox.forget();
    this.#onOver?.();
  }
}
