import { expect, test } from 'vitest';
import { carriedOver, marksOf } from '#server/publish/choice-marks.ts';
import type { PublicSource } from '#server/publish/public-record.ts';
import { publicRecord } from '#server/publish/public-record.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import {
  NOTHING_CHOSEN,
  type PublicChoices,
  type WithheldPlace,
} from '#shared/domain/publication.ts';
import { toItemId } from '#shared/ids.ts';
import { approvedMinutes, paragraph, recordedItem } from '#test/harness/approved-minutes.ts';

const first = toItemId('item-id-1');

const sourceOf = (facts: Partial<ApprovedRecord>): PublicSource => ({
  record: { ...approvedMinutes({ amendments: [], ...facts }), approval: null },
  ...{ sealedSha256: null, signature: null, corrections: [] },
});
const withBlocks = (...blocks: MinuteBlock[]) => sourceOf({ items: [recordedItem(1, { blocks })] });
const withhold = (place: WithheldPlace): PublicChoices => ({
  ...NOTHING_CHOSEN,
  withheld: [{ place, ground: 'legal_advice', wording: null }],
});

/** What was chosen in one text, in another. */
const carried = (before: PublicSource, after: PublicSource, choices: PublicChoices) => {
  const made = carriedOver(after.record, choices, marksOf(before.record, choices));
  return { ...made, told: JSON.stringify(publicRecord(after, made.choices)) };
};

test('a paragraph that is withheld is withheld still when another was put before it', () => {
  const choices = withhold({ kind: 'paragraph', itemId: first, block: 0 });
  const before = withBlocks(paragraph('CANARY advice.'), paragraph('The rest.'));
  const after = withBlocks(paragraph('Welcome.'), paragraph('CANARY advice.'));
  const { told, dropped, choices: now } = carried(before, after, choices);
  expect([told.includes('CANARY'), dropped]).toEqual([false, []]);
  expect(told).toContain('Welcome.');
  expect(now.withheld[0]?.place).toEqual({ kind: 'paragraph', itemId: first, block: 1 });
});

test('a paragraph that is withheld and has been worded anew is known by its id', () => {
  const choices = withhold({ kind: 'paragraph', itemId: first, block: 0 });
  const after = withBlocks(paragraph('Welcome.', 'b'), paragraph('CANARY advices.', 'a'));
  const { told, dropped } = carried(withBlocks(paragraph('CANARY advice.', 'a')), after, choices);
  expect([told.includes('CANARY'), dropped]).toEqual([false, []]);
});

test('a paragraph that is found nowhere is dropped, and the page says so', () => {
  const choices = withhold({ kind: 'paragraph', itemId: first, block: 0 });
  const after = withBlocks(paragraph('Another.', 'b'));
  const { choices: now, dropped } = carried(withBlocks(paragraph('Once.', 'a')), after, choices);
  expect(now.withheld).toEqual([]);
  expect(dropped).toEqual([
    'A paragraph that was withheld in item 1 cannot be found there. Read item 1, and choose again what is withheld.',
  ]);
});

test('words that are withheld are withheld wherever they stand in their item now', () => {
  const choices = withhold({ kind: 'phrase', itemId: first, block: 0, words: 'Dr Canary' });
  const before = withBlocks(paragraph('So said Dr Canary.', 'a'));
  const after = withBlocks(paragraph('Welcome.', 'b'), paragraph('Dr Canary agreed.', 'c'));
  const { told, dropped } = carried(before, after, choices);
  expect([told.includes('Dr Canary'), dropped]).toEqual([false, []]);
  const gone = carried(before, withBlocks(paragraph('Welcome.')), choices);
  expect(gone.choices.withheld).toEqual([]);
  expect(gone.dropped.join()).toMatch(/^Words that were withheld in item 1 cannot be found/);
});

test('whoever comes to the list later is not named because somebody else was', () => {
  const someone = {
    ...{ seat: null, organisation: null, note: null },
    code: 'in_attendance' as const,
  };
  const [zoe, anna] = [
    { ...someone, name: 'Zoe Officer' },
    { ...someone, name: 'Anna Canary' },
  ];
  const choices = { ...NOTHING_CHOSEN, named: [0] };
  const before = sourceOf({ attendance: [zoe] });
  const moved = carried(before, sourceOf({ attendance: [anna, zoe] }), choices);
  expect([moved.choices.named, moved.dropped, moved.told.includes('CANARY')]).toEqual([
    ...[[1], [], false],
  ]);
  const gone = carried(before, sourceOf({ attendance: [anna] }), choices);
  expect(gone.choices.named).toEqual([]);
  expect(gone.dropped.join()).toContain('Choose again who is named.');
});

test('a declaration and a name that are withheld are found at their new places', () => {
  const { declarations, attendance } = approvedMinutes();
  const place = { kind: 'declaration', index: 0 } as const;
  const seat = { kind: 'attendee', index: 0 } as const;
  const choices = {
    ...withhold(place),
    withheld: [place, seat].map((one) => ({
      place: one,
      ground: 'personal_data' as const,
      wording: null,
    })),
  };
  const none = { person: 'A member', itemIds: [], none: true, interest: null, managed: null };
  const nobody = { ...attendance[1], name: 'Dr New' } as (typeof attendance)[number];
  const after = sourceOf({
    declarations: [none, ...declarations],
    attendance: [nobody, ...attendance],
  });
  const { choices: now, dropped } = carried(sourceOf({}), after, choices);
  expect(now.withheld.map((one) => one.place)).toEqual([
    { kind: 'declaration', index: 1 },
    { kind: 'attendee', index: 1 },
  ]);
  expect(dropped).toEqual([]);
});

test('what nobody kept a mark of is dropped, and a whole item needs none', () => {
  const choices = {
    ...withhold({ kind: 'item', itemId: first }),
    named: [2],
    withheld: [
      ...withhold({ kind: 'item', itemId: first }).withheld,
      ...withhold({ kind: 'attendee', index: 0 }).withheld,
      ...withhold({ kind: 'title', itemId: toItemId('gone') }).withheld,
    ],
  };
  const { choices: now, dropped } = carriedOver(sourceOf({}).record, choices, null);
  expect([now.withheld.map((one) => one.place.kind), now.named]).toEqual([['item'], []]);
  expect(dropped).toHaveLength(3);
});
