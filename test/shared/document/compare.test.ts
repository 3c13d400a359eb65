import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BlockChange, compareMinutes } from '#shared/document/compare.ts';
import { factInWords } from '#shared/document/compare-facts.ts';
import { compareWords, type WordRun } from '#shared/document/compare-words.ts';
import { linesOf } from '#shared/document/lines.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { sentencesChanged, sentencesIn } from '#shared/document/sentences.ts';
import { toBlockId, toCommentId } from '#shared/ids.ts';
import { action, decision, proposal, said } from '#test/harness/blocks.ts';
import { anyMinute, anyWords } from '#test/harness/minute-arbitrary.ts';

const text = (runs: readonly WordRun[], ...changes: WordRun['change'][]) =>
  runs
    .filter(({ change }) => changes.includes(change))
    .map((run) => run.text)
    .join('');
const before = (runs: readonly WordRun[]) => text(runs, 'kept', 'removed');
const after = (runs: readonly WordRun[]) => text(runs, 'kept', 'added');
const inShort = (changes: readonly BlockChange[]) =>
  changes.map(({ kind, words }) => [
    kind,
    words
      .map(
        (run) => ({ kept: run.text, added: `+${run.text}+`, removed: `-${run.text}-` })[run.change],
      )
      .join(''),
  ]);
const bullets = (...items: MinuteBlock[]): MinuteBlock => ({
  kind: 'bullet_list',
  items: items.map((item) => [item]),
});
const names = {
  who: (id: string | null) => (id === 'post:cfo' ? 'Chief Finance Officer' : id),
  voice: (voice: string | null) => voice,
};

