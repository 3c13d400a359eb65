import { DomainError } from './domain-error.ts';
import type { AmendmentOrigin, AmendmentState } from './vocabulary.ts';

/** As much of an amendment as tells where it stands. */
export interface PlacedAmendment {
  readonly blockId: string;
  readonly documentId: string;
  readonly from: number;
  readonly to: number;
}

/** Put to a meeting, and neither refused nor withdrawn: it waits for the approval to go into the minutes. */
export function isBeforeMeeting({
  origin,
  state,
}: {
  readonly origin: AmendmentOrigin;
  readonly state: AmendmentState;
}): boolean {
  return origin === 'proposal' && (state === 'proposed' || state === 'agreed');
}

/** One would change the words of the other, or stand right beside them: nobody could tell which comes first. */
export function touches(one: PlacedAmendment, other: PlacedAmendment): boolean {
  const isSameBlock = one.documentId === other.documentId && one.blockId === other.blockId;
  return isSameBlock && one.from <= other.to && other.from <= one.to;
}

/** The offsets of an amendment count in its paragraph's words, so these stand still while it is open.
 *  @throws DomainError when the paragraph has one */
export function mustHaveNoAmendment(blocks: ReadonlySet<string>, blockId: string): void {
  if (!blocks.has(blockId)) return;
  throw new DomainError(
    'not-allowed',
    'An amendment of this paragraph is before the meeting. Settle or withdraw it first.',
  );
}
