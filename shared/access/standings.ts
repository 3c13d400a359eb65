import type { CommitteeId, MeetingId, PersonId } from '../ids.ts';
import type { Standing } from './policy.ts';

/** Where commands and queries learn a person's standing, at the moment of use. server/access answers. */
export interface Standings {
  /** `null`: nobody on this committee, or no such meeting. */
  onMeeting(person: PersonId, meeting: MeetingId): Promise<Standing | null>;
  onCommittee(person: PersonId, committee: CommitteeId): Promise<Standing | null>;
  committeesOf(person: PersonId): Promise<readonly CommitteeId[]>;
}
