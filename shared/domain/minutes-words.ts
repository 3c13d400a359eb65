import { dayInWords } from '../lang/date-words.ts';
import { unreachable } from '../lang/unreachable.ts';
import type { MinutesStanding } from './minutes.ts';
import type { MinutesState } from './vocabulary.ts';

/** Where minutes stand, as a line on every page and print, after the word for it: “DRAFT Being written”. */
export function standingInWords({ state, commentsUntil }: MinutesStanding, today: string): string {
  switch (state) {
    case 'drafting':
      return 'Being written';
    case 'chair_review':
      return 'With the chair';
    case 'circulated':
      if (commentsUntil === null) return 'Sent round for comments';
      return commentsUntil < today
        ? `Sent round: the time for comments ended on ${dayInWords(commentsUntil)}`
        : `Sent round: comments until ${dayInWords(commentsUntil)}`;
    case 'unconfirmed':
      return 'The next meeting decides';
    case 'approved':
      return 'Approved by a later meeting, not signed yet';
    case 'signed':
      return 'Approved and signed';
    case 'published':
      return 'Approved, signed and published';
    case 'received':
      return 'Approved, published and received by every body';
    case 'archived':
      return 'Approved and archived';
    default:
      return unreachable(state);
  }
}

/** What was done by a move, after who did it: “gave the draft minutes to the chair”. */
export function moveInWords(from: MinutesState, to: MinutesState): string {
  switch (to) {
    case 'drafting':
      return 'sent the draft back to be worked on';
    case 'chair_review':
      return from === 'circulated'
        ? 'took the minutes back to be changed'
        : 'gave the draft to the chair';
    case 'circulated':
      return from === 'unconfirmed' ? 'sent the minutes round again' : 'sent the draft round';
    case 'unconfirmed':
      return 'closed the comments and left the minutes for the next meeting';
    case 'approved':
      return 'recorded that the minutes were approved';
    case 'signed':
      return 'signed the minutes';
    case 'published':
      return 'published the minutes';
    case 'received':
      return 'recorded that the last body received the minutes';
    case 'archived':
      return 'archived the minutes';
    default:
      return unreachable(to);
  }
}
