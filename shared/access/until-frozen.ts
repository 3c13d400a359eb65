import { DRAFTING } from '../domain/minutes.ts';
import { type Deed, may, type Standing, type Thing } from './policy.ts';

/** Might somebody do this while the minutes of its part were drafted, and not any more: since the chair has them,
 *  or since they were sent round? As they stand today: whoever has left since brings nothing. */
export function couldUntilFrozen({ person, facts }: Standing, deed: Deed, thing: Thing): boolean {
  const { minutes } = facts;
  if (minutes === null || minutes[thing.part].state === 'drafting') return false;
  const before = { ...minutes, [thing.part]: DRAFTING };
  return (
    !may(person, deed, thing, facts).allowed &&
    may(person, deed, thing, { ...facts, minutes: before }).allowed
  );
}
