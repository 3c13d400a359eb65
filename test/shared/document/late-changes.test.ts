import { expect, test } from 'vitest';
import { keepsLateWords, lateChanges } from '#shared/document/late-changes.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { coversBlocks } from '#shared/domain/late-change.ts';
import { toActionId, toBlockId, toDecisionId } from '#shared/ids.ts';

const paragraph = (id: string | null, text: string): MinuteBlock => ({
  kind: 'paragraph',
  id: id === null ? null : toBlockId(id),
  text: [{ text }],
});
const action = (text: string, dueText: string | null): MinuteBlock => ({
  kind: 'action',
  id: toActionId('write'),
  ownerId: null,
  ownerText: null,
  dueKind: null,
  dueDate: null,
  dueText,
  text: [{ text }],
});
const between = (before: readonly MinuteBlock[], after: readonly MinuteBlock[]) =>
  lateChanges({ kind: 'minute', blocks: before }, { kind: 'minute', blocks: after });

test('what was written, changed and taken out is told block by block', () => {
  const before = [paragraph('a', 'One.'), paragraph('b', 'Two.'), paragraph('c', 'Three.')];
  const after = [
    paragraph('a', 'One and a half.'),
    paragraph('c', 'Three.'),
    paragraph(null, 'New.'),
  ];
  expect(between(before, after)).toEqual([
    { blockId: 'a', kind: 'paragraph', before: 'One.', after: 'One and a half.' },
    { blockId: null, kind: 'paragraph', before: '', after: 'New.' },
    { blockId: 'b', kind: 'paragraph', before: 'Two.', after: '' },
  ]);
});

test('a fact beside the words is a change of its own, and formatting is none', () => {
  expect(between([action('Write.', null)], [action('Write.', 'by June')])).toEqual([
    { blockId: 'write', kind: 'due', before: '', after: 'by June' },
  ]);
  const bold: MinuteBlock = {
    ...paragraph('a', ''),
    text: [{ text: 'One.', bold: true }],
  } as never;
  expect(between([paragraph('a', 'One.')], [bold])).toEqual([]);
});

test('blocks without an id and with the same id are not mistaken for each other', () => {
  const same = [
    paragraph(null, 'Same.'),
    paragraph(null, 'Same.'),
    paragraph('x', '1'),
    paragraph('x', '2'),
  ];
  expect(between(same, same)).toEqual([]);
  expect(between(same, [...same, paragraph(null, 'Same.')])).toHaveLength(1);
});

test('words of an agenda are told by item and field', () => {
  const item = { id: 'i1', title: 'Old', recommendation: '', paper: null, leadText: null } as never;
  const renamed = { ...(item as object), title: 'New' } as never;
  expect(
    lateChanges({ kind: 'agenda', items: [item] }, { kind: 'agenda', items: [renamed] }),
  ).toEqual([{ blockId: 'i1', kind: 'title', before: 'Old', after: 'New' }]);
});

test('more of the same covers less of it, and other words do not', () => {
  const one = { blockId: 'a', kind: 'paragraph', before: 'One.', after: 'One, t' };
  const more = { ...one, after: 'One, two.' };
  const other = { ...one, blockId: 'b' };
  expect(coversBlocks([more, other], [one])).toBe(true);
  expect(coversBlocks([more], [one, other])).toBe(false);
});

test('a verb that was changed is told as people read it', () => {
  const decision = (verb: 'noted' | 'agreed' | null): MinuteBlock => ({
    kind: 'decision',
    id: toDecisionId('plan'),
    verb,
    text: [{ text: 'The plan.' }],
  });
  expect(between([decision('noted')], [decision('agreed')])).toEqual([
    { blockId: 'plan', kind: 'verb', before: 'NOTED', after: 'AGREED' },
  ]);
  expect(between([decision(null)], [decision('agreed')])).toEqual([
    { blockId: 'plan', kind: 'verb', before: '', after: 'AGREED' },
  ]);
});

test('late words are kept of agendas and minutes, and of nobody’s own notes', () => {
  expect([keepsLateWords('agenda'), keepsLateWords('minute')]).toEqual([true, true]);
  expect(keepsLateWords('notes')).toBe(false);
});
