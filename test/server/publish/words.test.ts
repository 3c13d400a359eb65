import { expect, test } from 'vitest';
import { blocksOf } from '#server/publish/pages/words.ts';
import type { PublicBlock } from '#server/publish/public-model.ts';

const paragraph = (text: string): PublicBlock => ({ kind: 'paragraph', text: [{ text }] });
const shown = (blocks: readonly PublicBlock[]) => blocksOf(blocks, 3).join('').trim();

test('no line stands for a paragraph, a heading or a point whose words were taken out', () => {
  expect(
    shown([
      paragraph(' '),
      { kind: 'heading', level: 3, text: [] },
      { kind: 'bullet_list', items: [[paragraph('')]] },
      { kind: 'bullet_list', items: [[paragraph('')], [paragraph('One')]] },
    ]).replace(/\s*\n/g, ''),
  ).toBe('<ul><li><p>One</p></li></ul>');
});

test('a numbered list keeps its numbers, and words that are withheld are said to be', () => {
  expect(shown([{ kind: 'ordered_list', items: [[paragraph('')], [paragraph('Two')]] }])).toContain(
    '<ol><li></li><li>',
  );
  const note = { ground: 'commercial', wording: null } as const;
  expect(shown([{ kind: 'paragraph', text: [{ withheld: note }] }])).toContain('Words withheld');
});
