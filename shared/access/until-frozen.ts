import { DRAFTING, stageOf } from '../domain/minutes.ts';
import { type Deed, may, type Standing, type Thing } from './policy.ts';

/** Might somebody do this until the minutes of its part were sent round, and not any more? As they stand today:
 *  whoever has left since brings nothing. */
export function couldUntilFrozen({ person, facts }: Standing, deed: Deed, thing: Thing): boolean {
  const { minutes } = facts;
  if (minutes === null || stageOf(minutes[thing.part].state) === 'draft') return false;
  const before = { ...minutes, [thing.part]: DRAFTING };
  return (
    !may(person, deed, thing, facts).allowed &&
    may(person, deed, thing, { ...facts, minutes: before }).allowed
  );
}
