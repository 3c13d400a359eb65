import type { MinutedStore } from '#server/records/minuted-store.ts';
import { DECISION_VERBS } from '#shared/domain/vocabulary.ts';
import { type PersonId, toDecisionId } from '#shared/ids.ts';
import type { DecisionView } from '#shared/protocol/http/records.ts';
import { bySource, locator, type MeetingFilter, type Reading, sourceOf } from './reading.ts';

export interface DecisionQueries {
  list(person: PersonId, filter: MeetingFilter): Promise<readonly DecisionView[]>;
}

export function createDecisionQueries(deps: {
  readonly reading: Reading;
  readonly minuted: MinutedStore;
}): DecisionQueries {
  return {
    async list(person, filter) {
      const readable = await deps.reading.meetings(person, filter);
      const find = locator(readable);
      const rows = await deps.minuted.decisions(readable.map((one) => one.meeting.id));
      return rows
        .flatMap((row) => {
          const at = find(row);
          return at === null ? [] : [{ row, at }];
        })
        .sort(bySource)
        .map(({ row, at }) => ({
          ...sourceOf(at, row.removedAt),
          id: toDecisionId(row.id),
          verb: DECISION_VERBS.find((verb) => verb === row.verb) ?? null,
          text: row.text,
        }));
    },
  };
}
