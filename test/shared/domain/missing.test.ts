import { expect, test } from 'vitest';
import { commentWindow, lastDayForComments } from '#shared/domain/comment-window.ts';
import { type Lacking, missingBefore } from '#shared/domain/missing.ts';

const whole: Lacking = {
  itemsWithoutOutcome: 0,
  openProposals: 0,
  actionsWithoutOwner: 0,
  actionsWithoutDue: 0,
  contributionsUnconfirmed: 0,
  openComments: 0,
  seats: { all: 8, recorded: 8 },
  commentsUntil: null,
};
const said = (of: Partial<Lacking>, from = 'chair_review', to = 'circulated') =>
  missingBefore(from as 'circulated', to as 'circulated', { ...whole, ...of }).map(
    (one) => one.sentence,
  );

test('what is missing is said in plain sentences', () => {
  expect(said({})).toEqual([]);
  expect(
    said({
      itemsWithoutOutcome: 1,
      openProposals: 4,
      actionsWithoutOwner: 2,
      actionsWithoutDue: 1,
      seats: { all: 8, recorded: 5 },
    }),
  ).toEqual([
    'One item has no outcome.',
    '4 proposals have no outcome.',
    '2 actions have no owner.',
    'One action has no due date.',
    'Attendance is not recorded for 3 seats.',
  ]);
  expect(said({ seats: { all: 8, recorded: 0 } })).toEqual(['Attendance is not recorded.']);
});

test('comments and confirmations are asked for when they are to be settled, not before', () => {
  const open = { openComments: 3, contributionsUnconfirmed: 1, commentsUntil: '2018-03-14' };
  expect(said(open)).toEqual([]);
  expect(said(open, 'circulated', 'unconfirmed')).toEqual([
    'One contribution is not confirmed by whoever made it.',
    '3 comments are not settled.',
    'People may comment until 14 March 2018.',
  ]);
});

test('nothing is asked of minutes that go back', () => {
  expect(said({ itemsWithoutOutcome: 1 }, 'chair_review', 'drafting')).toEqual([]);
  expect(said({ itemsWithoutOutcome: 1 }, 'circulated', 'chair_review')).toEqual([]);
});

const agreed = commentWindow('2018-03-28', 5);

test.each([
  // Good Friday and Easter Monday are no working days.
  [null, agreed, '2018-04-06'],
  ['2018-04-20', agreed, '2018-04-20'],
  ['2018-03-30', commentWindow('2018-03-28', null), '2018-03-30'],
])('the last day for comments of %s is taken', (asked, window, last) => {
  expect(lastDayForComments(asked, '2018-03-28', window)).toBe(last);
});

test.each([
  [null, null, 'Enter the last day for comments'],
  ['2018-02-30', null, 'must be a real date'],
  ['2018-03-27', null, 'must be today or later'],
  ['2019-04-20', null, 'within a year'],
  ['2018-04-05', 5, 'Enter 6 April 2018 or a later day'],
])('%s with %s working days agreed is refused', (asked, days, words) => {
  const window = commentWindow('2018-03-28', days);
  expect(() => lastDayForComments(asked, '2018-03-28', window)).toThrow(words);
});
