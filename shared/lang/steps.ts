/** Long work that stops after each small piece of it, so that others may have a turn. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Does it piece by piece.
 *  @param breathe lets everyone else have a turn
 *  @throws whatever a piece throws; nothing is done after it */
export async function inTurns<T>(steps: Steps<T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}
