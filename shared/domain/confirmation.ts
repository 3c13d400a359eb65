import { type SeatId, toSeatId } from '../ids.ts';

/** Whether the wording of a contribution is what its speaker says they said (domain.md 9.3, 15). `not_needed`: it is
 *  put down to nobody's seat. `changed_since`: other words were confirmed. */
export const CONFIRMATION_STATES = ['not_needed', 'waiting', 'confirmed', 'changed_since'] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];

interface Minuted {
  /** `seat:…`, `lay` or `public`. */
  readonly voice: string | null;
  readonly seatId: string | null;
  readonly text: string;
}

/** The seat that a contribution is put down to; `null`: nobody's. */
export function seatSpeaking({ voice, seatId }: Pick<Minuted, 'voice' | 'seatId'>): SeatId | null {
  if (seatId !== null && seatId !== '') return toSeatId(seatId);
  return voice?.startsWith('seat:') ? toSeatId(voice.slice('seat:'.length)) : null;
}

export function confirmationState(
  contribution: Minuted,
  confirmed: { readonly wording: string } | null,
): ConfirmationState {
  if (seatSpeaking(contribution) === null) return 'not_needed';
  if (confirmed === null) return 'waiting';
  return confirmed.wording === contribution.text ? 'confirmed' : 'changed_since';
}
