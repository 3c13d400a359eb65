import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { namesOf } from '#client/editor/committee-names.ts';
import { MinuteView } from '#client/editor/minute-view.tsx';
import { acceptanceOrder, suggestionFaults } from '#client/pages/comments/acceptance.ts';
import { SuggestedWording } from '#client/pages/comments/suggested-wording.tsx';
import { stillStands, suggestedIn } from '#client/pages/comments/suggestion.ts';
import { mayCommentOn, whyNoComments } from '#client/pages/comments/why-no-comments.ts';
import { ItemToRead } from '#client/pages/read/item-to-read.tsx';
import { SuggestedBeside } from '#client/pages/read/suggested-beside.tsx';
import { toBlockId, toCommentId } from '#shared/ids.ts';
import { aComment } from './a-comment.ts';

const wording = {
  kind: 'wording',
  quote: 'agreed the plan',
  wordsNow: 'agreed the plan',
  proposedText: 'noted the plan',
  author: 'Lay member',
} as const;
const plain = (html: string) => html.replace(/<[^>]*>/g, '');
const shown = (change: Parameters<typeof aComment>[1]) =>
  renderToStaticMarkup(
    createElement(SuggestedWording, { comment: aComment('a', { ...wording, ...change }) }),
  );

test('a suggestion is shown as words that go and words that come, said as well as seen', () => {
  const html = shown({});
  expect(html).toMatch(/<del [^>]*>.*agreed.*<\/del>/);
  expect(html).toMatch(/<ins [^>]*>.*noted.*<\/ins>/);
  expect(plain(html)).toContain(
    '[suggested removal: agreed]  [suggested insertion by Lay member: noted]  the plan',
  );
});

test('words that are to go are struck through, with whose suggestion it is said', () => {
  const html = shown({ proposedText: '' });
  expect(html).not.toContain('<ins');
  expect(plain(html)).toContain('Suggested: take these words out');
  expect(plain(html)).toContain('[suggested removal by Lay member: agreed the plan]');
  expect(
    plain(shown({ proposedText: '', state: 'accepted', acceptedText: '', settledBy: 'The chair' })),
  ).toContain('Suggested by Lay member, accepted by The chair. The words were taken out');
  const minute = renderToStaticMarkup(
    createElement(MinuteView, {
      blocks: [
        {
          kind: 'paragraph',
          id: toBlockId('p'),
          text: [{ text: 'We ' }, { text: 'agreed the plan', comments: [toCommentId('a')] }],
        },
      ],
      names: namesOf({ people: [], posts: [], seats: [] }),
      suggested: () => suggestedIn([aComment('a', { ...wording, proposedText: '' })]),
    }),
  );
  expect(plain(minute)).toContain('We [suggested removal by Lay member: agreed the plan]');
});

test('one whose words have changed since says so and quotes them', () => {
  expect(shown({ wordsNow: 'discussed the plan' })).toContain(
    'The words of the draft have changed since this was suggested. It was about: “agreed the plan”',
  );
  expect(shown({ anchor: 'text_removed', wordsNow: null })).toContain('have changed since');
  expect(shown({})).not.toContain('have changed since');
});

test('an accepted one says whose wording it is, who accepted it, and what went in', () => {
  const html = shown({
    state: 'accepted_in_part',
    acceptedText: 'noted and agreed the plan',
    settledBy: 'The secretary',
    wordsNow: 'noted and agreed the plan',
  });
  expect(html).toContain('Wording by Lay member, accepted by The secretary.');
  expect(html).toContain('What was changed in the minutes:');
});

test('only open suggestions whose words stand are shown in the draft', () => {
  const all = [
    aComment('open', wording),
    aComment('settled', { ...wording, state: 'accepted' }),
    aComment('changed', { ...wording, wordsNow: 'something else' }),
    aComment('question', {}),
  ];
  expect(suggestedIn(all).map((one) => one.id)).toEqual(['open']);
  expect(stillStands(aComment('new', { ...wording, wordsNow: null }))).toBe(true);
});

