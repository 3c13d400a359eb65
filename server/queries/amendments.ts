import type { AmendmentStore } from '#server/records/amendment-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { AmendmentView } from '#shared/protocol/http/amendments.ts';
import { toInstant } from './calendar.ts';
import { itemInWords } from './item-words.ts';
import { namesOf } from './names.ts';
import { locator, type Reading } from './reading.ts';

export interface AmendmentQueries {
  /** Of the items that the reader may see, oldest first; `null`: no such meeting, or not for this reader. */
  ofMeeting(person: PersonId, meeting: MeetingId): Promise<readonly AmendmentView[] | null>;
}

export function createAmendmentQueries(deps: {
  readonly reading: Reading;
  readonly amendments: AmendmentStore;
  readonly committees: CommitteeStore;
}): AmendmentQueries {
  return {
    ofMeeting: async (person, meeting) => {
      const readable = await deps.reading.meeting(person, meeting);
      if (readable === null) return null;
      const find = locator([readable]);
      const names = await namesOf(deps.committees, readable.meeting.committeeId);
      return (await deps.amendments.ofMeeting(meeting)).flatMap((row) => {
        const at = find(row);
        if (at === null) return [];
        const { id, itemId, origin, state, stated, reason, by, authorId } = row;
        const { part } = at.item;
        return [
          {
            ...{ id, itemId, part, origin, state, stated, reason },
            title: itemInWords(at.item),
            before: row.quote,
            after: row.words,
            by: names.person(by),
            author: authorId === null || authorId === by ? null : names.person(authorId),
            at: toInstant(row.at),
          },
        ];
      });
    },
  };
}
