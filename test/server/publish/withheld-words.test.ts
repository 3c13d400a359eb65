import { expect, test } from 'vitest';
import { faultInChoices, stillToBeRead, toldElsewhere } from '#server/publish/check-choices.ts';
import { lastLook } from '#server/publish/last-look.ts';
import { panesOf } from '#server/publish/panes.ts';
import { type PublicSource, publicRecord } from '#server/publish/public-record.ts';
import type { ApprovedRecord, RecordedItem } from '#shared/document/approved-record.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { NOTHING_CHOSEN, type PublicChoices } from '#shared/domain/publication.ts';
import { toItemId } from '#shared/ids.ts';
import {
  action,
  approvedMinutes,
  contribution,
  paragraph,
  recordedItem,
} from '#test/harness/approved-minutes.ts';

const SECRET = 'Dr Canary';
const second = toItemId('item-id-2');
const address = { committee: 'joint-committee', meeting: '2018-03-01' };

const CHOICES: PublicChoices = {
  ...NOTHING_CHOSEN,
  named: [2],
  withheld: [
    {
      place: { kind: 'phrase', itemId: second, block: 0, words: SECRET },
      ground: 'personal_data',
      wording: null,
    },
  ],
};

/** The words stand in the first paragraph of item 2, where they are withheld, and wherever else they are put. */
function sourceOf(
  facts: Partial<ApprovedRecord> = {},
  more: Partial<PublicSource> = {},
): PublicSource {
  const items = facts.items ?? [recordedItem(1)];
  const withheldHere = recordedItem(2, { blocks: [paragraph(`Said by ${SECRET} at length.`)] });
  return {
    record: approvedMinutes({ amendments: [], ...facts, items: [...items, withheldHere] }),
    sealedSha256: 'ab'.repeat(32),
    signature: null,
    corrections: [],
    ...more,
  };
}

const read = (source: PublicSource, choices = CHOICES) => {
  expect(faultInChoices(source.record, choices)).toBeNull();
  const made = publicRecord(source, choices);
  return { told: stillToBeRead(made, choices), left: lastLook(made, address, choices), made };
};

const sentence = (where: string) =>
  `You withheld “${SECRET}”, and it can still be read: ${where}. Withhold it there too, or withhold other words. Until then this cannot be published.`;

const item = (facts: Partial<RecordedItem>): Partial<ApprovedRecord> => ({
  items: [recordedItem(1, facts)],
});
const block = (one: MinuteBlock) => item({ blocks: [one] });
const seat = { organisation: null, code: 'present' as const, note: null };
const declared = { itemIds: [second], none: false, interest: 'Shares.', managed: null };

test.each<readonly [string, Partial<ApprovedRecord>]>([
  ['the title of item 1', item({ title: `A talk by ${SECRET}` })],
  ['who leads item 1', item({ lead: SECRET })],
  ['the recommendation of item 1', item({ recommendation: `Thank ${SECRET}.` })],
  ['the paper for item 1', item({ paper: `Paper of ${SECRET}` })],
  ['the text of item 1', block(paragraph(`So said DR\u00a0CANARY.`))],
  [
    'the owner of an action in item 1',
    block({ ...action('Write.'), ownerId: null, ownerText: SECRET } as MinuteBlock),
  ],
  [
    'when an action is due in item 1',
    block({ ...action('Write.'), dueKind: 'text', dueText: `after ${SECRET}` } as MinuteBlock),
  ],
  ['who spoke in item 1', block(contribution('Yes.', 'lay', `friend of ${SECRET}`))],
  [
    'the attendance',
    { attendance: [...approvedMinutes().attendance, { ...seat, seat: 'Member', name: SECRET }] },
  ],
  ['the declarations of interests', { declarations: [{ ...declared, person: SECRET }] }],
  [
    'the meeting’s title',
    { meeting: { ...approvedMinutes().meeting, title: `Farewell to ${SECRET}` } },
  ],
])(
  'words that are withheld and stand in %s too are told, and stop the publication',
  (where, facts) => {
    const { told, left } = read(sourceOf(facts));
    expect(told).toEqual([sentence(where)]);
    expect(left).toHaveLength(1);
  },
);

