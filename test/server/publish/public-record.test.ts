import { expect, test } from 'vitest';
import { type PublicSource, publicRecord } from '#server/publish/public-record.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import {
  NOTHING_CHOSEN,
  type PublicChoices,
  type WithheldPlace,
} from '#shared/domain/publication.ts';
import { toItemId } from '#shared/ids.ts';
import {
  approvedMinutes,
  contribution,
  decision,
  paragraph,
  recordedItem,
} from '#test/harness/approved-minutes.ts';

const finance = toItemId('item-id-2');

const of = (facts: Partial<ApprovedRecord> = {}, choices: Partial<PublicChoices> = {}) => {
  const source: PublicSource = {
    record: approvedMinutes(facts),
    sealedSha256: 'ab'.repeat(32),
    signature: null,
    corrections: [],
  };
  return publicRecord(source, { ...NOTHING_CHOSEN, ...choices });
};

const withholding = (...places: WithheldPlace[]): Partial<PublicChoices> => ({
  withheld: places.map((place) => ({ place, ground: 'commercial' as const, wording: null })),
});

test('only what is named goes in: no id, no place, no hash of a journal', () => {
  const text = JSON.stringify(of());
  for (const inside of [
    'committee-id',
    'meeting-id',
    'item-id',
    'block',
    'action-id',
    'decision-id',
    'document-id',
    'body-brent',
    'post:finance',
    'a1a1',
  ]) {
    expect(text).not.toContain(`${inside}"`);
  }
  expect(text).not.toContain('a1a1');
  expect(text).toContain('Chief finance officer');
});

test('something that somebody adds to the record later does not come along by itself', () => {
  const items = [{ ...recordedItem(1), secret: 'CANARY' }];
  const attendance = approvedMinutes().attendance.map((one) => ({ ...one, secret: 'CANARY' }));
  const blocks = [{ ...paragraph('Said.'), secret: 'CANARY' }];
  const facts = { items, attendance, blocks, secret: 'CANARY' };
  expect(JSON.stringify(of(facts as Partial<ApprovedRecord>))).not.toContain('CANARY');
});

test('members of the public are not named, neither where they spoke nor where they sat', () => {
  const items = [recordedItem(1, { blocks: [contribution('Why?', 'public', 'Mrs Canary')] })];
  const attendance = [
    {
      seat: null,
      organisation: null,
      code: 'in_attendance' as const,
      name: 'Mr Canary',
      note: null,
    },
  ];
  const record = of({ items, attendance });
  expect(JSON.stringify(record)).not.toContain('Canary');
  expect(record.othersInAttendance).toBe(1);
  expect(record.items[0]?.blocks[0]).toMatchObject({ voice: 'A member of the public' });
});

test('somebody in attendance is named when the page’s maker says so', () => {
  expect(of({}, { named: [2] }).attendance.at(-1)?.name).toBe('Head of finance');
});

test('minutes of Part II are refused', () => {
  expect(() => of({ part: 'II' })).toThrow('Part II is not published');
});

test('a whole item is withheld with its ground, and keeps its reference and number', () => {
  const record = of({}, withholding({ kind: 'item', itemId: finance }));
  expect(record.items[1]).toMatchObject({
    reference: 'JC/1819/002',
    number: 2,
    title: null,
    blocks: [],
    withheld: { ground: 'commercial', wording: null },
  });
  const text = JSON.stringify(record);
  for (const words of ['framework', 'risk', 'eight bodies', 'supplier']) {
    expect(text).not.toContain(words);
  }
});

test('a paragraph is withheld, and a decision that is keeps its number', () => {
  const items = [
    recordedItem(2, { blocks: [paragraph('CANARY'), decision('CANARY'), decision('Agreed.')] }),
  ];
  const choices = withholding(
    { kind: 'paragraph', itemId: finance, block: 0 },
    { kind: 'paragraph', itemId: finance, block: 1 },
  );
  const record = of({ items }, choices);
  expect(JSON.stringify(record)).not.toContain('CANARY');
  expect(record.items[0]?.blocks).toMatchObject([
    { kind: 'withheld', what: 'paragraph', number: null },
    { kind: 'withheld', what: 'decision', number: 1 },
    { kind: 'decision', number: 2 },
  ]);
});

test('a phrase is withheld wherever it stands in its paragraph, across bold words too', () => {
  const blocks = [
    {
      kind: 'paragraph' as const,
      id: null,
      text: [
        { text: 'Dr Can' },
        { text: 'ary, and again', bold: true as const },
        { text: ' Dr Canary.' },
      ],
    },
  ];
  const items = [recordedItem(2, { blocks })];
  const record = of(
    { items },
    withholding({ kind: 'phrase', itemId: finance, block: 0, words: 'Dr Canary' }),
  );
  const note = { withheld: { ground: 'commercial', wording: null } };
  expect(record.items[0]?.blocks).toEqual([
    {
      kind: 'paragraph',
      text: [note, { text: ', and again', bold: true }, { text: ' ' }, note, { text: '.' }],
    },
  ]);
});

test('phrases that overlap leave one gap', () => {
  const items = [recordedItem(2, { blocks: [paragraph('one two three four')] })];
  const phrase = (words: string): WithheldPlace => ({
    kind: 'phrase',
    itemId: finance,
    block: 0,
    words,
  });
  const record = of({ items }, withholding(phrase('one two'), phrase('two three')));
  expect(record.items[0]?.blocks).toMatchObject([{ text: [{ withheld: {} }, { text: ' four' }] }]);
});

test('what an amendment says is not told where something of its item is withheld', () => {
  const choices = withholding({ kind: 'paragraph', itemId: finance, block: 0 });
  expect(of({}, choices).amendments).toEqual([{ item: 2, outcome: 'agreed', stated: null }]);
  expect(of().amendments[0]?.stated).toContain('of the risk');
});

test('links into this service and addresses of e-mail are left out, and their words stay', () => {
  const link = (href: string) => ({ text: 'see here', link: href });
  const text = [
    link('https://minutes.example.org/meetings/secret-id/read'),
    link('mailto:somebody@example.org'),
    link('https://example.org/report'),
  ];
  const items = [recordedItem(1, { blocks: [{ kind: 'paragraph', id: null, text }] })];
  expect(of({ items }).items[0]?.blocks[0]).toEqual({
    kind: 'paragraph',
    text: [
      { text: 'see here' },
      { text: 'see here' },
      { text: 'see here', link: 'https://example.org/report' },
    ],
  });
});

test('a declaration about private items alone is not the public’s', () => {
  const declarations = [
    {
      person: 'The chair',
      itemIds: [toItemId('an-item-of-part-two')],
      none: false,
      interest: 'CANARY',
      managed: null,
    },
  ];
  expect(of({ declarations }).declarations).toEqual([]);
});

test('minutes that are not approved are unconfirmed', () => {
  const record = { ...approvedMinutes(), approval: null };
  const source = { record, sealedSha256: null, signature: null, corrections: [] };
  expect(publicRecord(source, NOTHING_CHOSEN).status).toBe('UNCONFIRMED');
});

test('whoever leads is told by name, and an id that nobody is known by is not told', () => {
  const items = [recordedItem(1, { lead: 'post:finance' }), recordedItem(2, { lead: 'post:gone' })];
  expect(of({ items }).items.map((item) => item.lead)).toEqual(['Chief finance officer', null]);
});
