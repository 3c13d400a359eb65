import './publication.scss';
import { usePublication } from '#client/live/publication.ts';
import { useMeeting } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { instantPhrase, momentInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { PublicationView } from '#shared/protocol/http/publication.ts';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { ReceivedTable } from './received-table.tsx';
import { WaitingVersion } from './waiting-version.tsx';

/** What of a meeting's minutes is public, what waits for a second person, and who has received them. */
export default function PublicationPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const publication = usePublication(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <>
          <MeetingNav meeting={facts} current="publication" />
          <PageHead title="Publication" caption={meetingCaption(facts)}>
            <p>
              One person prepares the public version of Part I and says what is withheld. Another
              compares it with the record and publishes it.
            </p>
          </PageHead>
          <Answered of={publication} what="the publication">
            {(found) => <Publication meeting={facts} found={found} />}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Publication({
  meeting,
  found,
}: {
  readonly meeting: MeetingDetail;
  readonly found: PublicationView;
}) {
  const { sentBack, waiting, outOfDate, takenDown } = found;
  return (
    <>
      {sentBack === null ? null : (
        <Banner tone="warning">
          <p>
            {sentBack.by} sent the last version back {instantPhrase(sentBack.at)}: {sentBack.reason}
          </p>
        </Banner>
      )}
      {takenDown === null ? null : (
        <Banner tone="warning">
          <p>
            The public page was taken down at {momentInWords(takenDown.at)}, when {takenDown.by}{' '}
            made an item private, withdrew one or removed words for good. Its address now says that
            these minutes are withdrawn until there is a new version.
          </p>
        </Banner>
      )}
      {outOfDate && takenDown === null && waiting === null ? (
        <Banner tone="warning">
          <p>
            What is published is out of date: since then minutes were approved, a correction was
            noted beside them, or a later version was named. Prepare a new version.
          </p>
        </Banner>
      ) : null}
      <Out found={found} />
      {waiting === null ? (
        <Prepare meeting={meeting} found={found} />
      ) : (
        <WaitingVersion meetingId={meeting.id} waiting={waiting} found={found} />
      )}
      <ReceivedTable bodies={found.bodies} />
    </>
  );
}

function Out({ found: { out, takenDown } }: { readonly found: PublicationView }) {
  const now = takenDown === null ? out[0] : undefined;
  const earlier = takenDown === null ? out.slice(1) : out;
  const [last] = out;
  return (
    <section className="section" aria-labelledby="out">
      <h2 className="section__title" id="out">
        What is out
      </h2>
      {now === undefined ? (
        <EmptyState>
          {last === undefined ? (
            'Nothing of these minutes has been published.'
          ) : (
            <>
              Nothing is out now. <a href={last.path}>The public page</a> says that these minutes
              are withdrawn until there is a new version.
            </>
          )}
        </EmptyState>
      ) : (
        <>
          <p>
            <a href={now.path}>The public page of this meeting</a>, marked{' '}
            <strong>{now.status}</strong>. Prepared by {now.preparedBy}, compared and published by{' '}
            {now.by} at {momentInWords(now.at)}.
          </p>
          <p>
            SHA-256 of the public text: <code className="hash">{now.sha256}</code>
          </p>
        </>
      )}
      {earlier.length === 0 ? null : (
        <>
          <h3 className="nhsuk-heading-s">Earlier versions</h3>
          <ul>
            {earlier.map((one) => (
              <li key={one.at}>
                {one.status}, published by {one.by} at {momentInWords(one.at)}.{' '}
                {takenDown !== null && one === last
                  ? 'Taken down.'
                  : 'A later version has taken its place.'}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Prepare({
  meeting,
  found,
}: {
  readonly meeting: MeetingDetail;
  readonly found: PublicationView;
}) {
  return (
    <section className="section" aria-labelledby="prepare">
      <h2 className="section__title" id="prepare">
        {found.out.length === 0 ? 'Publish these minutes' : 'Publish a new version'}
      </h2>
      {found.source === null ? (
        <>
          <p>{found.why}</p>
          {found.state === 'unconfirmed' && found.mayPrepare ? (
            <p>
              <a href={`/meetings/${meeting.id}/history`}>History of these minutes</a>
            </p>
          ) : null}
        </>
      ) : found.mayPrepare ? (
        <>
          {found.source === 'unconfirmed' ? (
            <p>
              The committee has not approved these minutes yet. Its terms of reference let them be
              published, marked UNCONFIRMED.
            </p>
          ) : null}
          {found.out.length === 0 || found.outOfDate ? null : (
            <p>
              What is out is up to date. Prepare another version only to withhold more or less of
              it.
            </p>
          )}
          <ButtonLink
            href={`/meetings/${meeting.id}/publication/prepare`}
            weight={found.out.length === 0 || found.outOfDate ? 'primary' : 'secondary'}
          >
            Prepare a public version
          </ButtonLink>
        </>
      ) : (
        <p>The secretary or the chair prepares a public version.</p>
      )}
    </section>
  );
}
