import { describe, expect, test } from 'vitest';
import {
  commentCountInWords,
  filterComments,
  readCommentFilter,
  writeCommentFilter,
} from '#client/pages/comments/comment-filter.ts';
import { commentsByBlock, inTextOrder } from '#client/pages/read/comment-order.ts';
import { stepFrom } from '#client/pages/read/step-from.ts';
import { toBlockId, toCommentId, toDocumentId, toItemId, toMeetingId } from '#shared/ids.ts';
import type { MeetingMinutes } from '#shared/protocol/http/meeting.ts';
import { aComment } from './a-comment.ts';

const run = (text: string, ...comments: string[]) => ({
  text,
  comments: comments.map(toCommentId),
});
const minutes: MeetingMinutes = {
  meetingId: toMeetingId('march'),
  items: [
    {
      itemId: toItemId('item-1'),
      documentId: toDocumentId('d.1'),
      place: 3,
      blocks: [
        {
          kind: 'bullet_list',
          items: [[{ kind: 'paragraph', id: toBlockId('b1'), text: [run('Views ', 'second')] }]],
        },
        { kind: 'paragraph', id: toBlockId('b2'), text: [run('Agreed', 'third', 'second')] },
      ],
    },
    {
      itemId: toItemId('item-2'),
      documentId: toDocumentId('d.2'),
      place: 1,
      blocks: [{ kind: 'paragraph', id: toBlockId('b3'), text: [run('Noted', 'fifth')] }],
    },
  ],
};

describe('comments beside the text', () => {
  test('stand where their marks are, in lists too, and in both halves of a split passage', () => {
    expect(Object.fromEntries(commentsByBlock(minutes))).toEqual({
      b1: ['second'],
      b2: ['third', 'second'],
      b3: ['fifth'],
    });
  });

  test('come in the order of the text; those without a passage after their item’s others', () => {
    const item2 = { itemId: toItemId('item-2') };
    const shuffled = [
      aComment('fifth', item2),
      aComment('fourth', { anchor: 'text_removed', at: '2018-03-01T09:00:00Z' }),
      aComment('third'),
      aComment('second'),
    ];
    expect(inTextOrder(shuffled, minutes, ['item-1', 'item-2']).map((one) => one.id)).toEqual([
      'second',
      'third',
      'fourth',
      'fifth',
    ]);
  });

  test('are walked from first to last and round again, either way', () => {
    const ids = ['a', 'b', 'c'];
    expect(stepFrom(ids, null, 1)).toBe('a');
    expect(stepFrom(ids, 'c', 1)).toBe('a');
    expect(stepFrom(ids, null, -1)).toBe('c');
    expect(stepFrom(ids, 'a', -1)).toBe('c');
    expect(stepFrom(ids, 'gone', 1)).toBe('a');
    expect(stepFrom([], 'a', 1)).toBeNull();
  });
});

describe('the list of comments', () => {
  const open = aComment('open');
  const newer = aComment('newer', { at: '2018-03-05T10:00:00Z', itemId: toItemId('item-2') });
  const declined = aComment('declined', { state: 'declined', at: '2018-03-09T10:00:00Z' });
  const all = [declined, open, newer];
  const idsOf = (filter: Parameters<typeof filterComments>[1]) =>
    filterComments(all, filter).map((one) => one.id);

  test('shows open ones first, then the newest', () => {
    expect(idsOf({ state: null, kind: null, itemId: null })).toEqual(['newer', 'open', 'declined']);
  });

  test('is narrowed by state, kind and item', () => {
    expect(idsOf({ state: 'declined', kind: null, itemId: null })).toEqual(['declined']);
    expect(idsOf({ state: 'open', kind: null, itemId: 'item-2' })).toEqual(['newer']);
    expect(idsOf({ state: null, kind: 'wording', itemId: null })).toEqual([]);
  });

  test('says how many there are', () => {
    expect(commentCountInWords(all, all)).toBe('3 comments. 2 are open.');
    expect(commentCountInWords([declined], all)).toBe('Showing 1 of 3 comments. None is open.');
  });

  test('keeps its filter in the address, and forgives an address made up', () => {
    const filter = { state: 'declined', kind: 'wording', itemId: 'item-2' } as const;
    expect(readCommentFilter(writeCommentFilter(filter))).toEqual(filter);
    expect(readCommentFilter(new URLSearchParams('state=lost&item='))).toEqual({
      state: null,
      kind: null,
      itemId: null,
    });
  });
});
