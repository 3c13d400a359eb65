import type { PersonId } from '#shared/ids.ts';
import type { Clock } from './clock.ts';
import type { RelayLimits } from './limits.ts';
import { Bucket } from './rate-limit.ts';

/** How often people ask to come in. A page whose connections fail comes back with all of them every few
 *  seconds, and may; one that does nothing but come and go may not. */
export interface Knocks {
  mayKnock(person: PersonId): boolean;
  forgetOld(): void;
}

/** After this long without a knock a bucket is full again, and need not be kept. */
const FULL_AFTER_MS = 10_000;

export function createKnocks(
  { socketsPerPerson }: Pick<RelayLimits, 'socketsPerPerson'>,
  clock: Clock,
): Knocks {
  const known = new Map<PersonId, { readonly bucket: Bucket; at: number }>();
  return {
    mayKnock: (person) => {
      const now = clock.now();
      const one = known.get(person) ?? {
        bucket: new Bucket(socketsPerPerson / 2, socketsPerPerson * 4, now),
        at: now,
      };
      one.at = now;
      known.set(person, one);
      return one.bucket.take(1, now);
    },
    forgetOld: () => {
      const old = clock.now() - FULL_AFTER_MS;
      for (const [person, { at }] of known) if (at < old) known.delete(person);
    },
  };
}
