import type { Purge, PurgeStore } from '#server/records/purge-store.ts';
import type { TermsStore } from '#server/records/terms-store.ts';
import { mayBy, NO_ITEM } from '#shared/access/policy.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { monthsKept } from '#shared/domain/history-kept.ts';
import { areSameText, type DocumentId } from '#shared/ids.ts';
import type { WordsRemoved } from '#shared/protocol/http/meeting.ts';
import { toInstant } from './calendar.ts';
import type { Names } from './names.ts';
import type { ReadableMeeting } from './reading.ts';

export interface WordsRemovedDeps {
  readonly purges: Pick<PurgeStore, 'ofMeeting'>;
  readonly terms: Pick<TermsStore, 'inForce'>;
}

/** What was removed for good from the texts that a reader is shown, the latest first. */
export function createWordsRemoved({ purges, terms }: WordsRemovedDeps) {
  return async (
    readable: ReadableMeeting,
    shown: readonly DocumentId[],
    names: Names,
  ): Promise<WordsRemoved[]> => {
    const { meeting, standing, items } = readable;
    const seesExclusions = mayBy(standing, 'see-exclusions', NO_ITEM).allowed;

    /** The history of an item that somebody is kept from goes before that of the others: that it did tells of it. */
    const tellsOfExclusion = async ({ old, at, afterMonths }: Purge): Promise<boolean> => {
      if (afterMonths === null || seesExclusions) return false;
      const item = items.find((one) => areSameText(one.documentId, old));
      if (item?.part !== 'I') return false;
      const rules = await terms.inForce(meeting.committeeId, dayInLondon(at));
      return afterMonths < monthsKept(rules, { isPrivate: false });
    };

    const removed: WordsRemoved[] = [];
    for (const purge of await purges.ofMeeting(meeting.id)) {
      const { old, by, at, reason, afterMonths } = purge;
      const documentId = shown.find((one) => areSameText(one, old));
      if (documentId === undefined || (await tellsOfExclusion(purge))) continue;
      removed.push({ documentId, by: names.person(by), at: toInstant(at), reason, afterMonths });
    }
    return removed;
  };
}
