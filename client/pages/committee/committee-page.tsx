import { useCommittee, useMeetings } from '#client/live/queries.ts';
import { useHashTarget } from '#client/ui/hash-target.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import type { CommitteeDetail } from '#shared/protocol/http/committee.ts';
import { Answered } from '../answered.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { AuthorityMode } from './authority-mode.tsx';
import { Bodies } from './bodies.tsx';
import { MeetingList } from './meeting-list.tsx';
import { Membership } from './membership.tsx';

export default function CommitteePage({ committeeId }: { readonly committeeId: string }) {
  const committee = useCommittee(committeeId);
  return (
    <Answered of={committee} what="the committee" whole>
      {(facts) => <Committee committee={facts} />}
    </Answered>
  );
}

function Committee({ committee }: { readonly committee: CommitteeDetail }) {
  const meetings = useMeetings(committee.id);
  useHashTarget(meetings.data !== undefined);
  return (
    <>
      <CommitteeNav committee={committee} current="overview" />
      <PageHead title={committee.name}>
        <AuthorityMode committee={committee} />
        {committee.myCapacity === null ? null : (
          <p>On this committee you are: {committee.myCapacity}.</p>
        )}
      </PageHead>
      <section className="section" aria-labelledby="meetings">
        <h2 className="section__title" id="meetings">
          Meetings
        </h2>
        <Answered of={meetings} what="the meetings">
          {(list) => <MeetingList meetings={list} />}
        </Answered>
      </section>
      <section className="section" aria-labelledby="membership">
        <h2 className="section__title" id="membership">
          Membership
        </h2>
        <Membership committee={committee} />
      </section>
      <Bodies committee={committee} />
    </>
  );
}
