import { DECISION_VERBS, type DecisionVerb } from '#shared/domain/vocabulary.ts';
import type { DecisionView } from '#shared/protocol/http/records.ts';

/** What the register is narrowed to, as the address says. `none`: nobody said how it was decided. */
export interface DecisionFilter {
  readonly verb: DecisionVerb | 'none' | null;
  readonly meetingId: string | null;
}

export function readDecisionFilter(search: URLSearchParams): DecisionFilter {
  const verb = search.get('verb');
  return {
    verb: verb === 'none' ? verb : (DECISION_VERBS.find((one) => one === verb) ?? null),
    meetingId: search.get('meeting') || null,
  };
}

export function writeDecisionFilter(filter: DecisionFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.verb !== null) search.set('verb', filter.verb);
  if (filter.meetingId !== null) search.set('meeting', filter.meetingId);
  return search;
}

/** The decisions that pass, newest meeting first, in the order of its items. */
export function filterDecisions(
  decisions: readonly DecisionView[],
  filter: DecisionFilter,
): readonly DecisionView[] {
  return decisions
    .filter((one) => filter.verb === null || (one.verb ?? 'none') === filter.verb)
    .filter((one) => filter.meetingId === null || one.meetingId === filter.meetingId)
    .sort((a, b) => b.meetingDate.localeCompare(a.meetingDate) || a.itemNumber - b.itemNumber);
}
