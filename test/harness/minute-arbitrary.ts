import * as fc from 'fast-check';
import type { MinuteBlock, TextRun } from '#shared/document/minute-content.ts';
import { toActionId, toBlockId } from '#shared/ids.ts';
import { contribution, decision } from './blocks.ts';

/** Minutes of any shape, with few words and few ids, so that two of them have much in common. */

const word = fc.constantFrom(
  'The',
  'budget',
  'was',
  'agreed',
  'not',
  '£1,000',
  'by',
  '😀',
  ',',
  '.',
);
const words = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '', '\n', '  ')), { maxLength: 8 })
  .map((pairs) => pairs.flat().join(''));
const look = fc.constantFrom<Omit<TextRun, 'text'>>(
  ...([{}, {}, { bold: true }, { italic: true }, { bold: true, italic: true }] as const),
  ...[{ link: 'https://example.org/a' }, { link: 'https://example.org/b' }],
);
const runs: fc.Arbitrary<TextRun[]> = fc.array(
  fc.tuple(words, look).map(([text, marks]) => ({ text, ...marks })),
  { maxLength: 2 },
);
const id = fc.nat({ max: 9 }).map((n) => `id-${n}`);
const paragraph: fc.Arbitrary<MinuteBlock> = fc.tuple(fc.option(id), runs).map(([one, text]) => ({
  kind: 'paragraph',
  id: one === null ? null : toBlockId(one),
  text,
}));
const record: fc.Arbitrary<MinuteBlock> = fc.oneof(
  fc.tuple(id, words).map(([one, text]) => decision(one, text)),
  fc.tuple(id, words).map(([one, text]) => contribution(one, text)),
  fc
    .tuple(id, runs, fc.option(fc.constantFrom('post:cfo', 'person:ann')), fc.option(words))
    .map(([one, text, ownerId, dueText]) => ({
      kind: 'action' as const,
      id: toActionId(one),
      ownerId,
      ownerText: null,
      dueKind: dueText === null ? null : ('text' as const),
      dueDate: null,
      dueText,
      text,
    })),
);
const list: fc.Arbitrary<MinuteBlock> = fc
  .tuple(
    fc.constantFrom('bullet_list' as const, 'ordered_list' as const),
    fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([kind, items]) => ({ kind, items }));
const table: fc.Arbitrary<MinuteBlock> = fc
  .array(
    fc.array(
      fc.tuple(fc.boolean(), fc.array(paragraph, { maxLength: 2 })).map(([header, blocks]) => ({
        header,
        columns: 1,
        rows: 1,
        blocks,
      })),
      { maxLength: 2 },
    ),
    { maxLength: 2 },
  )
  .map((rows) => ({ kind: 'table', rows }));

export const anyMinute: fc.Arbitrary<readonly MinuteBlock[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 3, arbitrary: record }, list, table),
  { maxLength: 8 },
);

export const anyWords = words;
