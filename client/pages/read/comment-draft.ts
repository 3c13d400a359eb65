import type { FieldFault } from '#client/ui/error-summary.tsx';
import type { CommentKind } from '#shared/domain/vocabulary.ts';
import type { AddComment } from '#shared/protocol/http/comments.ts';
import { findWords, type Stretch } from './passage.ts';

/** A comment being written. It belongs to the page, not to the paragraph: the paragraph may be rewritten
 *  or removed by others while somebody is still choosing words. */
export interface CommentDraft {
  /** Made once, so that sending twice is one comment. */
  readonly id: string;
  readonly itemId: string;
  /** `null`: about the whole item. */
  readonly blockId: string | null;
  readonly words: string;
  readonly chosen: Stretch | null;
  readonly kind: CommentKind | null;
  readonly text: string;
  readonly proposedText: string;
  /** The words are to go, and nothing comes in their place. */
  readonly takesOut: boolean;
}

/** What the page shows of the block now. */
export interface BlockAsRead {
  /** `null` once the block is gone from the draft. */
  readonly text: string | null;
  readonly place: number;
}

export const COMMENT_FIELD = {
  quote: 'comment-words',
  kind: 'comment-kind',
  text: 'comment-text',
  takesOut: 'comment-takes-out',
  proposedText: 'comment-proposed',
} as const;

/** Moves a comment to another passage and keeps what has been written of it. */
export function aimDraft(
  before: CommentDraft | null,
  at: {
    readonly id: string;
    readonly itemId: string;
    readonly blockId: string | null;
    readonly text: string;
    readonly chosen: Stretch | null;
  },
): CommentDraft {
  const { from, to } = at.chosen ?? { from: 0, to: at.text.length };
  return {
    id: before?.id ?? at.id,
    itemId: at.itemId,
    blockId: at.blockId,
    words: at.text.slice(from, to).trim(),
    chosen: at.chosen,
    kind: before?.kind ?? null,
    text: before?.text ?? '',
    proposedText: before?.proposedText ?? '',
    // Only words can go, not an item.
    takesOut: (before?.takesOut ?? false) && at.blockId !== null,
  };
}

/** The comment to send, or everything that is missing. */
export function commentOrder(
  draft: CommentDraft,
  read: BlockAsRead,
): { readonly order: AddComment } | { readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const passage = passageOf(draft, read);
  if (typeof passage === 'string') faults.push({ fieldId: COMMENT_FIELD.quote, message: passage });
  if (draft.kind === null) {
    faults.push({ fieldId: COMMENT_FIELD.kind, message: 'Choose what kind of comment this is' });
  }
  const text = draft.text.trim();
  const proposed = proposedBy(draft);
  if (text === '' && draft.kind !== 'wording' && proposed === null) {
    faults.push({ fieldId: COMMENT_FIELD.text, message: 'Enter your comment' });
  }
  if (draft.kind === 'wording' && (proposed === null || proposed === draft.words.trim())) {
    faults.push({
      fieldId: COMMENT_FIELD.proposedText,
      message:
        proposed === null
          ? draft.blockId === null
            ? 'Enter the words you propose'
            : 'Enter the words you propose, or choose “Take these words out”'
          : 'Change the words to what you propose, they are still those of the draft',
    });
  }
  if (faults.length > 0 || typeof passage === 'string' || draft.kind === null) return { faults };
  return {
    order: {
      id: draft.id,
      itemId: draft.itemId,
      blockId: draft.blockId,
      from: passage.from,
      to: passage.to,
      quote: (read.text ?? '').slice(passage.from, passage.to),
      readAt: read.place,
      kind: draft.kind,
      text,
      proposedText: proposed,
    },
  };
}

/** What stands in the place of the words; empty: nothing. `null`: no other wording is proposed. */
function proposedBy({ kind, takesOut, proposedText }: CommentDraft): string | null {
  if (kind === 'question') return null;
  if (takesOut) return '';
  const words = proposedText.trim();
  return words === '' ? null : words;
}

function passageOf(draft: CommentDraft, read: BlockAsRead): Stretch | string {
  if (draft.blockId === null) return { from: 0, to: 0 };
  if (read.text === null) {
    return 'This paragraph has been removed from the draft. Choose another one: what you wrote is kept';
  }
  const found = findWords(read.text, draft.words, draft.chosen);
  if (found === 'missing') {
    return draft.words.trim() === ''
      ? 'Enter the words your comment is about'
      : 'These words are not in the paragraph now. Somebody may have changed it: copy them as they are';
  }
  if (found === 'several') {
    return 'These words are in the paragraph more than once. Add a few of the words next to them';
  }
  return found;
}
