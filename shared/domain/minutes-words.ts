import { dayInWords } from '../lang/date-words.ts';
import { unreachable } from '../lang/unreachable.ts';
import type { MinutesStanding } from './minutes.ts';
import type { MinutesState } from './vocabulary.ts';

/** Where minutes stand, as a line on every page and print. */
export function standingInWords({ state, commentsUntil }: MinutesStanding, today: string): string {
  switch (state) {
    case 'drafting':
      return 'Draft, being written';
    case 'chair_review':
      return 'Draft, with the chair';
    case 'circulated':
      if (commentsUntil === null) return 'Draft sent round for comments';
      return commentsUntil < today
        ? `Draft sent round: the time for comments ended on ${dayInWords(commentsUntil)}`
        : `Draft sent round: comments until ${dayInWords(commentsUntil)}`;
    case 'unconfirmed':
      return 'Unconfirmed: the next meeting decides';
    case 'approved':
      return 'Confirmed by a later meeting, not signed yet';
    case 'signed':
      return 'Confirmed and signed';
    case 'published':
      return 'Confirmed, signed and published';
    case 'received':
      return 'Confirmed, published and received by every body';
    case 'archived':
      return 'Confirmed and archived';
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
