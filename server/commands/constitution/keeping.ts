import type { AuditEntry } from '#server/records/audit-book.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { Constitution, SeatRecord } from '#server/records/constitution.ts';
import type { ConstitutionStore, Decided } from '#server/records/constitution-store.ts';
import { mayBy, NO_ITEM } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { CommitteeId, PersonId } from '#shared/ids.ts';
import { allowedOn, notFound } from '../asked.ts';
import { actedAs } from '../on-record.ts';

/** What every command on a constitution needs. */
export interface KeepingDeps {
  readonly constitutions: ConstitutionStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  /** Today's calendar day in London. */
  readonly today: () => string;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
  /** Tells that these persons may do other things than before. */
  readonly rightsChanged: (persons: readonly PersonId[]) => void;
}

/** How every entry of a command begins. */
export type Beginning = Pick<AuditEntry, 'by' | 'capacity' | 'committeeId'>;

/** What a rule decided, and whose rights change by it. */
export interface Kept extends Decided {
  readonly persons: readonly PersonId[];
}

/** Changes a committee's constitution: asks whether the person may, has the rule decide on what is on record,
 *  and once that is written tells whom it concerns.
 *  @throws DomainError as the policy or the rule refuses; `not-found` where there is no such committee */
export async function keep(
  { constitutions, standings, feed, rightsChanged }: KeepingDeps,
  by: PersonId,
  committeeId: CommitteeId | null,
  decide: (found: Constitution, beginning: Beginning) => Kept,
): Promise<void> {
  if (committeeId === null) throw notFound();
  const standing = await allowedOn(standings, by, committeeId, 'keep-constitution');
  const beginning: Beginning = { by, capacity: actedAs(standing), committeeId };
  const kept = await constitutions.change(committeeId, (found) => decide(found, beginning));
  if (kept === null) throw notFound();
  if (kept.persons.length > 0) rightsChanged(kept.persons);
  const ids = kept.entries.map((entry) => entry.thingId);
  feed.announce([
    { topic: 'committee', committeeId, meetingId: null, ids, part: 'I', itemId: null },
  ]);
}

/** The committees whose constitution this person keeps; `null`: every one, as an administrator does. */
export async function committeesKept(
  standings: Standings,
  person: PersonId,
): Promise<readonly CommitteeId[] | null> {
  const standing = await standings.inService(person);
  if (standing?.person.administrator && !standing.person.disabled) return null;
  const kept: CommitteeId[] = [];
  for (const id of await standings.committeesOf(person)) {
    const here = await standings.onCommittee(person, id);
    if (mayBy(here, 'keep-constitution', NO_ITEM).allowed) kept.push(id);
  }
  return kept;
}

/** Everybody who sits in a seat or stands in for somebody there, on any day. */
export function personsOf(seat: SeatRecord): readonly PersonId[] {
  const persons = seat.tenures.flatMap((tenure) => [
    tenure.personId,
    ...tenure.deputies.map((one) => one.personId),
  ]);
  return [...new Set(persons)];
}

export function everybodyIn({ seats }: Constitution): readonly PersonId[] {
  return [...new Set(seats.flatMap(personsOf))];
}

/** @throws DomainError `not-found`: it was there when it was looked up, and is not now */
export function existing<T>(found: T | undefined): T {
  if (found === undefined) throw notFound();
  return found;
}

/** The reason that has to be given. */
export function reasonIn(text: string, message: string): string {
  const reason = text.trim();
  if (reason !== '') return reason;
  throw new DomainError('reason-missing', message, [{ path: 'reason', message }]);
}

/** @throws DomainError as `keep` does, before anything else is looked up for this person */
export async function mayKeep(
  { standings }: Pick<KeepingDeps, 'standings'>,
  by: PersonId,
  committeeId: CommitteeId | null,
): Promise<void> {
  if (committeeId === null) throw notFound();
  await allowedOn(standings, by, committeeId, 'keep-constitution');
}
