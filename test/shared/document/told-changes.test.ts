import { expect, test } from 'vitest';
import { compareMinutes } from '#shared/document/compare.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { toldChanges } from '#shared/document/told-changes.ts';
import { toActionId, toBlockId } from '#shared/ids.ts';

const names = {
  who: (id: string | null) => (id === null ? null : 'The Finance Officer'),
  voice: () => null,
};
const paragraph = (id: string, text: string): MinuteBlock => ({
  kind: 'paragraph',
  id: toBlockId(id),
  text: [{ text }],
});
const action = (ownerId: string | null, text = 'Write the paper.'): MinuteBlock => ({
  kind: 'action',
  id: toActionId('a'),
  ownerId,
  ownerText: null,
  dueKind: null,
  dueDate: null,
  dueText: null,
  text: [{ text }],
});
const told = (before: MinuteBlock[], after: MinuteBlock[]) =>
  toldChanges(compareMinutes(before, after), names);

test('sentences that came, went and changed are told in words', () => {
  const before = [paragraph('p', 'Views differ. The board noted the long report. It rained.')];
  const after = [
    paragraph('p', 'Views differ. The board agreed the long report.'),
    paragraph('q', 'Costs rise.'),
  ];
  expect(told(before, after)).toEqual([
    'One sentence added: ‘Costs rise.’',
    'One sentence changed: ‘The board noted the long report.’ is now ‘The board agreed the long report.’',
    'One sentence removed: ‘It rained.’',
  ]);
});

test('records that came and went are told as one, and facts beside the words too', () => {
  expect(told([], [action(null)])).toEqual(['An action was added: ‘Write the paper.’']);
  expect(told([action(null)], [])).toEqual(['An action was taken out: ‘Write the paper.’']);
  expect(told([action(null)], [action('person:f')])).toEqual([
    'The action ‘Write the paper.’ changed. Owner: not recorded, now The Finance Officer.',
  ]);
});

test('of what stayed as it was nothing is told', () => {
  expect(told([paragraph('p', 'Same.')], [paragraph('p', 'Same.')])).toEqual([]);
});
