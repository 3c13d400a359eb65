import { expect, test } from 'vitest';
import { partsInUse } from '#client/pages/minutes/parts-in-use.ts';
import type { MinutesState, Part } from '#shared/domain/vocabulary.ts';
import type { MeetingItem } from '#shared/protocol/http/meeting.ts';

const of = (part: Part, state: MinutesState) => ({ part, state });
const item = (part: Part) => ({ part }) as MeetingItem;
const inUse = (second: MinutesState, items: MeetingItem[]) =>
  partsInUse([of('I', 'signed'), of('II', second)], { items, withheldItems: [] }).map(
    (one) => one.part,
  );

test('a Part II with nothing in it is no draft', () => {
  expect(inUse('drafting', [item('I')])).toEqual(['I']);
  expect(inUse('drafting', [item('I'), item('II')])).toEqual(['I', 'II']);
  expect(inUse('circulated', [])).toEqual(['I', 'II']);
  const withheld = { part: 'II' as const, number: 1, title: 'An item', excluded: null };
  expect(partsInUse([of('II', 'drafting')], { items: [], withheldItems: [withheld] })).toHaveLength(
    1,
  );
});
