import { Link } from 'wouter';
import { useReceiving } from '#client/live/publication.ts';
import { useCommittee, useConstitution, useMeetings } from '#client/live/queries.ts';
import { ButtonLink } from '#client/ui/button.tsx';
import { useHashTarget } from '#client/ui/hash-target.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import type { CommitteeDetail } from '#shared/protocol/http/committee.ts';
import { Answered } from '../answered.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { ClosedBanner } from '../constitution/closed-banner.tsx';
import { AuthorityMode } from './authority-mode.tsx';
import { Bodies } from './bodies.tsx';
import { MeetingList } from './meeting-list.tsx';
import { MembershipInShort } from './membership-in-short.tsx';

export default function CommitteePage({ committeeId }: { readonly committeeId: string }) {
  const committee = useCommittee(committeeId);
  return (
    <Answered of={committee} what="the committee" whole>
      {(facts) => <Committee committee={facts} />}
    </Answered>
  );
}

function Committee({ committee }: { readonly committee: CommitteeDetail }) {
  const constitution = useConstitution(committee.id);
  const business = constitution.data?.may.business;
  const meetings = useMeetings(committee.id, {
    enabled: business !== false && !constitution.isPending,
  });
  const at = `/committees/${committee.id}`;
  const keeps = constitution.data?.may.keep === true;
  useHashTarget(meetings.data !== undefined);
  return (
    <>
      <CommitteeNav committee={committee} current="overview" />
      <ClosedBanner closedAt={constitution.data?.closedAt ?? null} />
      <PageHead title={committee.name}>
        <AuthorityMode committee={committee} />
        {committee.myCapacity === null ? null : (
          <p>On this committee you are: {committee.myCapacity}.</p>
        )}
      </PageHead>
      {business === false ? (
        <BodiesToReceive />
      ) : (
        <section className="section" aria-labelledby="meetings">
          <h2 className="section__title" id="meetings">
            Meetings
          </h2>
          <Answered of={meetings} what="the meetings">
            {(list) => <MeetingList meetings={list} />}
          </Answered>
          {keeps ? (
            <ButtonLink href={`${at}/meetings/new`} weight="secondary">
              Add a meeting
            </ButtonLink>
          ) : null}
        </section>
      )}
      <section className="section" aria-labelledby="membership">
        <h2 className="section__title" id="membership">
          Membership
        </h2>
        <Answered of={constitution} what="the membership">
          {(facts) => <MembershipInShort constitution={facts} />}
        </Answered>
      </section>
      <Bodies committee={committee} />
      {keeps ? (
        <ul className="link-row">
          <li>
            <Link href={`${at}/bodies`}>Change the bodies</Link>
          </li>
          <li>
            <Link href={`${at}/change`}>Change the name and what it may decide</Link>
          </li>
          <li>
            <Link href={`${at}/set-up`}>All parts of the constitution</Link>
          </li>
        </ul>
      ) : null}
    </>
  );
}

/** For the secretary of a parent body, whose business here is elsewhere. */
function BodiesToReceive() {
  const bodies = useReceiving().data?.bodies ?? [];
  return bodies.length === 0 ? null : (
    <p>
      <Link href="/receiving">
        Minutes for {bodies.map(({ name }) => name).join(', ')} to receive
      </Link>
    </p>
  );
}
