/** Waits until everything else on the thread has had its turn.
 *  @throws when there will be no next turn, because the projector is stopping */
export type Turn = () => Promise<void>;

const MOST_AT_ONCE = 64;
const MOST_BYTES_AT_ONCE = 64 * 1024;

/** Does the work in slices of a few milliseconds, bounded by number and by bytes so that it needs no clock.
 *  One large update is a slice of its own. */
export async function inSlices<T>(
  all: readonly T[],
  bytesOf: (one: T) => number,
  turn: Turn,
  work: (slice: readonly T[]) => void,
): Promise<void> {
  let from = 0;
  while (from < all.length) {
    const slice: T[] = [];
    let bytes = 0;
    for (const one of all.slice(from, from + MOST_AT_ONCE)) {
      bytes += bytesOf(one);
      if (slice.length > 0 && bytes > MOST_BYTES_AT_ONCE) break;
      slice.push(one);
    }
    await turn();
    work(slice);
    from += slice.length;
  }
}
