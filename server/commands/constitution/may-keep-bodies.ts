import { mayBy, NO_ITEM } from '#shared/access/policy.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { CommitteeId, PersonId } from '#shared/ids.ts';
import { notFound } from '../asked.ts';
import { actedAs } from '../on-record.ts';
import { type Beginning, committeesKept, type KeepingDeps } from './keeping.ts';

/** Who may change what committees share: an administrator, and whoever keeps the constitution of every
 *  committee that it belongs to; where it belongs to none, whoever keeps one.
 *  @throws DomainError `not-found` to somebody on no committee, `not-allowed` to the others */
export async function mayKeepBodies(
  { standings }: Pick<KeepingDeps, 'standings'>,
  by: PersonId,
  belongsTo: readonly CommitteeId[],
): Promise<Beginning> {
  const kept = await committeesKept(standings, by);
  if (kept === null) return { by, capacity: 'administrator', committeeId: null };
  const through = kept.find((id) => belongsTo.length === 0 || belongsTo.includes(id));
  if (through !== undefined && belongsTo.every((id) => kept.includes(id))) {
    const standing = await standings.onCommittee(by, through);
    if (standing !== null && mayBy(standing, 'keep-constitution', NO_ITEM).allowed) {
      return { by, capacity: actedAs(standing), committeeId: null };
    }
  }
  if ((await standings.committeesOf(by)).length === 0) throw notFound();
  throw new DomainError(
    'not-allowed',
    through === undefined
      ? 'The secretary or an administrator does this.'
      : 'Other committees have to do with this body too, so an administrator does this.',
  );
}
