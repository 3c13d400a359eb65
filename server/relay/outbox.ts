import * as Y from 'yjs';
import type { Clock } from './clock.ts';
import { updateFrame } from './frames.ts';
import type { RelayLimits } from './limits.ts';
import type { Line } from './line.ts';

export interface OutboxDeps {
  readonly line: Line;
  readonly limits: Pick<RelayLimits, 'reluctantBytes' | 'bufferedBytes' | 'undrainedMs'>;
  readonly clock: Clock;
  /** The other side reads too slowly: it is to be let go. */
  readonly onSlow: () => void;
}

/** So many updates become one for a reader who has fallen behind: more at a time would cost more than
 *  they do one by one. */
const MERGED = 64;

/** What one connection is told: gathered during a turn, and written at once at its end. One that reads more
 *  slowly than the others write has its updates kept back and put together, and no presence. */
export class Outbox {
  readonly #deps: OutboxDeps;
  #mine: Uint8Array[] = [];
  /** Updates kept back. */
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  /** Bytes of answers that may be unsent besides the limit. */
  #granted = 0;
  /** Not everything that was written has been taken: asked of each of hundreds at every turn. */
  #isUntaken = false;
  #saidAt: number;
  #drainedAt: number;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#saidAt = deps.clock.now();
    this.#drainedAt = this.#saidAt;
  }

  /** It reads more slowly than there is to tell. */
  get isBehind(): boolean {
    if (!this.#isUntaken) return false;
    const { line, limits } = this.#deps;
    return this.#held.length > 0 || line.unsent() > limits.reluctantBytes;
  }

  /** An answer of ours is still on its way. */
  get isAnswering(): boolean {
    return this.#granted > 0 && this.#deps.line.unsent() > 0;
  }

  /** Bytes that wait for the other side. */
  get waitingBytes(): number {
    return this.#heldBytes + this.#deps.line.unsent();
  }

  /** Milliseconds since it was last told anything. */
  quietFor(): number {
    return this.#deps.clock.now() - this.#saidAt;
  }

  /** For this connection alone, at the end of the turn. */
  say(frame: Uint8Array): void {
    this.#mine.push(frame);
  }

  sayNow(frame: Uint8Array): void {
    this.#mine.push(frame);
    this.flush(null);
  }

  /** An answer to its question may be as large as the document: to have it unsent is no slowness. */
  answer(frame: Uint8Array): void {
    if (this.#deps.line.unsent() === 0) this.#granted = 0;
    this.#granted += frame.byteLength;
    this.#mine.push(frame);
  }

  /** Keeps updates back until it has caught up. */
  hold(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      this.#held.push(update);
      this.#heldBytes += update.byteLength;
    }
    this.#checkSlow();
  }

  /** Writes what was said to it, and then what is said to many, in one piece. */
  flush(shared: Uint8Array | null): void {
    const mine = this.#mine;
    if (mine.length === 0 && shared === null) return;
    let bytes = shared;
    if (mine.length > 0) {
      this.#mine = [];
      if (shared !== null) mine.push(shared);
      bytes = mine.length === 1 ? (mine[0] ?? null) : Buffer.concat(mine);
    }
    if (bytes === null) return;
    this.#saidAt = this.#deps.clock.now();
    if (this.#deps.line.write(bytes)) return;
    this.#isUntaken = true;
    this.#checkSlow();
  }

  /** It has taken everything: what was kept back can go. */
  drained(): void {
    this.#drainedAt = this.#deps.clock.now();
    this.#isUntaken = false;
    this.#granted = 0;
    if (this.#held.length === 0) return;
    for (let from = 0; from < this.#held.length; from += MERGED) {
      this.#mine.push(updateFrame(Y.mergeUpdates(this.#held.slice(from, from + MERGED))));
    }
    this.#held = [];
    this.#heldBytes = 0;
    this.flush(null);
  }

  /** False: it has been unsent for too long. */
  lookAfter(): boolean {
    const { line, limits, clock, onSlow } = this.#deps;
    this.#drainedAt = Math.min(this.#drainedAt, clock.now());
    this.#saidAt = Math.min(this.#saidAt, clock.now());
    if (line.unsent() === 0) this.drained();
    if (clock.now() - this.#drainedAt <= limits.undrainedMs) return true;
    onSlow();
    return false;
  }

  forget(): void {
    this.#mine = [];
    this.#held = [];
    this.#heldBytes = 0;
  }

  #checkSlow(): void {
    const { line, limits, onSlow } = this.#deps;
    if (this.#heldBytes + line.unsent() > limits.bufferedBytes + this.#granted) onSlow();
  }
}
