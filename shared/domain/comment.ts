import type { PersonId } from '../ids.ts';
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
