import type { FieldFault } from '#client/ui/error-summary.tsx';
import { dayOf, isBlank, type TypedDate } from '#client/ui/fields/date-field.tsx';
import { MOST_MONTHS } from '#shared/domain/history-kept.ts';
import {
  DEADLINE_KINDS,
  DEPUTIES_ALLOWED,
  type Deadline,
  type DelegatedLimit,
  QUORUM_COUNTS,
  type QuorumClause,
  REFERENCE_YEARS,
  type TermsRules,
  VOTES_BY,
  VOTING_METHODS,
} from '#shared/domain/terms-of-reference.ts';
import { SEAT_CATEGORIES } from '#shared/domain/vocabulary.ts';
import type { Answer, TermsDraft } from './terms-draft.ts';

/** The groups of questions, each a page of its own, in the order in which they are asked. */
export const TERMS_STEPS = [
  'purpose',
  'members',
  'quorum',
  'voting',
  'deputies',
  'limits',
  'meetings',
  'minutes',
] as const;
export type TermsStep = (typeof TERMS_STEPS)[number];

export const TERMS_FIELD = {
  purpose: 'terms-purpose',
  statutoryBasis: 'terms-basis',
  fromDay: 'terms-from',
  reviewOn: 'terms-review',
  note: 'terms-note',
  members: 'terms-members',
  hasQuorum: 'quorum-has',
  quorumTotal: 'quorum-total',
  quorumFromEach: 'quorum-each',
  quorumShare: 'quorum-share',
  quorumOneOf: 'quorum-one-of',
  quorumPosts: 'quorum-posts',
  quorumKinds: 'quorum-kinds',
  quorumCounts: 'quorum-counts',
  votingMethod: 'voting-method',
  votingPercent: 'voting-percent',
  votesBy: 'voting-by',
  consensusFirst: 'voting-consensus',
  castingVote: 'voting-casting',
  deputiesAllowed: 'deputies-allowed',
  deputiesCount: 'deputies-count',
  deputiesVote: 'deputies-vote',
  deputiesNamed: 'deputies-named',
  limits: 'limits',
  noticeDays: 'notice-days',
  noticeKind: 'notice-kind',
  papersDays: 'papers-days',
  papersKind: 'papers-kind',
  heldInPublic: 'held-in-public',
  commentDays: 'comment-days',
  unconfirmed: 'unconfirmed',
  membersEdit: 'members-edit',
  onlyPresentMove: 'only-present-move',
  historyMonths: 'history-months',
  prefix: 'reference-prefix',
  referenceYear: 'reference-year',
} as const;

/** The rules as far as they can be understood, and everything that cannot. The read-back shows the first;
 *  a page asks for the second of its own step. */
