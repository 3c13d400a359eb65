import { describe, expect, test } from 'vitest';
import { deadlineSentence, outingInWords } from '#client/pages/agenda/agenda-published.tsx';
import { alterationInWords } from '#client/pages/agenda/alteration-words.ts';
import {
  blankPublication,
  FIELD,
  firstReference,
  type PublicationDraft,
  publicationFaults,
  publicationOrder,
} from '#client/pages/agenda/publication-draft.ts';
import { toItemId } from '#shared/ids.ts';
import type { AgendaAlteration, AgendaOfPart } from '#shared/protocol/http/agenda-publication.ts';

const agenda = (change: Partial<AgendaOfPart> = {}): AgendaOfPart => ({
  part: 'I',
  published: [],
  mayPublish: true,
  whyNot: null,
  deadlines: [],
  scheme: null,
  suggested: { prefix: null, year: null },
  next: null,
  toNumber: 3,
  ...change,
});
const late = {
  of: 'notice' as const,
  days: 5,
  kind: 'clear_working_days' as const,
  by: '2018-02-21',
  daysLate: 3,
};
const filled = (change: Partial<PublicationDraft> = {}): PublicationDraft => ({
  reason: '',
  numbering: 'yes',
  prefix: 'JC',
  year: 'financial',
  ...change,
});
const faultsOf = (of: AgendaOfPart, draft: PublicationDraft) =>
  publicationFaults(of, draft).map(({ fieldId }) => fieldId);

describe('publishing an agenda', () => {
  test('somebody chooses whether minutes are numbered, and how', () => {
    const blank = blankPublication(agenda());
    expect(faultsOf(agenda(), blank)).toEqual([FIELD.numbering]);
    expect(faultsOf(agenda(), filled({ prefix: ' ', year: '' }))).toEqual([
      FIELD.prefix,
      FIELD.year,
    ]);
    expect(faultsOf(agenda(), filled({ numbering: 'no' }))).toEqual([]);
    expect(publicationOrder(agenda(), filled({ numbering: 'no' }))).toEqual({
      part: 'I',
      reason: null,
      scheme: null,
      withoutReferences: true,
    });
    expect(publicationOrder(agenda(), filled())).toMatchObject({
      scheme: { prefix: 'JC', year: 'financial' },
      withoutReferences: false,
    });
  });

  test('the terms of reference decide where they say it', () => {
    const said = agenda({ scheme: { prefix: 'NWL', year: 'calendar' }, next: 'NWL/2018/007' });
    expect(faultsOf(said, blankPublication(said))).toEqual([]);
    expect(publicationOrder(said, blankPublication(said))).toMatchObject({
      scheme: null,
      withoutReferences: false,
    });
    expect(firstReference(said, blankPublication(said), '2018-03-01')).toBe('NWL/2018/007');
  });

  test('a committee goes on as it numbered its minutes before', () => {
    const before = agenda({ suggested: { prefix: 'JC', year: 'financial' }, next: 'JC/1718/019' });
    const draft = blankPublication(before);
    expect(draft).toMatchObject({ numbering: 'yes', prefix: 'JC', year: 'financial' });
    expect(firstReference(before, draft, '2018-03-01')).toBe('JC/1718/019');
    expect(firstReference(before, { ...draft, year: 'calendar' }, '2018-03-01')).toBeNull();
  });

  test('with nothing to number nobody is asked', () => {
    const all = agenda({ toNumber: 0 });
    expect(faultsOf(all, blankPublication(all))).toEqual([]);
    expect(publicationOrder(all, blankPublication(all)).withoutReferences).toBe(true);
  });

  test('a late agenda asks for a reason', () => {
    const of = agenda({ deadlines: [late] });
    expect(faultsOf(of, filled())).toEqual([FIELD.reason]);
    expect(deadlineSentence(late)).toBe(
      'Notice of the meeting should have gone out by 21 February 2018, five clear working days before the meeting. This is 3 days late.',
    );
    expect(deadlineSentence({ ...late, of: 'papers', daysLate: 0 })).toBe(
      'The papers should go out by 21 February 2018: five clear working days before the meeting.',
    );
  });

  test('when it went out is told in a sentence', () => {
    const out = { at: '2018-02-24T10:00:00Z', by: 'Secretary', alterations: [] };
    expect(outingInWords({ ...out, name: 'Agenda published' })).toBe(
      'Published on 24 February 2018, 10am, by Secretary.',
    );
    expect(
      outingInWords({ ...out, name: 'Agenda published again, 3 days late: The chair was ill.' }),
    ).toBe(
      'Published again on 24 February 2018, 10am, by Secretary, 3 days late: The chair was ill.',
    );
  });
});

describe('what was altered is told in words', () => {
  const alteration = (change: Partial<AgendaAlteration>) =>
    alterationInWords({
      itemId: toItemId('i'),
      number: 3,
      reference: null,
      title: 'Framework',
      what: 'title',
      before: null,
      after: null,
      by: null,
      at: null,
      ...change,
    });

  test.each([
    [{ what: 'added' }, 'Item 3, “Framework”, was added'],
    [{ what: 'withdrawn', reference: 'JC/1819/019' }, 'JC/1819/019, “Framework”, was withdrawn'],
    [
      { what: 'moved', before: '1', after: '3' },
      'Item 3, “Framework”, was moved from place 1 to place 3',
    ],
    [
      { before: 'Finance', after: 'Framework' },
      'The title of item 3 was changed from “Finance” to “Framework”',
    ],
    [
      { what: 'purpose', after: 'To note' },
      'The purpose of item 3, “Framework”, was set to To note',
    ],
    [
      { what: 'lead', before: 'The chair' },
      'The lead of item 3, “Framework”, was taken out: it was The chair',
    ],
    [
      { what: 'minutes', before: '5 minutes', after: '10 minutes' },
      'The time for item 3, “Framework”, was changed from 5 minutes to 10 minutes',
    ],
  ] as [Partial<AgendaAlteration>, string][])('%o', (change, words) => {
    expect(alteration(change)).toBe(words);
  });
});
