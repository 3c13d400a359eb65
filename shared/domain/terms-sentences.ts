import type { OrganisationId } from '../ids.ts';
import { begun } from '../lang/capital.ts';
import { dayInWords } from '../lang/date-words.ts';
import { historySentences } from './history-kept.ts';
import type {
  Deadline,
  DeputiesRule,
  MembershipRow,
  QuorumClause,
  QuorumRule,
  ReferenceScheme,
  TermsRules,
  VotingRule,
} from './terms-of-reference.ts';
import { category, inDigitsOrWords, listed, MEMBERSHIP_ENDINGS, times } from './terms-words.ts';
import type { OrganisationKind } from './vocabulary.ts';

/** Who the rules speak of. */
export interface TermsContext {
  /** The bodies the committee is a committee of. */
  readonly parents: readonly { readonly kind: OrganisationKind }[];
  readonly organisationName: (id: OrganisationId) => string | null;
}

export type TermsKey = keyof TermsRules;

/** One rule, as a page shows it. No sentences: it was not recorded. */
export interface SaidRule {
  readonly key: TermsKey;
  readonly label: string;
  readonly sentences: readonly string[];
}

/** Every rule said back in plain English, in the order of a constitution. */
export function sentencesOf(rules: TermsRules, context: TermsContext): readonly SaidRule[] {
  return RULES.map(({ key, label, say }) => ({ key, label, sentences: say(rules, context) }));
}

const RULES: readonly {
  readonly key: TermsKey;
  readonly label: string;
  readonly say: (rules: TermsRules, context: TermsContext) => readonly string[];
}[] = [
  { key: 'purpose', label: 'Purpose', say: ({ purpose }) => given(purpose) },
  {
    key: 'statutoryBasis',
    label: 'Legal basis',
    say: ({ statutoryBasis }) => given(statutoryBasis),
  },
  {
    key: 'membership',
    label: 'Members',
    say: ({ membership }, context) => (membership ?? []).map((row) => memberSentence(row, context)),
  },
  {
    key: 'quorum',
    label: 'Quorum',
    say: ({ quorum }, context) => (quorum === null ? [] : quorumSentences(quorum, context)),
  },
  {
    key: 'voting',
    label: 'Voting',
    say: ({ voting }) => (voting === null ? [] : votingSentences(voting)),
  },
  {
    key: 'deputies',
    label: 'Deputies',
    say: ({ deputies }) => (deputies === null ? [] : deputySentences(deputies)),
  },
  {
    key: 'delegatedLimits',
    label: 'What it may decide',
    say: ({ delegatedLimits }) => delegatedLimits?.map(limitSentence) ?? [],
  },
  {
    key: 'notice',
    label: 'Notice of meetings',
    say: ({ notice }) =>
      notice === null
        ? []
        : [`Meetings are called at least ${deadlineInWords(notice)} before they are held.`],
  },
  {
    key: 'papers',
    label: 'Papers',
    say: ({ papers }) =>
      papers === null
        ? []
        : [`Papers are sent out at least ${deadlineInWords(papers)} before a meeting.`],
  },
  {
    key: 'commentWindowDays',
    label: 'Comments on draft minutes',
    say: ({ commentWindowDays: days }) =>
      days === null
        ? []
        : [`Draft minutes are open to comments for ${times(days, 'working day')}.`],
  },
  {
    key: 'heldInPublic',
    label: 'Public access',
    say: ({ heldInPublic }) =>
      either(heldInPublic, 'Meetings are held in public.', 'Meetings are not held in public.'),
  },
  {
    key: 'unconfirmedMinutesPublished',
    label: 'Unconfirmed minutes',
    say: ({ unconfirmedMinutesPublished }) =>
      either(
        unconfirmedMinutesPublished,
        'Minutes are published before they are approved, marked as unconfirmed.',
        'Minutes are published only when they are approved.',
      ),
  },
  {
    key: 'references',
    label: 'Minute references',
    say: ({ references }) => (references === null ? [] : referenceSentences(references)),
  },
  {
    key: 'membersEditDrafts',
    label: 'Who writes the draft minutes',
    say: ({ membersEditDrafts }) =>
      either(
        membersEditDrafts,
        'Members write in the draft minutes together with the secretary and the chair.',
        'The secretary and the chair write the draft minutes. Members comment.',
      ),
  },
  {
    key: 'onlyPresentMoveAccuracy',
    label: 'Who may move that minutes are accurate',
    say: ({ onlyPresentMoveAccuracy }) =>
      either(
        onlyPresentMoveAccuracy,
        'Only somebody who was at the meeting may move that its minutes are accurate.',
        'Somebody who was not at the meeting may move that its minutes are accurate.',
      ),
  },
  {
    key: 'historyMonths',
    label: 'How long history is kept',
    say: ({ historyMonths }) => historySentences(historyMonths),
  },
  {
    key: 'reviewOn',
    label: 'Review',
    say: ({ reviewOn }) =>
      reviewOn === null ? [] : [`These terms are to be reviewed by ${dayInWords(reviewOn)}.`],
  },
];

