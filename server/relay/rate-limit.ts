/** A token bucket: so much a second, and so much at once after a pause. */
export interface Bucket {
  /** Whether there was enough; if not, nothing is taken. */
  take(amount: number): boolean;
}

export function createBucket(perSecond: number, burst: number, now: () => number): Bucket {
  let tokens = burst;
  let filledAt = now();
  return {
    take: (amount) => {
      const at = now();
      tokens = Math.min(burst, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond);
      filledAt = at;
      if (tokens < amount) return false;
      tokens -= amount;
      return true;
    },
  };
}