test('in the draft they stand among the words, and one that overlaps stands below them', () => {
  const text = [
    { text: 'The board ' },
    { text: 'agreed ', comments: [toCommentId('a')] },
    { text: 'the plan', comments: [toCommentId('a'), toCommentId('b')] },
    { text: ' today.', comments: [toCommentId('b')] },
  ];
  const comments = [
    aComment('a', wording),
    aComment('b', {
      ...wording,
      author: 'Healthwatch',
      quote: 'the plan today.',
      wordsNow: 'the plan today.',
      proposedText: 'the plan.',
    }),
  ];
  const minute = renderToStaticMarkup(
    createElement(MinuteView, {
      blocks: [{ kind: 'paragraph', id: toBlockId('p'), text }],
      names: namesOf({ people: [], posts: [], seats: [] }),
      suggested: () => suggestedIn(comments),
    }),
  );
  expect(plain(minute)).toContain('insertion by Lay member: noted]');
  expect(minute).toContain('data-thread-id="a b"');
  const beside = renderToStaticMarkup(createElement(SuggestedBeside, { runs: text, comments }));
  expect(plain(beside)).toContain('Also suggested, by Healthwatch: “the plan');
});

const fields = { choice: 'c', words: 'w', reason: 'r' };
const filled = { choice: 'whole', words: 'noted the plan', reason: '' } as const;

test('a suggestion is accepted as it is, in part, or declined with a reason', () => {
  const faults = (change: object) =>
    suggestionFaults({ ...filled, quote: wording.quote, ...change }, fields).map(
      (one) => one.fieldId,
    );
  expect(faults({ choice: null })).toEqual(['c']);
  expect(faults({})).toEqual([]);
  expect(faults({ choice: 'part', words: ' ' })).toEqual(['w']);
  expect(faults({ choice: 'part', words: wording.quote })).toEqual(['w']);
  expect(faults({ choice: 'decline', reason: ' ' })).toEqual(['r']);

  expect(acceptanceOrder(filled)).toEqual({ state: null, words: null, reason: '' });
  expect(acceptanceOrder({ ...filled, choice: 'part', words: 'mine' }).state).toBe(null);
  expect(acceptanceOrder({ ...filled, choice: 'decline', reason: 'No.' })).toEqual({
    state: 'declined',
    reason: 'No.',
  });
});

test('when the time for comments is over it is said why, part by part', () => {
  const over = 'The time for comments ended on 9 March 2018.';
  const meeting = {
    minutes: [
      { part: 'I', comment: false, whyNotComment: over },
      { part: 'II', comment: true, whyNotComment: null },
    ],
  } as const;
  expect([mayCommentOn(meeting, 'I'), mayCommentOn(meeting, 'II')]).toEqual([false, true]);
  expect(whyNoComments(meeting)).toBe(`${over} The comments that were made can still be read.`);
});

test('when the minutes are approved a suggestion that nobody settled is not among their words', () => {
  const read = (approved: boolean) =>
    renderToStaticMarkup(
      createElement(ItemToRead, {
        meetingId: 'march',
        watch: () => {},
        item: {
          ...{ id: 'plan', part: 'I', number: 5, title: 'The plan', recommendation: '' },
          ...{ standing: null, state: 'accepted', purpose: null, lead: null, minutes: null },
        } as never,
        blocks: [
          {
            kind: 'paragraph',
            id: toBlockId('p'),
            text: [{ text: 'agreed the plan', comments: [toCommentId('a')] }],
          },
        ],
        names: namesOf({ people: [], posts: [], seats: [] }),
        confirmationOf: () => null,
        ...{ settled: true, approved, mayComment: false, formAt: null, formIsLost: false },
        commentsAt: () => [aComment('a', wording)],
        ...{ onComment: () => {}, onOpen: () => {} },
      }),
    );
  expect(read(false)).toContain('[suggested');
  expect(read(true)).not.toContain('[suggested');
  expect(read(true)).toContain('agreed the plan');
});
