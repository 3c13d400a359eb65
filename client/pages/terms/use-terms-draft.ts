import { useMe } from '#client/live/queries.ts';
import { useKept } from '#client/ui/kept.ts';
import { type TermsRules, UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import { sentencesOf, type TermsContext, type TermsKey } from '#shared/domain/terms-sentences.ts';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { rowsOfSeats } from './membership-rows.ts';
import { draftOf, type TermsDraft } from './terms-draft.ts';
import { rulesOf } from './terms-rules.ts';

export interface TermsInHand {
  readonly draft: TermsDraft;
  readonly set: (change: Partial<TermsDraft>) => void;
  readonly forget: () => void;
  readonly rules: TermsRules;
  readonly faults: ReturnType<typeof rulesOf>['faults'];
  /** A rule as it will read; nothing: not recorded. */
  readonly said: (key: TermsKey) => readonly string[];
  readonly membersBefore: TermsRules['membership'];
  readonly membersNow: TermsRules['membership'];
  readonly context: TermsContext;
}

/** New terms of reference as far as they are written, begun from those in force. All pages of the form
 *  share them. */
export function useTermsDraft(constitution: Constitution): TermsInHand {
  const me = useMe();
  const base = constitution.terms?.rules ?? UNRECORDED_TERMS;
  const [draft, set, forget] = useKept(
    `${me.data?.person.id}:${constitution.id}:terms:${constitution.terms?.id ?? 'first'}`,
    draftOf(base),
  );
  const membersNow = rowsOfSeats(constitution);
  const { rules, faults } = rulesOf(draft, { before: base.membership, now: membersNow });
  const context = contextOf(constitution);
  const said = sentencesOf(rules, context);
  return {
    draft,
    set,
    forget,
    rules,
    faults,
    said: (key) => said.find((rule) => rule.key === key)?.sentences ?? [],
    membersBefore: base.membership,
    membersNow,
    context,
  };
}

function contextOf({ parents, related }: Constitution): TermsContext {
  const names = new Map<string, string>([...parents, ...related].map(({ id, name }) => [id, name]));
  return { parents, organisationName: (id) => names.get(id) ?? null };
}
