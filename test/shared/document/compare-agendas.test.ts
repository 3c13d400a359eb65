import { expect, test } from 'vitest';
import { compareAgendas } from '#shared/document/compare-agendas.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';
import { toItemId } from '#shared/ids.ts';

const item = (id: string, title: string, more: Partial<AgendaItemFacts> = {}): AgendaItemFacts => ({
  id: toItemId(id),
  title,
  recommendation: '',
  rank: id,
  leadId: null,
  leadText: null,
  purpose: null,
  minutes: null,
  paper: null,
  state: 'accepted',
  ...more,
});

test('an agenda tells what was added, removed, moved and put in other words', () => {
  const before = [item('a', 'Welcome'), item('b', 'Budget'), item('c', 'Close')];
  const after = [
    item('b', 'Budget for 2019', { minutes: 10, purpose: 'agree' }),
    item('d', 'Risks'),
    item('a', 'Welcome', { rank: 'z' }),
  ];
  const changes = compareAgendas(before, after);
  expect(changes.map(({ kind, after, before }) => [kind, (after ?? before)?.title])).toEqual([
    ['moved_and_changed', 'Budget for 2019'],
    ['added', 'Risks'],
    ['unchanged', 'Welcome'],
    ['removed', 'Close'],
  ]);
  expect(changes[0]?.title.at(-1)).toEqual({ change: 'added', text: ' for 2019' });
  expect(changes[0]?.facts).toEqual([
    { fact: 'purpose', before: null, after: { kind: 'term', value: 'agree' } },
    { fact: 'minutes', before: null, after: { kind: 'minutes', value: '10' } },
  ]);
});

test('what stands where it stood is unchanged when others go', () => {
  const [a, b, c] = [item('a', 'Welcome'), item('b', 'Budget'), item('c', 'Close')];
  const changes = compareAgendas([a, b, c], [b, c]);
  expect(changes.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'removed']);
});