export function rulesOf(
  draft: TermsDraft,
  members: { readonly before: TermsRules['membership']; readonly now: TermsRules['membership'] },
): {
  readonly rules: TermsRules;
  readonly faults: Readonly<Record<TermsStep, readonly FieldFault[]>>;
} {
  const reader = createReader();
  const { at, text, whole, choice, bool, day } = reader;
  const rules: TermsRules = {
    membership: membersOf(draft, members),
    ...at('purpose', () => ({
      purpose: text(draft.purpose),
      statutoryBasis: text(draft.statutoryBasis),
      reviewOn: day(TERMS_FIELD.reviewOn, draft.reviewOn, 'review'),
    })),
    ...at('quorum', () => ({ quorum: quorumOf(draft, reader) })),
    ...at('voting', () => ({ voting: votingOf(draft, reader) })),
    ...at('deputies', () => {
      const allowed = choice(DEPUTIES_ALLOWED, draft.deputiesAllowed);
      if (allowed === null) return { deputies: null };
      if (allowed === 'no') {
        return { deputies: { allowed, countToQuorum: null, mayVote: null, namedDaysBefore: null } };
      }
      return {
        deputies: {
          allowed,
          countToQuorum: bool(draft.deputiesCount),
          mayVote: bool(draft.deputiesVote),
          namedDaysBefore: whole(TERMS_FIELD.deputiesNamed, draft.deputiesNamed, {
            what: 'how many days before the meeting a deputy is named',
            from: 0,
            to: 60,
          }),
        },
      };
    }),
    ...at('limits', () => ({ delegatedLimits: limitsOf(draft, reader) })),
    ...at('meetings', () => ({
      notice: deadlineOf(reader, 'notice', draft.noticeDays, draft.noticeKind),
      papers: deadlineOf(reader, 'papers', draft.papersDays, draft.papersKind),
      heldInPublic: bool(draft.heldInPublic),
    })),
    ...at('minutes', () => ({
      commentWindowDays: whole(TERMS_FIELD.commentDays, draft.commentDays, {
        what: 'the number of working days for comments',
        from: 1,
        to: 90,
      }),
      unconfirmedMinutesPublished: bool(draft.unconfirmed),
      membersEditDrafts: bool(draft.membersEdit),
      onlyPresentMoveAccuracy: bool(draft.onlyPresentMove),
      historyMonths: whole(TERMS_FIELD.historyMonths, draft.historyMonths, {
        what: 'the number of months for which history is kept',
        from: 0,
        to: MOST_MONTHS,
      }),
      references: referencesOf(draft, reader),
    })),
  };
  return { rules, faults: reader.faults };
}

function membersOf(
  { members }: TermsDraft,
  {
    before,
    now,
  }: { readonly before: TermsRules['membership']; readonly now: TermsRules['membership'] },
): TermsRules['membership'] {
  if (members === 'seats') return now;
  return members === 'before' ? before : null;
}

type Reader = ReturnType<typeof createReader>;

function createReader() {
  const faults: Record<TermsStep, FieldFault[]> = {
    purpose: [],
    members: [],
    quorum: [],
    voting: [],
    deputies: [],
    limits: [],
    meetings: [],
    minutes: [],
  };
  let step: TermsStep = 'purpose';
  const wrong = (fieldId: string, message: string) => {
    faults[step].push({ fieldId, message });
    return null;
  };
  return {
    faults,
    wrong,
    at: <Part>(where: TermsStep, read: () => Part): Part => {
      step = where;
      return read();
    },
    text: (typed: string): string | null => typed.trim() || null,
    bool: (answer: Answer): boolean | null => (answer === '' ? null : answer === 'yes'),
    choice: <Value extends string>(values: readonly Value[], typed: string): Value | null =>
      values.find((value) => value === typed) ?? null,
    /** A whole number of this size. Nothing typed is nothing recorded. */
    whole: (
      fieldId: string,
      typed: string,
      { what, from, to }: { readonly what: string; readonly from: number; readonly to: number },
    ): number | null => {
      const text = typed.trim().replaceAll(',', '');
      if (text === '') return null;
      const value = Number(text);
      if (/^\d+$/.test(text) && value >= from && value <= to) return value;
      return wrong(
        fieldId,
        `Enter ${what} as a whole number from ${from} to ${to.toLocaleString('en-GB')}`,
      );
    },
    day: (fieldId: string, typed: TypedDate, what: string): string | null => {
      if (isBlank(typed)) return null;
      return dayOf(typed) ?? wrong(fieldId, `Enter the ${what} date as a real date`);
    },
  };
}

const SHARE = /^(\d)\/(\d)$/;