function given(text: string | null): readonly string[] {
  return text === null ? [] : [text];
}

function either(value: boolean | null, yes: string, no: string): readonly string[] {
  if (value === null) return [];
  return [value ? yes : no];
}

/** “One voting member for each CCG. Counts towards the quorum.” */
function memberSentence(row: MembershipRow, { parents, organisationName }: TermsContext): string {
  const body = row.organisationId === null ? null : organisationName(row.organisationId);
  const whose = row.forEachParent
    ? ` for each ${parentNoun(parents)}`
    : body === null
      ? ''
      : `, ${body}`;
  const number = row.number === null ? ', number not recorded' : '';
  const count =
    row.number === null || row.number === 1 ? '' : `${begun(inDigitsOrWords(row.number))} × `;
  return `${count}${row.title}${whose}${number}: ${MEMBERSHIP_ENDINGS[row.membership]}${quorumPart(row)}.`;
}

function quorumPart({ countsToQuorum }: MembershipRow): string {
  if (countsToQuorum === null) return '';
  return countsToQuorum ? ', counts to the quorum' : ', does not count to the quorum';
}

/** “At least one member from each CCG and one lay member.” */
export function quorumSentences(
  { counts, clauses }: QuorumRule,
  { parents }: Pick<TermsContext, 'parents'>,
): readonly string[] {
  const noun = parentNoun(parents);
  const clause =
    clauses.length === 0
      ? 'No number is asked for.'
      : `At least ${listed(clauses.map((one) => clausePhrase(one, noun)))}.`;
  if (counts === null) return [clause];
  const once =
    counts === 'persons'
      ? 'Each person counts once, however many seats they hold.'
      : 'Each seat counts, even when one person holds several.';
  return [clause, once];
}

/** A clause as it reads after “At least”. */
function clausePhrase(clause: QuorumClause, parent: string): string {
  switch (clause.kind) {
    case 'min_total':
      return `${times(clause.number, 'member')} in all`;
    case 'min_of_category':
      return category(clause.category, clause.number, clause.votingOnly);
    case 'one_of': {
      const named = [
        ...clause.categories.map((one) => category(one, 1, false).replace(/^one /, '')),
        ...clause.titles.map((title) => title.toLowerCase()),
      ];
      return named.length === 1 ? `the ${named[0]}` : `one of the ${listed(named, 'or')}`;
    }
    case 'min_per_organisation':
      return `${times(clause.number, 'member')} from each ${parent}`;
    case 'all_organisations':
      return `one member from each ${parent}`;
    case 'fraction':
      return `${fraction(clause)} of the members, rounded up`;
    case 'patient_voice':
      return category('patient_voice', clause.number, false);
  }
}

const FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': 'half',
  '1/3': 'one third',
  '2/3': 'two thirds',
  '1/4': 'one quarter',
  '3/4': 'three quarters',
};

