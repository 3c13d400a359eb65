import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import type { Clock } from '#server/relay/clock.ts';
import type { RelayLimits } from '#server/relay/limits.ts';
import { createRelay } from '#server/relay/relay.ts';
import { createFakeGate } from './fake-gate.ts';
import { createFakeRules } from './fake-rules.ts';
import { createHandClock } from './hand-clock.ts';

/** A relay without sockets or disk, on a clock that is set by hand.
 *  @param slower what the relay sees of that clock */
export function relayByHand(
  limits: Partial<RelayLimits> = {},
  slower: (clock: Clock) => Clock = (clock) => clock,
) {
  const clock = createHandClock();
  const journal = createMemoryJournal({ now: clock.now });
  const relay = createRelay({
    journal,
    gate: createFakeGate(),
    rules: createFakeRules(),
    now: clock.now,
    clock: slower(clock),
    limits,
    log: () => {},
  });
  return { clock, journal, relay };
}
