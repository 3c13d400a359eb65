import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { fromInWords } from '#client/pages/versions/compare-page.tsx';
import { ComparedTextSection } from '#client/pages/versions/compared-text.tsx';
import {
  compareAt,
  didInWords,
  kindInWords,
  listInWords,
  placeInWords,
  timesInWords,
} from '#client/pages/versions/version-words.ts';
import { toItemId } from '#shared/ids.ts';
import type { ComparedText, LineChange } from '#shared/protocol/http/versions.ts';

const NO_TEXTS = { agendas: [], items: [], wordsRemoved: [] };

const line = (kind: LineChange['kind'], more: Partial<LineChange> = {}): LineChange => ({
  kind,
  form: 'paragraph',
  cell: null,
  words: [{ change: 'kept', text: 'The same.' }],
  facts: [],
  looks: false,
  ...more,
});
const text = (lines: LineChange[]): ComparedText => ({
  part: 'I',
  itemId: toItemId('one'),
  itemNumber: 3,
  reference: null,
  itemTitle: 'Budget',
  state: 'changed',
  did: ['1 sentence changed'],
  lines,
  agenda: [],
  mayRestore: false,
});
const heard = (lines: LineChange[]) =>
  renderToStaticMarkup(createElement(ComparedTextSection, { meeting: NO_TEXTS, text: text(lines) }))
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|');

test('a session is told with its time in London and what it came to', () => {
  const at = (time: string) => `2018-07-03T${time}:00.000Z`;
  expect(timesInWords(at('13:05'), at('13:20'))).toBe('2:05pm to 2:20pm');
  expect(timesInWords(at('13:05'), at('13:05'))).toBe('2:05pm');
  expect(timesInWords(at('22:50'), at('23:10'))).toBe('11:50pm on 3 July 2018 to 12:10am');
  expect(listInWords(['Ann', 'Bob', 'Cy'])).toBe('Ann, Bob and Cy');
  expect(didInWords({ did: ['3 sentences added, 1 changed', '1 action given an owner'] })).toBe(
    '3 sentences added, 1 changed; 1 action given an owner',
  );
  expect(didInWords({ did: [] })).toBe('nothing that is still to be read afterwards');
  expect(compareAt('m', 'a', '2018-07-03T13:05:00.000Z')).toBe(
    '/meetings/m/compare?from=a&to=2018-07-03T13%3A05%3A00.000Z',
  );
});

test('a place is named by its minute reference, and by its number as long as it has none', () => {
  const item = { itemNumber: 3, reference: null, itemTitle: 'Budget', part: 'II' as const };
  expect(placeInWords(item)).toBe('private item 3, Budget');
  expect(placeInWords({ ...item, part: 'I' })).toBe('item 3, Budget');
  expect(placeInWords({ ...item, reference: 'JC/2018/12' })).toBe('JC/2018/12, Budget');
  expect(placeInWords({ ...item, reference: 'JC/2018/12', itemTitle: ' ' })).toBe('JC/2018/12');
  const agenda = { itemNumber: null, reference: null, itemTitle: null };
  expect(placeInWords({ ...agenda, part: 'I' })).toBe('the agenda');
  expect(placeInWords({ ...agenda, part: 'II' })).toBe('the agenda of Part II');
  const compared = { ...text([]), reference: 'JC/2018/12' };
  expect(
    renderToStaticMarkup(createElement(ComparedTextSection, { meeting: NO_TEXTS, text: compared })),
  ).toContain('>JC/2018/12, Budget</h2>');
});

test('two moments that the clock writes alike are told apart', () => {
  const side = (at: string | null) => ({ point: at ?? 'now', version: null, at });
  const early = side('2018-07-03T13:05:10.000Z');
  const meeting = { agendas: [] };
  expect(fromInWords({ from: early, to: side('2018-07-03T13:05:40.000Z') }, meeting)).toBe(
    'earlier in the minute of 3 July 2018, 2:05pm',
  );
  expect(fromInWords({ from: early, to: side('2018-07-03T13:06:00.000Z') }, meeting)).toBe(
    '3 July 2018, 2:05pm',
  );
  expect(fromInWords({ from: side(null), to: side(null) }, meeting)).toBe('now');
});

test('what went, came and moved is said in words, and what did not change is folded', () => {
  const words = heard([
    line('unchanged'),
    line('unchanged'),
    line('changed', {
      words: [
        { change: 'kept', text: 'It cost ' },
        { change: 'removed', text: '£2m' },
        { change: 'added', text: '£3m' },
      ],
    }),
    line('moved'),
    line('removed', {
      form: 'decision',
      facts: [{ name: 'Decision', before: 'Agreed', after: 'not recorded' }],
    }),
    line('changed', {
      form: 'action',
      facts: [{ name: 'Owner', before: 'not recorded', after: 'Finance' }],
    }),
  ]);
  expect(words).toContain('|2 lines did not change|');
  expect(words).toContain('It cost |[removed: |£2m|] |[added: |£3m|] |');
  expect(words).toContain('|Moved here, with the same words: paragraph|The same.|');
  expect(words).toContain('|Removed decision|The same.|Decision: |Agreed|');
  expect(words).toContain('|Owner: |was |not recorded |→|, is now| |Finance|');
});

test('words that were removed for good are said to be gone', () => {
  const gone = { ...text([]), state: 'gone' as const };
  expect(
    renderToStaticMarkup(createElement(ComparedTextSection, { meeting: NO_TEXTS, text: gone })),
  ).toContain('removed from this text for good');
});

test('a version says of which part it was kept, in a sentence that reads', () => {
  expect(kindInWords('move', ' of Part II')).toBe('Kept when the minutes of Part II moved on');
  expect(kindInWords('agenda_published')).toBe('Kept when the agenda was published');
});
