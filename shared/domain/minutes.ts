import type { MinutesState, Part } from './vocabulary.ts';

/** Where the minutes of one part stand. */
export interface MinutesStanding {
  readonly state: MinutesState;
  /** The last day on which they may be commented on; `null`: they were not circulated yet, or nobody said. */
  readonly commentsUntil: string | null;
}

export type MinutesOfParts = Readonly<Record<Part, MinutesStanding>>;

export const DRAFTING: MinutesStanding = { state: 'drafting', commentsUntil: null };

/** `draft`: words change. `circulated`: they are commented on, and change by the server's hand alone.
 *  `unconfirmed`: comments are settled, corrections are tracked, the next meeting decides. `settled`: nothing
 *  changes the text any more. */
export type Stage = 'draft' | 'circulated' | 'unconfirmed' | 'settled';

export function stageOf(state: MinutesState): Stage {
  switch (state) {
    case 'drafting':
    case 'chair_review':
      return 'draft';
    case 'circulated':
    case 'unconfirmed':
      return state;
    default:
      return 'settled';
  }
}

/** The word that stands on every page and print (domain.md 3.1): draft, unconfirmed or confirmed. */
export function statusWord(state: MinutesState): 'DRAFT' | 'UNCONFIRMED' | 'CONFIRMED' {
  const stage = stageOf(state);
  if (stage === 'settled') return 'CONFIRMED';
  return stage === 'unconfirmed' ? 'UNCONFIRMED' : 'DRAFT';
}
