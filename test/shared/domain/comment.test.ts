import { expect, test } from 'vitest';
import { settleComment, withdrawComment } from '#shared/domain/comment.ts';
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
