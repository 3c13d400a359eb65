import type { Keyed } from '#client/ui/add-another.tsx';
import { NO_DATE, type TypedDate, typedOf } from '#client/ui/fields/date-field.tsx';
import type {
  Deadline,
  QuorumClause,
  QuorumRule,
  TermsRules,
} from '#shared/domain/terms-of-reference.ts';
import type { SeatCategory } from '#shared/domain/vocabulary.ts';

/** Terms of reference while they are being filled in: what was typed, before anybody knows whether it is
 *  a rule. An empty text is a rule that was not recorded. */
export interface TermsDraft {
  readonly purpose: string;
  readonly statutoryBasis: string;
  readonly fromDay: TypedDate;
  readonly reviewOn: TypedDate;
  readonly note: string;

  /** Which list of members the terms have: `seats` as the seats are now, `before` as it was, or none. */
  readonly members: string;

  readonly hasQuorum: '' | 'yes';
  readonly quorumTotal: string;
  readonly quorumFromEach: string;
  readonly quorumShare: string;
  readonly quorumOneOf: readonly string[];
  readonly quorumPosts: string;
  readonly quorumKinds: readonly QuorumKindDraft[];
  readonly quorumCounts: string;
  /** Clauses that the form has no fields for. They stay as they are. */
  readonly quorumOthers: readonly QuorumClause[];

  readonly votingMethod: string;
  readonly votingPercent: string;
  readonly votesBy: string;
  readonly consensusFirst: Answer;
  readonly castingVote: Answer;

  readonly deputiesAllowed: string;
  readonly deputiesCount: Answer;
  readonly deputiesVote: Answer;
  readonly deputiesNamed: string;

  readonly limits: readonly LimitDraft[];

  readonly noticeDays: string;
  readonly noticeKind: string;
  readonly papersDays: string;
  readonly papersKind: string;
  readonly heldInPublic: Answer;

  readonly commentDays: string;
  readonly unconfirmed: Answer;
  readonly membersEdit: Answer;
  readonly onlyPresentMove: Answer;
  readonly historyMonths: string;
  readonly prefix: string;
  readonly referenceYear: string;
}

export type Answer = '' | 'yes' | 'no';

export interface QuorumKindDraft extends Keyed {
  readonly category: string;
  readonly number: string;
  readonly votingOnly: boolean;
}

export interface LimitDraft extends Keyed {
  readonly matter: string;
  readonly pounds: string;
}

/** What the form says when somebody begins to change these terms. The day they begin is for them to say. */
export function draftOf(rules: TermsRules): TermsDraft {
  return {
    purpose: rules.purpose ?? '',
    statutoryBasis: rules.statutoryBasis ?? '',
    fromDay: NO_DATE,
    reviewOn: typedOf(rules.reviewOn),
    note: '',
    members: rules.membership === null ? '' : 'before',
    ...quorumDraft(rules.quorum),
    votingMethod: rules.voting?.method ?? '',
    votingPercent: numberText(rules.voting?.percent),
    votesBy: rules.voting?.votesBy ?? 'seat',
    consensusFirst: answerOf(rules.voting?.consensusFirst),
    castingVote: answerOf(rules.voting?.castingVote),
    deputiesAllowed: rules.deputies?.allowed ?? '',
    deputiesCount: answerOf(rules.deputies?.countToQuorum),
    deputiesVote: answerOf(rules.deputies?.mayVote),
    deputiesNamed: numberText(rules.deputies?.namedDaysBefore),
    limits: (rules.delegatedLimits ?? []).map(({ matter, pounds }, index) => ({
      key: String(index + 1),
      matter,
      pounds: numberText(pounds),
    })),
    noticeDays: numberText(rules.notice?.days),
    noticeKind: kindOf(rules.notice),
    papersDays: numberText(rules.papers?.days),
    papersKind: kindOf(rules.papers),
    heldInPublic: answerOf(rules.heldInPublic),
    commentDays: numberText(rules.commentWindowDays),
    unconfirmed: answerOf(rules.unconfirmedMinutesPublished),
    membersEdit: answerOf(rules.membersEditDrafts),
    onlyPresentMove: answerOf(rules.onlyPresentMoveAccuracy),
    historyMonths: numberText(rules.historyMonths),
    prefix: rules.references?.prefix ?? '',
    referenceYear: rules.references?.year ?? '',
  };
}

type QuorumPart = Pick<
  TermsDraft,
  | 'hasQuorum'
  | 'quorumTotal'
  | 'quorumFromEach'
  | 'quorumShare'
  | 'quorumOneOf'
  | 'quorumPosts'
  | 'quorumKinds'
  | 'quorumCounts'
  | 'quorumOthers'
>;

const NO_QUORUM: QuorumPart = {
  hasQuorum: '',
  quorumTotal: '',
  quorumFromEach: '',
  quorumShare: '',
  quorumOneOf: [],
  quorumPosts: '',
  quorumKinds: [],
  quorumCounts: '',
  quorumOthers: [],
};

/** Each field shows one clause; a second of the same kind has no field. */
function quorumDraft(rule: QuorumRule | null): QuorumPart {
  if (rule === null) return NO_QUORUM;
  const begin: QuorumPart = { ...NO_QUORUM, hasQuorum: 'yes', quorumCounts: rule.counts ?? '' };
  return rule.clauses.reduce(withClause, begin);
}

function withClause(draft: QuorumPart, clause: QuorumClause): QuorumPart {
  const other = { ...draft, quorumOthers: [...draft.quorumOthers, clause] };
  const kind = (category: SeatCategory, number: number, votingOnly: boolean): QuorumPart => ({
    ...draft,
    quorumKinds: [
      ...draft.quorumKinds,
      {
        key: String(draft.quorumKinds.length + 1),
        category,
        number: String(number),
        votingOnly,
      },
    ],
  });
  switch (clause.kind) {
    case 'min_total':
      return draft.quorumTotal === '' ? { ...draft, quorumTotal: String(clause.number) } : other;
    case 'min_per_organisation':
      return draft.quorumFromEach === ''
        ? { ...draft, quorumFromEach: String(clause.number) }
        : other;
    case 'all_organisations':
      return draft.quorumFromEach === '' ? { ...draft, quorumFromEach: '1' } : other;
    case 'fraction':
      return draft.quorumShare === ''
        ? { ...draft, quorumShare: `${clause.numerator}/${clause.denominator}` }
        : other;
    case 'one_of':
      return draft.quorumOneOf.length === 0 && draft.quorumPosts === ''
        ? { ...draft, quorumOneOf: clause.categories, quorumPosts: clause.titles.join(', ') }
        : other;
    case 'min_of_category':
      return kind(clause.category, clause.number, clause.votingOnly);
    case 'patient_voice':
      return kind('patient_voice', clause.number, false);
  }
}

function answerOf(value: boolean | null | undefined): Answer {
  if (value === null || value === undefined) return '';
  return value ? 'yes' : 'no';
}

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function kindOf(deadline: Deadline | null): string {
  return deadline?.kind ?? 'working_days';
}
