/** A token bucket: so much a second, and so much at once after a pause. */
export class Bucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt: number;

  constructor(perSecond: number, burst: number, at: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#filledAt = at;
  }

  /** Whether there was enough; if not, nothing is taken.
   *  @param at milliseconds; a clock that goes back fills nothing */
  take(amount: number, at: number): boolean {
    const since = Math.max(0, at - this.#filledAt);
    this.#tokens = Math.min(this.#burst, this.#tokens + (since / 1000) * this.#perSecond);
    this.#filledAt = at;
    if (this.#tokens < amount) return false;
    this.#tokens -= amount;
    return true;
  }
}
