import { inWords } from '../domain/vocabulary.ts';
import { dayInWords } from '../lang/date-words.ts';
import type { Line, LineForm, WordedBlock } from './lines.ts';

export type FactName =
  | 'form'
  | 'owner'
  | 'due'
  | 'verb'
  | 'voice'
  | 'capacity'
  | 'contribution_kind'
  | 'outcome'
  | 'lead'
  | 'purpose'
  | 'minutes'
  | 'paper'
  | 'state';

/** A fact of a record or of an item beside its words. `null`: not recorded. */
export interface FactChange {
  readonly fact: FactName;
  readonly before: Fact | null;
  readonly after: Fact | null;
}

/** A value as the document has it: an id, a day, a word of the vocabulary, or free text. */
export interface Fact {
  readonly kind: 'who' | 'voice' | 'day' | 'term' | 'text' | 'form' | 'minutes';
  readonly value: string;
}

/** Who an id is, for whoever puts facts into words. */
export interface NamesOfFacts {
  who(id: string | null, freeText: string | null): string | null;
  voice(voice: string | null, seatId: string | null): string | null;
}

/** “Owner”, “not recorded”, “Chief Finance Officer”. */
export interface FactInWords {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export function factInWords(change: FactChange, names: NamesOfFacts): FactInWords {
  return {
    name: NAMES[change.fact],
    before: valueInWords(change.before, names),
    after: valueInWords(change.after, names),
  };
}

/** What changed beside the words; of a line that was added or removed, everything that it records. */
export function compareFacts(before: Line | null, after: Line | null): readonly FactChange[] {
  const old = before === null ? [] : factsOf(before.block);
  const fresh = after === null ? [] : factsOf(after.block);
  const names = [...new Set([...old, ...fresh].map(([name]) => name))];
  const changes = names.map((fact) => ({
    fact,
    before: valueIn(old, fact),
    after: valueIn(fresh, fact),
  }));
  const form = before === null || after === null ? [] : formChange(before.form, after.form);
  return [...form, ...changes.filter((one) => !isSame(one.before, one.after))];
}

export function isSame(one: Fact | null, other: Fact | null): boolean {
  return one?.kind === other?.kind && one?.value === other?.value;
}

/** `null` and empty text are both nothing. */
export function factOf(kind: Fact['kind'], value: string | null): Fact | null {
  return value === null || value === '' ? null : { kind, value };
}

const NAMES: Record<FactName, string> = {
  form: 'Set as',
  owner: 'Owner',
  due: 'Due',
  verb: 'Decision',
  voice: 'Voice',
  capacity: 'Speaking as',
  contribution_kind: 'Kind',
  outcome: 'Outcome',
  lead: 'Lead',
  purpose: 'Purpose',
  minutes: 'Time',
  paper: 'Paper',
  state: 'State',
};

const FORMS: Record<LineForm, string> = {
  paragraph: 'paragraph',
  heading: 'heading',
  small_heading: 'smaller heading',
  bullet: 'point in a list',
  numbered: 'point in a numbered list',
  table_heading: 'heading in a table',
  table_cell: 'cell of a table',
  action: 'action',
  decision: 'decision',
  contribution: 'contribution',
  proposal: 'proposal',
};

/** What a line is, to be said in a sentence. */
export function formInWords(form: LineForm): string {
  return FORMS[form];
}

type NamedFact = readonly [FactName, Fact | null];

function factsOf(block: WordedBlock): readonly NamedFact[] {
  switch (block.kind) {
    case 'action':
      return [
        ['owner', factOf('who', block.ownerId) ?? factOf('text', block.ownerText)],
        ['due', dueOf(block)],
      ];
    case 'decision':
      return [['verb', factOf('term', block.verb)]];
    case 'contribution':
      return [
        ['voice', factOf('voice', block.seatId === null ? block.voice : `seat:${block.seatId}`)],
        ['capacity', factOf('text', block.capacity)],
        ['contribution_kind', factOf('term', block.contributionKind)],
      ];
    case 'proposal':
      return [['outcome', block.outcome === 'not_recorded' ? null : factOf('term', block.outcome)]];
    default:
      return [];
  }
}

function dueOf(action: Extract<WordedBlock, { kind: 'action' }>): Fact | null {
  if (action.dueKind === 'next_meeting') return factOf('term', 'next_meeting');
  if (action.dueKind === 'date') return factOf('day', action.dueDate);
  return action.dueKind === 'text' ? factOf('text', action.dueText) : null;
}

function formChange(before: LineForm, after: LineForm): readonly FactChange[] {
  if (before === after) return [];
  return [{ fact: 'form', before: factOf('form', before), after: factOf('form', after) }];
}

function valueIn(facts: readonly NamedFact[], name: FactName): Fact | null {
  return facts.find(([one]) => one === name)?.[1] ?? null;
}

function valueInWords(fact: Fact | null, names: NamesOfFacts): string {
  if (fact === null) return 'not recorded';
  switch (fact.kind) {
    case 'who':
      return names.who(fact.value, null) ?? 'not recorded';
    case 'voice':
      return names.voice(fact.value, null) ?? 'not recorded';
    case 'day':
      return dayInWords(fact.value);
    case 'term':
      return inWords(fact.value);
    case 'form':
      return FORMS[fact.value as LineForm];
    case 'minutes':
      return `${fact.value} minutes`;
    case 'text':
      return fact.value;
  }
}
