import { expect, test } from 'vitest';
import {
  acceptSuggestion,
  isSuggestion,
  isToTakeOut,
  settleComment,
  withdrawComment,
} from '#shared/domain/comment.ts';
import { whatWasDone } from '#shared/domain/what-was-done.ts';
import { toPersonId } from '#shared/ids.ts';

test('declining, or accepting in part, needs a reason its author can read', () => {
  expect(() => settleComment('open', 'declined', ' ')).toThrow('reason');
  expect(() => settleComment('open', 'accepted_in_part', '')).toThrow('reason');
  expect(settleComment('open', 'declined', ' Not said. ')).toEqual({
    state: 'declined',
    reason: 'Not said.',
  });
  expect(settleComment('open', 'accepted', '')).toEqual({ state: 'accepted', reason: '' });
});

test('a comment is settled once', () => {
  expect(() => settleComment('declined', 'accepted', '')).toThrow('already settled');
});

test('only its author withdraws a comment, and only while it is open', () => {
  const lay = toPersonId('lay-member');
  const comment = { state: 'open', authorId: lay } as const;
  expect(withdrawComment(comment, lay)).toBe('withdrawn');
  expect(() => withdrawComment(comment, toPersonId('chair'))).toThrow('Only the person');
  expect(() => withdrawComment({ ...comment, state: 'accepted' }, lay)).toThrow('already settled');
});

const suggestion = { state: 'open', quote: 'was agreed', proposedText: 'was discussed' } as const;

test('a suggested wording is accepted as it was proposed, or in the words made of it', () => {
  const whole = { state: 'accepted', words: 'was discussed' };
  expect(acceptSuggestion(suggestion, null)).toEqual(whole);
  expect(acceptSuggestion(suggestion, ' was\ndiscussed ')).toEqual(whole);
  expect(acceptSuggestion(suggestion, 'was discussed and agreed')).toEqual({
    state: 'accepted_in_part',
    words: 'was discussed and agreed',
  });
});

test('words that are to go, go: all of them, or others stay in their place', () => {
  const going = { ...suggestion, proposedText: '' };
  expect([isSuggestion(going), isToTakeOut(going)]).toEqual([true, true]);
  expect([isSuggestion(suggestion), isToTakeOut(suggestion)]).toEqual([true, false]);
  expect(isSuggestion({ quote: '', proposedText: '' })).toBe(false);
  expect(acceptSuggestion(going, null)).toEqual({ state: 'accepted', words: '' });
  expect(acceptSuggestion(going, 'was')).toEqual({ state: 'accepted_in_part', words: 'was' });
  expect(whatWasDone({ state: 'accepted', proposedText: '', acceptedText: '' })).toBe(
    'Accepted. The words were taken out of the minutes.',
  );
});

test('accepting puts words in, and other words than there are', () => {
  expect(() => acceptSuggestion(suggestion, ' ')).toThrow('Enter the words');
  expect(() => acceptSuggestion(suggestion, 'was agreed')).toThrow('already');
  expect(() => acceptSuggestion({ ...suggestion, quote: '' }, null)).toThrow('proposes no words');
  expect(() => acceptSuggestion({ ...suggestion, state: 'declined' }, null)).toThrow('settled');
});
