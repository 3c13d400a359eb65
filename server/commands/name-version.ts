import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { SnapshotStore } from '#server/records/snapshot-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { MeetingId, PersonId, SnapshotId } from '#shared/ids.ts';
import { allowed, notFound } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';
import type { TakeSnapshot } from './take-snapshot.ts';

export interface NameVersionDeps {
  readonly meetings: Pick<MeetingStore, 'get'>;
  readonly standings: Standings;
  readonly snapshots: Pick<SnapshotStore, 'add'>;
  readonly takeSnapshot: TakeSnapshot;
}

export interface NameVersionOrder {
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly name: string;
  readonly by: PersonId;
}

/** Gives the words of a part, as they stand now, a name to find them by. */
export const createNameVersion =
  ({ meetings, standings, snapshots, takeSnapshot }: NameVersionDeps) =>
  async ({ meetingId, part, name, by }: NameVersionOrder): Promise<SnapshotId> => {
    const thing = { part, itemId: null };
    const standing = await allowed(standings, by, meetingId, 'name-version', thing);
    const meeting = await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    const snapshot = await takeSnapshot({ meetingId, part, kind: 'named', name, by });
    await snapshots.add(snapshot, {
      ...doneAtMeeting(by, standing, meeting, null),
      part,
      deed: 'version-named',
      thing: 'meeting',
      thingId: meetingId,
      after: { name },
    });
    return snapshot.id;
  };
