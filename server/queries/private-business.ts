import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MoveStore } from '#server/records/move-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { PrivateBusiness } from '#shared/protocol/http/private-business.ts';
import { toInstant } from './calendar.ts';
import { namesOf } from './names.ts';
import type { Reading } from './reading.ts';

export interface PrivateBusinessDeps {
  readonly reading: Reading;
  readonly committees: CommitteeStore;
  readonly moves: MoveStore;
}

/** What became private at a meeting, and how its items appear to others, as far as one reader may know it. `null`:
 *  no such meeting, or not for them. */
export const createPrivateBusiness =
  ({ reading, committees, moves }: PrivateBusinessDeps) =>
  async (person: PersonId, id: MeetingId): Promise<PrivateBusiness | null> => {
    const readable = await reading.meeting(person, id);
    if (readable === null) return null;
    const { meeting, standing, items } = readable;
    const names = await namesOf(committees, meeting.committeeId);
    const seen = new Set(items.map((item) => item.id));
    const decided = items.filter(
      ({ part, id: itemId }) => mayBy(standing, 'make-private', { part, itemId }).allowed,
    );
    return {
      moved: (await moves.ofMeeting(id))
        .filter((move) => seen.has(move.itemId))
        .map(({ itemId, old, by, at, reason }) => ({
          itemId,
          from: old,
          by: names.person(by),
          at: toInstant(at),
          reason,
        })),
      appearances: decided.map(({ id: itemId, shownAs, neutralTitle }) => ({
        itemId,
        shownAs,
        neutralTitle,
      })),
      mayMakePrivate: decided.length > 0,
    };
  };
