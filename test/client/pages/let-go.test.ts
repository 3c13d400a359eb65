import { expect, test } from 'vitest';
import { goneInWords, letGoOf } from '#client/pages/versions/let-go.ts';
import { toDocumentId, toItemId } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

const item = (n: number, part: 'I' | 'II' = 'I') =>
  ({
    ...{ id: toItemId(`item-${n}`), part, number: n, reference: null, title: `Item ${n}` },
    documentId: toDocumentId(`d${n}.2`),
  }) as MeetingDetail['items'][number];
const removed = (id: string, afterMonths: number | null, at = '2019-05-02T23:00:00.000Z') => ({
  ...{ documentId: toDocumentId(id), by: 'The service', at, reason: 'Why', afterMonths },
});
const meeting = {
  agendas: [{ part: 'I' as const, agendaDocumentId: toDocumentId('agenda.2') }],
  items: [item(1), item(2), item(3), item(4, 'II')],
  wordsRemoved: [
    removed('d1.2', 12),
    removed('agenda.2', 12),
    removed('d2.2', null),
    removed('d4.2', 0, '2018-05-03T12:00:00.000Z'),
  ],
};

test('the history of an item says when it was let go, and that what was approved stands', () => {
  expect(letGoOf(meeting, 'item-1')).toEqual([
    'The history of this item was let go on 3 May 2019, twelve months after its minutes were approved; what was approved stands.',
  ]);
  expect(letGoOf(meeting, 'item-2')).toEqual([]);
  expect(letGoOf(meeting, 'item-4')).toEqual([
    'The history of this item was let go on 3 May 2018, when its minutes were approved; what was approved stands.',
  ]);
});

test('of a whole meeting it is said once for each day', () => {
  expect(letGoOf(meeting, null)).toEqual([
    'The history of the agenda and item 1 was let go on 3 May 2019, twelve months after their minutes were approved; what was approved stands.',
    'The history of private item 4 was let go on 3 May 2018, when its minutes were approved; what was approved stands.',
  ]);
});

test('a version whose words are gone says why', () => {
  const why = 'Words were removed.';
  expect(goneInWords(meeting, { part: 'I', itemId: null }, why)).toMatch(
    /^The history of the agenda was let go on 3 May 2019/,
  );
  expect(goneInWords(meeting, { part: 'I', itemId: toItemId('item-2') }, why)).toBe(why);
});

test('of an item whose history went without a notice it is said that it is no longer kept, and nothing more', () => {
  const untold = { ...meeting, wordsRemoved: meeting.wordsRemoved.slice(1) };
  expect(letGoOf(untold, 'item-1')).toEqual(['The history of this item is no longer kept.']);
  expect(goneInWords(untold, { part: 'I', itemId: toItemId('item-1') }, 'Why')).toBe(
    'The history of this item is no longer kept.',
  );
  expect(letGoOf(untold, null).join(' ')).not.toContain('item 1');
  const whole = { ...item(3), documentId: toDocumentId('d3.1') };
  expect(letGoOf({ ...untold, items: [whole] }, 'item-3')).toEqual([]);
});
