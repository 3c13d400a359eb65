import { expect, test } from 'vitest';
import { alterationsBetween } from '#shared/document/agenda-alterations.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';
import { toItemId } from '#shared/ids.ts';

const item = (id: string, change: Partial<AgendaItemFacts> = {}): AgendaItemFacts => ({
  id: toItemId(id),
  title: `Title of ${id}`,
  recommendation: '',
  rank: id,
  leadId: null,
  leadText: null,
  purpose: null,
  minutes: null,
  paper: null,
  state: 'accepted',
  ...change,
});
const told = (before: readonly AgendaItemFacts[], after: readonly AgendaItemFacts[]) =>
  alterationsBetween(before, after).map(({ itemId, what }) => `${itemId} ${what}`);

test('nothing is told of an agenda that stayed as it was', () => {
  expect(told([item('a'), item('b')], [item('a'), item('b')])).toEqual([]);
});

test('an item that was added and withdrawn is told as both, and is withdrawn once', () => {
  expect(told([], [item('a', { state: 'withdrawn' })])).toEqual(['a added', 'a withdrawn']);
  const withdrawn = [item('a', { state: 'withdrawn' })];
  expect(told(withdrawn, withdrawn)).toEqual([]);
});

test('whoever was given another place has moved, and not those who were passed', () => {
  const before = [item('a'), item('b'), item('c')];
  expect(told(before, [item('b'), item('c'), item('a', { rank: 'd' })])).toEqual(['a moved']);
});

test('a place that comes to the same order is no move', () => {
  expect(told([item('a'), item('b')], [item('a', { rank: 'aa' }), item('b')])).toEqual([]);
});

test('another lead, purpose, time, paper or recommendation is told', () => {
  const after = item('a', {
    leadText: 'The chair',
    purpose: 'note',
    minutes: 10,
    paper: 'A',
    recommendation: 'Note it.',
  });
  expect(told([item('a')], [after])).toEqual([
    'a lead',
    'a purpose',
    'a minutes',
    'a paper',
    'a recommendation',
  ]);
});

test('of an item that is not on the agenda any more nothing is told', () => {
  expect(told([item('secret'), item('b')], [item('b')])).toEqual([]);
});
