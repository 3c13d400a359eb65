import type { CommitteeId, MeetingId, PersonId } from '../ids.ts';
import type { Standing } from './policy.ts';

/** Where commands and queries learn a person's standing, at the moment of use. server/access answers. */
export interface Standings {
  /** `null`: nobody at this meeting, or no such meeting. */
  onMeeting(person: PersonId, meeting: MeetingId): Promise<Standing | null>;
  /** `null`: nobody on this committee, or no such committee. An administrator is somebody everywhere, and
   *  sees no business by it. */
  onCommittee(person: PersonId, committee: CommitteeId): Promise<Standing | null>;
  /** In the service, apart from any committee; `null`: no such person. */
  inService(person: PersonId): Promise<Standing | null>;
  /** Where the person holds a seat today, or stands in for somebody who does. */
  committeesOf(person: PersonId): Promise<readonly CommitteeId[]>;
}
