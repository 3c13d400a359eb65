import type { MeetingRow } from '#server/records/meeting-store.ts';
import type { MoveOrder } from '#server/records/minutes-store.ts';
import { mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import { allowedMove, type MoveThrough } from '#shared/domain/minutes-life.ts';
import type { MinutesState } from '#shared/domain/vocabulary.ts';
import type { PersonId } from '#shared/ids.ts';
import { actedAs } from './on-record.ts';
import type { TakeSnapshot } from './take-snapshot.ts';

export interface PartOneMove {
  readonly meeting: MeetingRow;
  readonly standing: Standing;
  readonly by: PersonId;
  readonly from: MinutesState;
  readonly to: MinutesState;
  readonly through: MoveThrough;
  /** It follows from what others did: their right was asked then. */
  readonly follows?: true;
}

/** A move of the minutes of Part I that a deed brings with it, with its snapshot; to be written with the deed.
 *  @throws DomainError as `allowedMove` does */
export async function partOneMove(
  deps: { readonly takeSnapshot: TakeSnapshot; readonly random: () => string },
  { meeting, standing, by, from, to, through, follows }: PartOneMove,
): Promise<MoveOrder> {
  const row = allowedMove({
    ...{ part: 'I', from, to, through },
    may: (deed) => follows === true || mayBy(standing, deed, NO_ITEM).allowed,
    ...{ reason: null, missing: [], reliedOn: false },
  });
  const of = { meetingId: meeting.id, part: 'I', by } as const;
  const snapshot = await deps.takeSnapshot({ ...of, kind: 'move', name: row.snapshot });
  return {
    commentsUntil: meeting.minutes.I.commentsUntil,
    snapshot,
    move: {
      ...of,
      id: deps.random(),
      from: row.from,
      to: row.to,
      capacity: actedAs(standing),
      at: snapshot.at,
      reason: null,
      missing: [],
      snapshotId: snapshot.id,
    },
  };
}
