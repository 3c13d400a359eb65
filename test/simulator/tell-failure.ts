import type { Outcome, Simulation } from './simulate.ts';

const LAST = 60;

/** What went wrong, how it is told again, and what happened last. */
export function tellFailure(
  { seed, operations, people }: Simulation,
  outcome: Pick<Outcome, 'faults' | 'story'>,
): string {
  const again = `SEED=${seed} OPERATIONS=${operations} PEOPLE=${people} npx vitest run --config test/vitest.config.ts --project stories`;
  return [`Seed ${seed}:`, ...outcome.faults, again, ...outcome.story.slice(-LAST)].join('\n');
}