test('kept and removed words are the earlier text, kept and added ones the later', () => {
  fc.assert(
    fc.property(anyWords, anyWords, (old, fresh) => {
      const runs = compareWords(old, fresh);
      expect(before(runs)).toBe(old);
      expect(after(runs)).toBe(fresh);
      expect(runs.every((run) => run.text !== '')).toBe(true);
      const turns = runs.map(({ change }) => change);
      expect(turns.every((turn, i) => turn !== turns[i + 1])).toBe(true);
      expect(turns.some((turn, i) => turn === 'added' && turns[i + 1] === 'removed')).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('texts that have nothing in common but their ends are compared in no time', () => {
  const long = (word: string) => `It began. ${`${word} `.repeat(5000)}It ended.`;
  const mixed = (seed: number) =>
    Array.from({ length: 5000 }, (_, i) => `${(i * seed) % 7919}`).join(' ');
  expect(compareWords(long('yes'), long('no')).at(0)).toEqual({
    change: 'kept',
    text: 'It began. ',
  });
  const runs = compareWords(mixed(17), mixed(31));
  expect([before(runs), after(runs)]).toEqual([mixed(17), mixed(31)]);
  const other = (word: string) => `${word} ${mixed(word.length)}`;
  expect(compareWords(other('Before'), other('And after')).map(({ change }) => change)).toEqual([
    'removed',
    'added',
  ]);
});

test('a word that stayed between two others is read as kept', () => {
  expect(
    compareWords('One old plan stands.', 'Two old ideas stand.').map(({ text: words }) => words),
  ).toEqual(['One', 'Two', ' old ', 'plan stands', 'ideas stand', '.']);
});

test('two words put in the place of two others are read together', () => {
  expect(compareWords('The old plan stands.', 'The new idea stands.')).toEqual([
    { change: 'kept', text: 'The ' },
    { change: 'removed', text: 'old plan' },
    { change: 'added', text: 'new idea' },
    { change: 'kept', text: ' stands.' },
  ]);
});

test('any minute becomes any other by what is said to have changed', () => {
  fc.assert(
    fc.property(anyMinute, anyMinute, (old, fresh) => {
      const changes = compareMinutes(old, fresh);
      const lines = changes.flatMap((change) => (change.after === null ? [] : [change.after]));
      expect(lines).toEqual(linesOf(fresh));
      const olds = changes.flatMap((change) => (change.before === null ? [] : [change.before]));
      expect(new Set(olds)).toEqual(new Set(linesOf(old)));
      expect(olds).toHaveLength(linesOf(old).length);
      for (const change of changes) {
        expect(before(change.words)).toBe(change.before?.words ?? '');
        expect(after(change.words)).toBe(change.after?.words ?? '');
      }
    }),
    { numRuns: 200 },
  );
});

test('nothing has changed between a minute and itself', () => {
  fc.assert(
    fc.property(anyMinute, (one) => {
      const kinds = compareMinutes(one, structuredClone(one)).map(({ kind }) => kind);
      expect(kinds.every((kind) => kind === 'unchanged')).toBe(true);
    }),
  );
});

test('words in a block are changed by id, however little is left of them', () => {
  const changes = compareMinutes([said('a', 'One two.')], [said('a', 'Three four.')]);
  expect(inShort(changes)).toEqual([['changed', '-One two-+Three four+.']]);
});

test('a line that was retyped is the same line when most of its words are', () => {
  const old = [
    said('a', 'First.'),
    said('b', 'The plan was agreed by all members.'),
    said('c', 'Last.'),
  ];
  const fresh = [
    said('a', 'First.'),
    said('x', 'The plan was agreed by most members.'),
    said('c', 'Last.'),
  ];
  expect(inShort(compareMinutes(old, fresh))).toEqual([
    ['unchanged', 'First.'],
    ['changed', 'The plan was agreed by -all-+most+ members.'],
    ['unchanged', 'Last.'],
  ]);
});

test('a block that stands elsewhere is moved, and the others are not', () => {
  const [a, b, c] = [said('a', 'One.'), said('b', 'Two.'), said('c', 'Three.')];
  expect(inShort(compareMinutes([a, b, c], [c, a, said('b', 'Two and more.')]))).toEqual([
    ['moved', 'Three.'],
    ['unchanged', 'One.'],
    ['changed', 'Two+ and more+.'],
  ]);
  expect(inShort(compareMinutes([a, b, c], [b, c, said('a', 'One again.')])).at(-1)).toEqual([
    'moved_and_changed',
    'One+ again+.',
  ]);
});

test('a removed line stands where it stood', () => {
  const [a, b, c] = [said('a', 'One.'), decision('b', 'Agreed.'), said('c', 'Three.')];
  const fresh = [a, said('d', 'New.'), c];
  expect(inShort(compareMinutes([a, b, c], fresh)).map(([kind]) => kind)).toEqual([
    'unchanged',
    'added',
    'removed',
    'unchanged',
  ]);
});

test('an action that was given an owner and a day says so', () => {
  const owned = {
    ...action('a', 'Report.'),
    ownerId: 'post:cfo',
    dueKind: 'date',
    dueDate: '2018-03-15',
  };
  const [change] = compareMinutes([action('a', 'Report.')], [owned as MinuteBlock]);
  expect(change?.kind).toBe('changed');
  expect(change?.facts.map((one) => factInWords(one, names))).toEqual([
    { name: 'Owner', before: 'not recorded', after: 'Chief Finance Officer' },
    { name: 'Due', before: 'not recorded', after: '15 March 2018' },
  ]);
});

test('another action with the same words is another action', () => {
  const changes = compareMinutes([action('a', 'Report.')], [action('b', 'Report.')]);
  expect(changes.map(({ kind }) => kind)).toEqual(['added', 'removed']);
});

test('points of a list and cells of a table are lines of their own', () => {
  const old = [bullets(said('a', 'One.'), said('b', 'Two.'))];
  const fresh = [bullets(said('a', 'One.'), said('c', 'New.'), said('b', 'Two!'))];
  expect(inShort(compareMinutes(old, fresh))).toEqual([
    ['unchanged', 'One.'],
    ['added', '+New.+'],
    ['changed', 'Two-.-+!+'],
  ]);
  const [change] = compareMinutes([said('a', 'One.')], [bullets(said('a', 'One.'))]);
  expect(change?.facts.map((one) => factInWords(one, names))).toEqual([
    { name: 'Set as', before: 'paragraph', after: 'point in a list' },
  ]);
});

test('a link that leads elsewhere is a change though the words are the same', () => {
  const at = (link: string): MinuteBlock[] => [
    { kind: 'paragraph', id: null, text: [{ text: 'Paper', link }] },
  ];
  const [change] = compareMinutes(at('https://one.example'), at('https://two.example'));
  expect([change?.kind, change?.looks]).toEqual(['changed', true]);
});

test('a comment on the words is no change', () => {
  const commented: MinuteBlock = {
    kind: 'paragraph',
    id: toBlockId('a'),
    text: [{ text: 'One.', comments: [toCommentId('c')] }],
  };
  expect(inShort(compareMinutes([said('a', 'One.')], [commented]))).toEqual([
    ['unchanged', 'One.'],
  ]);
});

test('sentences are told as added, removed and changed', () => {
  const old = said('a', 'Dr. Ann welcomed all. The plan costs £2m. It rained.');
  const fresh = said('a', 'Dr. Ann welcomed all. The plan costs £3m. Members agreed it.');
  const [change] = compareMinutes([old], [fresh]);
  expect(change && sentencesChanged(change)).toEqual([
    { kind: 'changed', before: 'The plan costs £2m.', after: 'The plan costs £3m.' },
    { kind: 'removed', before: 'It rained.', after: null },
    { kind: 'added', before: null, after: 'Members agreed it.' },
  ]);
  expect(sentencesIn('Dr. Ann came. Why?\nBecause e.g. of No. 5. End')).toEqual([
    'Dr. Ann came.',
    'Why?',
    'Because e.g. of No. 5.',
    'End',
  ]);
});

test('what became of a proposal is a fact beside its words, and that nothing was recorded is none', () => {
  const put = proposal('put', 'To meet in public.');
  const changes = compareMinutes([put], [{ ...put, outcome: 'agreed' } as MinuteBlock]);
  expect(changes.map(({ facts }) => facts)).toEqual([
    [{ fact: 'outcome', before: null, after: { kind: 'term', value: 'agreed' } }],
  ]);
});
