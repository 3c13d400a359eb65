import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { placeAnchor } from '#shared/document/comment-anchor.ts';
import type { TextRun } from '#shared/document/minute-content.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { replaceWords } from '#shared/document/replace-words.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { toBlockId, toCommentId } from '#shared/ids.ts';

const minute = (text: readonly TextRun[]): Y.Doc => {
  const doc = new Y.Doc();
  writeMinute(doc, [{ kind: 'paragraph', id: toBlockId('one'), text }]);
  return doc;
};
/** As an editor writes it: a line break is an element between texts. */
const broken = (pieces: readonly TextRun[]): Y.Doc => {
  const doc = minute([]);
  const block = doc.getXmlFragment(MINUTE_FRAGMENT).get(0) as Y.XmlElement;
  for (const { text, ...look } of pieces) {
    if (text === '\n') {
      block.push([new Y.XmlElement('hardBreak')]);
      continue;
    }
    const last = block.length === 0 ? null : block.get(block.length - 1);
    const into = last instanceof Y.XmlText ? last : new Y.XmlText();
    if (into !== last) block.push([into]);
    const marks = { bold: null, italic: null, ...asMarks(look) };
    into.insert(into.length, text, marks);
  }
  return doc;
};
const asMarks = (look: object) => Object.fromEntries(Object.keys(look).map((mark) => [mark, {}]));
const runs = (doc: Y.Doc) => readMinute(doc).map((block) => ('text' in block ? block.text : []));
const at = (from: number, to: number, quote: string) => ({ blockId: 'one', from, to, quote });

test('words take the place of others, in their look', () => {
  const doc = minute([{ text: 'The ' }, { text: 'old', bold: true }, { text: ' words.' }]);
  expect(replaceWords(doc, at(4, 7, 'old'), 'new')).toBe(true);
  expect(runs(doc)).toEqual([[{ text: 'The ' }, { text: 'new', bold: true }, { text: ' words.' }]]);
});

test('the mark of a comment on the words stays on those in their place', () => {
  const doc = minute([{ text: 'The old words.' }]);
  placeAnchor(doc, 'thread', at(4, 7, 'old'));
  replaceWords(doc, at(4, 7, 'old'), 'new');
  expect(runs(doc)).toEqual([
    [{ text: 'The ' }, { text: 'new', comments: [toCommentId('thread')] }, { text: ' words.' }],
  ]);
});

test('words are included at the beginning, in the middle and at the end', () => {
  const doc = minute([{ text: 'b' }]);
  replaceWords(doc, at(0, 0, ''), 'a');
  replaceWords(doc, at(2, 2, ''), 'd');
  replaceWords(doc, at(2, 2, ''), 'c');
  expect(runs(doc)).toEqual([[{ text: 'abcd' }]]);
});

test('a passage is taken out across marks and line breaks', () => {
  const doc = minute([
    { text: 'keep ' },
    { text: 'go', italic: true },
    { text: '\n' },
    { text: 'gone end' },
  ]);
  expect(replaceWords(doc, at(5, 12, 'go\ngone'), '')).toBe(true);
  expect(
    runs(doc)
      .flat()
      .map((run) => run.text)
      .join(''),
  ).toBe('keep  end');
});

test('a passage is replaced where it is said to stand, and nowhere else', () => {
  const doc = new Y.Doc();
  const say = (id: string, text: string) =>
    ({ kind: 'paragraph', id: toBlockId(id), text: [{ text }] }) as const;
  writeMinute(doc, [say('one', 'Before. The old words.'), say('two', 'The only ones.')]);
  expect(replaceWords(doc, at(4, 7, 'old'), 'newer')).toBe(false);
  expect(replaceWords(doc, at(4, 8, 'only'), 'newer')).toBe(false);
  expect(replaceWords(doc, at(12, 15, 'old'), 'new')).toBe(true);
  expect(replaceWords(doc, at(99, 99, ''), 'beyond')).toBe(false);
  expect(replaceWords(doc, { ...at(0, 0, ''), blockId: 'three' }, 'elsewhere')).toBe(false);
  expect(runs(doc)).toEqual([[{ text: 'Before. The new words.' }], [{ text: 'The only ones.' }]]);
});

test('any passage of any block, breaks and marks included, is spliced and nothing else changes', () => {
  const looks = fc.constantFrom({}, { bold: true } as const, { italic: true } as const);
  const piece = fc.oneof(
    fc.tuple(fc.stringMatching(/^[a-z ]{1,5}$/), looks).map(([text, look]) => ({ text, ...look })),
    fc.constant({ text: '\n' }),
  );
  const characters = (doc: Y.Doc) =>
    runs(doc)
      .flat()
      .flatMap(({ text, ...look }) => [...text].map((sign) => ({ sign, ...look })));
  fc.assert(
    fc.property(
      ...[fc.array(piece, { minLength: 1, maxLength: 7 }), fc.nat(40), fc.nat(6)],
      fc.stringMatching(/^[A-Z]{0,4}$/),
      (text, start, length, words) => {
        const doc = broken(text);
        const before = characters(doc);
        const from = Math.min(start, before.length);
        const to = Math.min(from + length, before.length);
        const quote = before.slice(from, to);
        const passage = at(from, to, quote.map(({ sign }) => sign).join(''));
        expect(replaceWords(doc, passage, words)).toBe(words !== passage.quote);
        const after = characters(doc);
        expect(after.slice(0, from)).toEqual(before.slice(0, from));
        expect(after.slice(from + words.length)).toEqual(before.slice(to));
        const put = after.slice(from, from + words.length);
        expect(put.map(({ sign }) => sign).join('')).toBe(words);
        // In the look of the word they replace; at the end, in that of the last word.
        const { sign, ...look } = before[from] ?? before.at(-1) ?? { sign: '\n' };
        if (sign !== '\n') expect(put).toEqual([...words].map((one) => ({ sign: one, ...look })));
      },
    ),
    { numRuns: 500 },
  );
});
