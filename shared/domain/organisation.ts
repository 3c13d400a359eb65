import type { OrganisationId } from '../ids.ts';
import { holdsOn, type Span } from './seat.ts';

/** A body that committees are made of. Bodies merge: then another one takes its place from a day. */
export interface Organisation extends Span {
  readonly id: OrganisationId;
  readonly successorId: OrganisationId | null;
}

/** The body that stands in the place of this one on a day: itself, or the one it was merged into, or the one
 *  that one was merged into. */
export function inPlaceOf(
  organisations: readonly Organisation[],
  id: OrganisationId,
  day: string,
): OrganisationId {
  const body = organisations.find((one) => one.id === id);
  if (body === undefined || body.successorId === null || holdsOn({ ...body, fromDay: null }, day)) {
    return id;
  }
  return inPlaceOf(organisations, body.successorId, day);
}

/** Whether a body comes after another in the line of its successors, or is the same one. */
export function succeeds(
  organisations: readonly Organisation[],
  id: OrganisationId,
  earlier: OrganisationId,
): boolean {
  if (id === earlier) return true;
  const next = organisations.find((one) => one.id === earlier)?.successorId ?? null;
  return next !== null && succeeds(organisations, id, next);
}