test('words that stand nowhere else stop nothing', () => {
  const { told, left } = read(sourceOf());
  expect([told, left]).toEqual([[], []]);
});

test('words broken by looks, by what is not seen and by another way of writing are the same words', () => {
  for (const runs of [
    [{ text: 'Dr Can' }, { text: 'ary', bold: true as const }],
    [{ text: 'Dr Can\u00adary' }],
    [{ text: 'DR  CÁNARY' }],
    [{ text: 'dr\u202f' }, { text: 'canary\u2019s', italic: true as const }],
  ]) {
    const { told, left } = read(sourceOf(block({ kind: 'paragraph', id: null, text: runs })));
    expect(told).toEqual([sentence('the text of item 1')]);
    expect(left).toHaveLength(1);
  }
});

test('in their own paragraph they are withheld however they are written there', () => {
  const source = sourceOf();
  const blocks = [paragraph('DR\u00a0CANARY and Dr  Canary and Dr Canarys.')];
  const items = [recordedItem(1), recordedItem(2, { blocks })];
  const { made } = read({ ...source, record: approvedMinutes({ amendments: [], items }) });
  const note = { withheld: { ground: 'personal_data', wording: null } };
  expect(made.items[1]?.blocks).toEqual([
    { kind: 'paragraph', text: [note, { text: ' and ' }, note, { text: ' and Dr Canarys.' }] },
  ]);
});

test('a link that spells them loses its address and keeps its words', () => {
  for (const link of ['https://x.example/dr-canary.pdf', 'https://x.example/?q=Dr%20Can%C3%A1ry']) {
    const text = [{ text: 'the report', link }];
    const { made, told, left } = read(sourceOf(block({ kind: 'paragraph', id: null, text })));
    expect(made.items[0]?.blocks).toEqual([{ kind: 'paragraph', text: [{ text: 'the report' }] }]);
    expect([told, left]).toEqual([[], []]);
  }
});

test('an amendment and a later correction that repeat them are told of without their words', () => {
  const amendment = {
    ...{ itemId: toItemId('item-id-1'), before: '', after: SECRET, outcome: 'made' as const },
    ...{ stated: `the inclusion of “${SECRET}”`, author: 'The chair', by: 'The secretary' },
  };
  const correction = { on: '2018-09-06', item: null, minute: null };
  const corrections = [
    { ...correction, item: 1, note: `For “Dr Finch” read “${SECRET}”.` },
    { ...correction, item: 1, note: 'For “2018” read “2019”.' },
    { ...correction, item: 2, note: 'For “he” read “she”.' },
  ];
  const { made, told, left } = read(sourceOf({ amendments: [amendment] }, { corrections }));
  expect(made.amendments).toEqual([{ item: 1, outcome: 'made', stated: null }]);
  expect(made.corrections.map((one) => one.note)).toEqual([null, 'For “2018” read “2019”.', null]);
  expect([told, left]).toEqual([[], []]);
});

test('a correction of the minutes as a whole is told of without its words while anything is withheld', () => {
  const place = { kind: 'item', itemId: toItemId('item-id-1') } as const;
  const choices: PublicChoices = {
    ...NOTHING_CHOSEN,
    withheld: [{ place, ground: 'personal_data', wording: null }],
  };
  const note = 'In item 1 Dr Canary resigned, and was not dismissed.';
  const corrections = [{ note, on: '2018-06-01', item: null, minute: null }];
  const source = sourceOf(block(paragraph('Dr Finch was dismissed.')), { corrections });
  const made = publicRecord(source, choices);
  expect(made.corrections).toEqual([{ ...corrections[0], note: null }]);
  expect(panesOf(source, made, choices).corrections).toEqual([
    {
      internal: `1 June 2018, the minutes as a whole: ${note}`,
      public: 'Told of without its words, because something that it may tell of is withheld.',
    },
  ]);
  expect(publicRecord(source, NOTHING_CHOSEN).corrections).toEqual(corrections);
});

