import type { Place } from '#shared/ids.ts';
import { savedFrame } from './frames.ts';

interface Owed {
  readonly frames: number;
  readonly place: Place;
  readonly since: number;
}

/** What one connection is owed: "saved" for so many of its content frames, once a place is on disk. */
export class Promises {
  #contentFrames = 0;
  #owed: Owed[] = [];

  get owesNothing(): boolean {
    return this.#owed.length === 0;
  }

  countContent(): void {
    this.#contentFrames += 1;
  }

  /** All content it has sent so far is dealt with once `place` is on disk.
   *  @param since when that content came, in milliseconds */
  owe(place: Place, since: number): void {
    this.#owed.push({ frames: this.#contentFrames, place, since });
  }

  /** What can be said now: the message, and when the oldest content in it came. */
  settle(committed: Place): { readonly frame: Uint8Array; readonly since: number } | null {
    const [first] = this.#owed;
    if (first === undefined || first.place > committed) return null;
    let kept = 0;
    let frames = 0;
    for (const owed of this.#owed) {
      if (owed.place > committed) break;
      frames = owed.frames;
      kept += 1;
    }
    this.#owed.splice(0, kept);
    return { frame: savedFrame(frames, committed), since: first.since };
  }

  forget(): void {
    this.#owed = [];
  }
}