function quorumOf(draft: TermsDraft, reader: Reader): TermsRules['quorum'] {
  if (draft.hasQuorum === '') return null;
  const { whole, choice, wrong } = reader;
  const clauses: QuorumClause[] = [];
  const total = whole(TERMS_FIELD.quorumTotal, draft.quorumTotal, {
    what: 'how many members in all',
    from: 1,
    to: 200,
  });
  const each = whole(TERMS_FIELD.quorumFromEach, draft.quorumFromEach, {
    what: 'how many members from each body',
    from: 1,
    to: 20,
  });
  const share = SHARE.exec(draft.quorumShare);
  if (each !== null) clauses.push({ kind: 'min_per_organisation', number: each });
  for (const row of draft.quorumKinds) {
    const category = choice(SEAT_CATEGORIES, row.category);
    const field = `${TERMS_FIELD.quorumKinds}-${row.key}`;
    if (category === null) {
      wrong(field, 'Choose which kind of member this is');
      continue;
    }
    const number =
      row.number.trim() === ''
        ? wrong(`${field}-number`, 'Enter how many of this kind must be there')
        : whole(`${field}-number`, row.number, {
            what: 'how many of this kind',
            from: 1,
            to: 200,
          });
    if (number === null) continue;
    clauses.push(
      category === 'patient_voice'
        ? { kind: 'patient_voice', number }
        : { kind: 'min_of_category', category, number, votingOnly: row.votingOnly },
    );
  }
  const categories = SEAT_CATEGORIES.filter((one) => draft.quorumOneOf.includes(one));
  const titles = draft.quorumPosts
    .split(',')
    .map((title) => title.trim())
    .filter((title) => title !== '');
  if (categories.length + titles.length > 0) clauses.push({ kind: 'one_of', categories, titles });
  if (share !== null) {
    clauses.push({
      kind: 'fraction',
      numerator: Number(share[1]),
      denominator: Number(share[2]),
    });
  }
  if (total !== null) clauses.push({ kind: 'min_total', number: total });
  clauses.push(...draft.quorumOthers);
  if (clauses.length === 0 && reader.faults.quorum.length === 0) {
    wrong(
      TERMS_FIELD.quorumTotal,
      'Say who must be there, or choose that the quorum is not recorded',
    );
  }
  return { counts: choice(QUORUM_COUNTS, draft.quorumCounts), clauses };
}

function votingOf(draft: TermsDraft, { choice, whole, bool }: Reader): TermsRules['voting'] {
  const method = choice(VOTING_METHODS, draft.votingMethod);
  if (method === null) return null;
  const counted = method === 'simple_majority' || method === 'special_majority';
  return {
    method,
    percent:
      method === 'special_majority'
        ? whole(TERMS_FIELD.votingPercent, draft.votingPercent, {
            what: 'the share of the votes in per cent',
            from: 51,
            to: 99,
          })
        : null,
    votesBy: choice(VOTES_BY, draft.votesBy) ?? 'seat',
    consensusFirst: method === 'consensus' ? null : bool(draft.consensusFirst),
    castingVote: counted ? bool(draft.castingVote) : null,
  };
}

function limitsOf(draft: TermsDraft, { whole, wrong }: Reader): readonly DelegatedLimit[] | null {
  const limits = draft.limits.flatMap((row): readonly DelegatedLimit[] => {
    const field = `${TERMS_FIELD.limits}-${row.key}`;
    const matter = row.matter.trim();
    const pounds = whole(`${field}-pounds`, row.pounds.replace('£', ''), {
      what: 'the amount in pounds',
      from: 0,
      to: 10_000_000_000,
    });
    if (matter === '') {
      if (row.pounds.trim() !== '') wrong(field, 'Enter what the committee may decide');
      return [];
    }
    return [{ matter, pounds }];
  });
  return limits.length === 0 ? null : limits;
}

function deadlineOf(
  { whole, choice }: Reader,
  which: 'notice' | 'papers',
  days: string,
  kind: string,
): Deadline | null {
  const number = whole(TERMS_FIELD[`${which}Days`], days, {
    what: which === 'notice' ? 'the days of notice' : 'the days for papers',
    from: 1,
    to: 90,
  });
  if (number === null) return null;
  return { days: number, kind: choice(DEADLINE_KINDS, kind) ?? 'days' };
}

function referencesOf(draft: TermsDraft, { text, choice }: Reader): TermsRules['references'] {
  const prefix = text(draft.prefix);
  const year = choice(REFERENCE_YEARS, draft.referenceYear);
  return prefix === null && year === null ? null : { prefix, year };
}