function fraction({ numerator, denominator }: { numerator: number; denominator: number }): string {
  return FRACTIONS[`${numerator}/${denominator}`] ?? `${numerator} out of ${denominator}`;
}

/** What the parent bodies are called together: “CCG”, or “parent body” where they differ. */
export function parentNoun(parents: TermsContext['parents']): string {
  const kinds = new Set(parents.map((one) => one.kind));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined
    ? (PARENT_NOUNS[kind] ?? 'parent body')
    : 'parent body';
}

const PARENT_NOUNS: Partial<Record<OrganisationKind, string>> = {
  ccg: 'CCG',
  icb: 'ICB',
  council: 'council',
  trust: 'trust',
  healthwatch: 'local Healthwatch',
  governing_body: 'governing body',
};

function votingSentences(rule: VotingRule): readonly string[] {
  const first =
    rule.consensusFirst === true && rule.method !== 'consensus'
      ? ['The committee tries to agree first, and votes only if it cannot.']
      : [];
  const whose =
    rule.votesBy === 'seat'
      ? 'Each voting seat has one vote.'
      : 'Each body has one vote, settled by a majority of its own seats.';
  return [...first, METHOD_SENTENCES[rule.method](rule), whose, ...casting(rule)];
}

const METHOD_SENTENCES: Record<VotingRule['method'], (rule: VotingRule) => string> = {
  consensus: () => 'Decisions are made by agreement, without a vote.',
  simple_majority: () => 'Decisions are made by a majority of the votes cast.',
  special_majority: ({ percent }) =>
    percent === null
      ? 'Decisions are made by a special majority. The share is not recorded.'
      : `Decisions are made by at least ${percent}% of the votes cast.`,
  unanimity: () => 'Decisions are made only if every vote cast is in favour.',
};

function casting({ castingVote, method }: VotingRule): readonly string[] {
  if (castingVote === null || method === 'consensus' || method === 'unanimity') return [];
  return [
    castingVote
      ? 'If votes are equal, the chair has a casting vote.'
      : 'If votes are equal, there is no decision.',
  ];
}

function deputySentences(rule: DeputiesRule): readonly string[] {
  if (rule.allowed === 'no') return ['Members may not send a deputy.'];
  const may =
    rule.allowed === 'yes'
      ? 'Members may send a named deputy.'
      : 'Members may send a named deputy in exceptional circumstances.';
  return [
    may,
    ...either(
      rule.countToQuorum,
      'A deputy counts to the quorum.',
      'A deputy does not count to the quorum.',
    ),
    ...either(rule.mayVote, 'A deputy may vote.', 'A deputy may not vote.'),
    ...(rule.namedDaysBefore === null
      ? []
      : [
          rule.namedDaysBefore === 0
            ? 'A deputy may be named on the day.'
            : `A deputy is named at least ${times(rule.namedDaysBefore, 'day')} before the meeting.`,
        ]),
  ];
}

function limitSentence({ matter, pounds }: { matter: string; pounds: number | null }): string {
  return pounds === null
    ? `${matter}: no amount recorded.`
    : `${matter}: up to £${pounds.toLocaleString('en-GB')}.`;
}

const DEADLINE_NOUNS: Record<Deadline['kind'], string> = {
  days: 'day',
  clear_days: 'clear day',
  working_days: 'working day',
  clear_working_days: 'clear working day',
};

/** “5 clear working days”. */
export function deadlineInWords({ days, kind }: Deadline): string {
  return times(days, DEADLINE_NOUNS[kind]);
}

function referenceSentences({ prefix, year }: ReferenceScheme): readonly string[] {
  const begins = prefix === null ? [] : [`Minute references begin with ${prefix}.`];
  if (year === null) return begins;
  const when = year === 'financial' ? '1 April' : '1 January';
  return [...begins, `Their numbers begin again on ${when} each year.`];
}
