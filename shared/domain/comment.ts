import type { PersonId } from '../ids.ts';
import { oneLine } from '../lang/one-line.ts';
import { DomainError } from './domain-error.ts';

export const COMMENT_STATES = [
  'open',
  'accepted',
  'accepted_in_part',
  'declined',
  'withdrawn',
] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

export const COMMENT_SETTLEMENTS = ['accepted', 'accepted_in_part', 'declined'] as const;
export type CommentSettlement = (typeof COMMENT_SETTLEMENTS)[number];

/** Whether the words a comment is about still stand in the draft. */
export const ANCHOR_STATES = ['in_text', 'text_removed'] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** Secretary or chair settles a comment. Declining needs a reason that its author can read. */
export function settleComment(
  state: CommentState,
  settlement: CommentSettlement,
  reason: string,
): { readonly state: CommentSettlement; readonly reason: string } {
  if (state !== 'open')
    throw new DomainError('already-settled', 'This comment is already settled.');
  const words = reason.trim();
  if (settlement !== 'accepted' && words === '') {
    throw new DomainError(
      'reason-missing',
      'Enter a reason. The person who commented will read it.',
    );
  }
  return { state: settlement, reason: words };
}

/** The author takes an unsettled comment back. */
export function withdrawComment(
  comment: { readonly state: CommentState; readonly authorId: PersonId },
  by: PersonId,
): 'withdrawn' {
  if (comment.authorId !== by) {
    throw new DomainError('not-allowed', 'Only the person who wrote a comment can withdraw it.');
  }
  if (comment.state !== 'open') {
    throw new DomainError('already-settled', 'This comment is already settled.');
  }
  return 'withdrawn';
}

/** Words somebody proposes in the place of others. */
export interface Suggestion {
  readonly state: CommentState;
  /** The words they are to stand in place of. */
  readonly quote: string;
  /** Empty: they are to go, and nothing comes in their place. `null`: nothing is proposed. */
  readonly proposedText: string | null;
}

/** Whether a comment proposes words in the place of words of the draft, or that these go, so that accepting it can
 *  change the draft. */
export function isSuggestion(comment: Pick<Suggestion, 'quote' | 'proposedText'>): boolean {
  return comment.quote !== '' && comment.proposedText !== null;
}

/** Whether a comment proposes that words of the draft go, and nothing comes in their place. */
export function isToTakeOut(comment: Pick<Suggestion, 'quote' | 'proposedText'>): boolean {
  return comment.quote !== '' && comment.proposedText === '';
}

/** Secretary or chair takes a suggested wording into the minutes: as it was proposed (`null`), or in the words
 *  that they make of it. Empty words take out what stands there, where that was proposed. */
export function acceptSuggestion(
  suggestion: Suggestion,
  words: string | null,
): { readonly state: 'accepted' | 'accepted_in_part'; readonly words: string } {
  const { state, quote, proposedText } = suggestion;
  if (state !== 'open')
    throw new DomainError('already-settled', 'This comment is already settled.');
  if (!isSuggestion(suggestion) || proposedText === null) {
    throw new DomainError('not-valid', 'This comment proposes no words to put into the minutes.');
  }
  const proposed = oneLine(proposedText.trim());
  const wanted = words === null ? proposed : oneLine(words.trim());
  if (wanted === '' && proposed !== '') {
    throw wrongWords('Enter the words that go into the minutes');
  }
  if (wanted === quote) {
    throw wrongWords('These are the words of the minutes already. To leave them, decline it');
  }
  return { state: wanted === proposed ? 'accepted' : 'accepted_in_part', words: wanted };
}

function wrongWords(message: string): DomainError {
  return new DomainError('not-valid', message, [{ path: 'words', message }]);
}
