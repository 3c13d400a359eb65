import type { CommentState } from './comment.ts';

/** What a comment asked for and what became of it, as far as one sentence goes. */
interface Settled {
  readonly state: CommentState;
  readonly proposedText: string | null;
  /** The words that went into the minutes, empty when some were taken out; `null`: nothing changed by accepting
   *  it. */
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
      return `Accepted.${whatChanged(acceptedText)}`;
    case 'accepted_in_part':
      return `Accepted in part.${whatChanged(acceptedText)}`;
  }
}

function whatChanged(acceptedText: string | null): string {
  if (acceptedText === null) return '';
  return acceptedText === ''
    ? ' The words were taken out of the minutes.'
    : ` These words went into the minutes: “${acceptedText}”`;
}