test('a correction that repeats a name that is withheld elsewhere is told of without its words', () => {
  const attendance = [{ ...seat, seat: 'Member', name: 'Dr Finch' }];
  const corrections = [
    { note: 'For “Finch” read “Dr Finch”.', on: '2018-06-01', item: 1, minute: null },
  ];
  const choices: PublicChoices = {
    ...NOTHING_CHOSEN,
    withheld: [{ place: { kind: 'attendee', index: 0 }, ground: 'personal_data', wording: null }],
  };
  const made = publicRecord(sourceOf({ attendance }, { corrections }), choices);
  expect(made.corrections[0]?.note).toBeNull();
});

test('what the public reads instead must not say it', () => {
  const [withheld] = CHOICES.withheld;
  if (withheld === undefined) throw new Error('something is withheld');
  const choices = { ...CHOICES, withheld: [{ ...withheld, wording: `Advice of ${SECRET}` }] };
  expect(read(sourceOf(), choices).told).toEqual([
    sentence('what the public reads instead in item 2'),
  ]);
});

test('a name in the address of the pages stops the publication', () => {
  const made = publicRecord(sourceOf(), CHOICES);
  const committee = 'friends-of-dr-canary';
  expect(lastLook(made, { ...address, committee }, CHOICES)[0]).toContain(
    'the address of the page',
  );
});

test('words that the pages themselves use are no leak', () => {
  const words = ['Decision', 'legal advice', 'withheld', 'member of the public', 'Minute'];
  for (const one of words) {
    const blocks = [paragraph(`They took ${one} then.`)];
    const said = contribution('Why?', 'public', 'a resident');
    const items = [
      recordedItem(3, { title: 'Any business', blocks: [said] }),
      recordedItem(2, { blocks }),
    ];
    const record = approvedMinutes({ amendments: [], items });
    const choices: PublicChoices = {
      ...NOTHING_CHOSEN,
      withheld: [
        {
          place: { kind: 'phrase', itemId: second, block: 0, words: one },
          ground: 'legal_advice',
          wording: null,
        },
      ],
    };
    const { told, left } = read({ ...sourceOf(), record }, choices);
    expect([one, told, left]).toEqual([one, [], []]);
  }
});

test('the last look finds what the record’s own check was never told of', () => {
  const made = publicRecord(sourceOf(), NOTHING_CHOSEN);
  expect(lastLook(made, address, CHOICES)).toHaveLength(1);
  expect(lastLook(made, address, NOTHING_CHOSEN)).toEqual([]);
});

test('a name or a title that is withheld in its place and stands elsewhere is told, and may go out', () => {
  const attendance = [{ ...seat, seat: 'Member', name: 'Dr Finch' }];
  const source = sourceOf({ attendance, ...block(paragraph('So said Dr Finch.')) });
  const choices: PublicChoices = {
    ...NOTHING_CHOSEN,
    withheld: [{ place: { kind: 'attendee', index: 0 }, ground: 'personal_data', wording: null }],
  };
  const made = publicRecord(source, choices);
  expect(toldElsewhere(source, made, choices)).toEqual([
    '“Dr Finch” is withheld in one place and can still be read: the text of item 1.',
  ]);
  expect(stillToBeRead(made, choices)).toEqual([]);
});

test('part of a word cannot be withheld', () => {
  const [withheld] = CHOICES.withheld;
  if (withheld?.place.kind !== 'phrase') throw new Error('a phrase is withheld');
  const choices = {
    ...CHOICES,
    withheld: [{ ...withheld, place: { ...withheld.place, words: 'Canar' } }],
  };
  expect(faultInChoices(sourceOf().record, choices)).toMatch(
    /^“Canar” does not stand .*whole words/,
  );
});
