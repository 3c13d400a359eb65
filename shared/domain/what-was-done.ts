import type { CommentState } from './comment.ts';

/** What a comment asked for and what became of it, as far as one sentence goes. */
interface Settled {
  readonly state: CommentState;
  readonly proposedText: string | null;
  /** The words that went into the minutes; `null`: none did by accepting it. */
  readonly acceptedText: string | null;
}

/** What was done about a comment, in words. */
export function whatWasDone({ state, proposedText, acceptedText }: Settled): string {
  switch (state) {
    case 'open':
      return 'Not settled yet.';
    case 'withdrawn':
      return 'Withdrawn by the person who made it.';
    case 'declined':
      return proposedText === null ? 'Declined.' : 'Declined. The wording was left as it was.';
    case 'accepted':
      return acceptedText === null
        ? 'Accepted.'
        : `Accepted. These words went into the minutes: “${acceptedText}”`;
    case 'accepted_in_part':
      return acceptedText === null
        ? 'Accepted in part.'
        : `Accepted in part. These words went into the minutes: “${acceptedText}”`;
  }
}
