import type { Relay } from '#server/relay/relay.ts';
import type { HandClock } from './hand-clock.ts';
import { type Seated, seat } from './seat.ts';

/** The question (step 1) of somebody who has nothing yet. */
export const QUESTION = Uint8Array.of(0, 0, 1, 0);

/** People who have the document open; what they were told on the way is forgotten. The secretary has asked for
 *  acknowledgements. */
export async function inStep(
  relay: Relay,
  clock: HandClock,
  names: readonly string[],
): Promise<Seated[]> {
  const seats = names.map((name) => seat(relay, name, { wantsNotices: name === 'secretary' }));
  for (const one of seats) one.say(QUESTION);
  await clock.pass(1000);
  for (const one of seats) one.written.length = 0;
  return seats;
}
