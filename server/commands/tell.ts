import type { PersonId } from '#shared/ids.ts';

/** A letter that tells somebody that there is something to do or to read: the committee, the day, what is asked,
 *  and a link. Nothing of the business itself, because mail passes through many hands. */
export interface Telling {
  readonly subject: string;
  /** Plain text, lines of some seventy characters. */
  readonly text: string;
}

/** Sends everyone named a letter of their own; nobody waits for it, and it never fails. Whoever has no address, or
 *  no account any more, gets none. To be called once what it tells of is on record. */
export type Tell = (persons: readonly PersonId[], letter: Telling) => void;
