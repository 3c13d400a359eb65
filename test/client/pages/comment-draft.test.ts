import { describe, expect, test } from 'vitest';
import { aimDraft, type CommentDraft, commentOrder } from '#client/pages/read/comment-draft.ts';

const paragraph = 'Views differ on the framework.';
const read = { text: paragraph, place: 7 };

const drafted = (change: Partial<CommentDraft> = {}): CommentDraft => ({
  ...aimDraft(null, {
    id: '6f1c0c52-8a0e-4a58-8ab8-0a1b2c3d4e5f',
    itemId: 'item-1',
    blockId: 'block-1',
    text: paragraph,
    chosen: null,
  }),
  kind: 'question',
  text: 'Whose views?',
  ...change,
});

const messages = (draft: CommentDraft, shown: Parameters<typeof commentOrder>[1] = read) => {
  const made = commentOrder(draft, shown);
  return 'faults' in made ? made.faults.map((fault) => fault.message) : [];
};

describe('a comment to send', () => {
  test('carries the passage, the words as they stand and the place they were read at', () => {
    expect(commentOrder(drafted({ words: 'the framework' }), read)).toEqual({
      order: {
        id: '6f1c0c52-8a0e-4a58-8ab8-0a1b2c3d4e5f',
        itemId: 'item-1',
        blockId: 'block-1',
        from: 16,
        to: 29,
        quote: 'the framework',
        readAt: 7,
        kind: 'question',
        text: 'Whose views?',
        proposedText: null,
      },
    });
  });

  test('may be about a whole item, and then quotes nothing', () => {
    const made = commentOrder(drafted({ blockId: null, words: '' }), { text: '', place: 7 });
    expect(made).toMatchObject({ order: { blockId: null, from: 0, to: 0, quote: '' } });
  });

  test('may ask that words go, with nothing in their place, and needs no other words then', () => {
    for (const kind of ['wording', 'factual_correction'] as const) {
      const made = commentOrder(
        drafted({ kind, text: '', words: 'the framework', proposedText: 'x', takesOut: true }),
        read,
      );
      expect(made).toMatchObject({ order: { quote: 'the framework', proposedText: '', text: '' } });
    }
    const question = commentOrder(drafted({ takesOut: true }), read);
    expect(question).toMatchObject({ order: { kind: 'question', proposedText: null } });
  });

  test('leaves proposed words behind when it became a question', () => {
    const made = commentOrder(drafted({ proposedText: 'Views differed.' }), read);
    expect(made).toMatchObject({ order: { proposedText: null } });
  });
});

describe('what is missing is said in words', () => {
  test('the kind, and the comment itself', () => {
    expect(messages(drafted({ kind: null, text: ' ' }))).toEqual([
      'Choose what kind of comment this is',
      'Enter your comment',
    ]);
  });

  test('a proposed wording has to be there and to differ', () => {
    const wording = { kind: 'wording', text: '' } as const;
    expect(messages(drafted(wording))).toEqual([
      'Enter the words you propose, or choose “Take these words out”',
    ]);
    const onItem = { ...wording, blockId: null, words: '' };
    expect(messages(drafted(onItem), { text: '', place: 7 })).toEqual([
      'Enter the words you propose',
    ]);
    expect(messages(drafted({ ...wording, proposedText: paragraph }))).toEqual([
      'Change the words to what you propose, they are still those of the draft',
    ]);
    expect(messages(drafted({ ...wording, proposedText: 'Views differed.' }))).toEqual([]);
  });

  test('words that no longer stand in the paragraph, or a paragraph that is gone', () => {
    const now = { text: 'They agreed.', place: 9 };
    expect(messages(drafted(), now)[0]).toContain('not in the paragraph now');
    expect(messages(drafted(), { text: null, place: 9 })[0]).toContain('removed');
  });
});

test('a comment aimed at another paragraph keeps what has been written', () => {
  const moved = aimDraft(drafted(), {
    id: 'another',
    itemId: 'item-2',
    blockId: 'block-2',
    text: 'They agreed to wait.',
    chosen: { from: 5, to: 12 },
  });
  expect(moved).toMatchObject({
    id: '6f1c0c52-8a0e-4a58-8ab8-0a1b2c3d4e5f',
    itemId: 'item-2',
    words: 'agreed',
    text: 'Whose views?',
    kind: 'question',
  });
});
