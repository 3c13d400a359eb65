import '../meeting/meeting.scss';
import './versions.scss';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { namesOf } from '#client/editor/committee-names.ts';
import { MinuteView } from '#client/editor/minute-view.tsx';
import { useCommittee, useMeeting } from '#client/live/queries.ts';
import { useVersion } from '#client/live/version-queries.ts';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { momentInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { CommitteeDetail } from '#shared/protocol/http/committee.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { VersionDetail } from '#shared/protocol/http/versions.ts';
import { Answered } from '../answered.tsx';
import { itemCitation } from '../cited.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { goneInWords } from './let-go.ts';
import { compareAt, kindInWords, placeInWords } from './version-words.ts';

/** A named version to read, said to be an old one. */
export function VersionPage({
  meetingId,
  versionId,
}: {
  readonly meetingId: string;
  readonly versionId: string;
}) {
  const meeting = useMeeting(meetingId);
  const version = useVersion(meetingId, versionId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <Answered of={version} what="the version" whole>
          {(found) => (
            <>
              <MeetingNav meeting={facts} current="history" />
              <BackLink href={`/meetings/${meetingId}/history`}>History</BackLink>
              <PageHead title={found.version.name} caption={meetingCaption(facts)}>
                <p>
                  {kindInWords(found.version.kind)} by {found.version.by}, at{' '}
                  {momentInWords(found.version.at)}. Part {found.version.part}.
                </p>
              </PageHead>
              <Banner tone="warning">
                <p>
                  <strong>This is an old version.</strong> The minutes may say something else now.
                </p>
                <p>
                  <Link href={`/meetings/${meetingId}`}>Go to the minutes as they stand</Link>
                </p>
              </Banner>
              <p>
                <Link href={compareAt(meetingId, found.version.id, 'now')}>
                  Compare this version with now
                </Link>
              </p>
              <Texts meeting={facts} found={found} />
            </>
          )}
        </Answered>
      )}
    </Answered>
  );
}

function Texts({
  meeting,
  found,
}: {
  readonly meeting: MeetingDetail;
  readonly found: VersionDetail;
}) {
  const committee = useCommittee(meeting.committeeId);
  if (found.texts.length === 0) {
    return <EmptyState>There is nothing in this version that you may see.</EmptyState>;
  }
  return (
    <Answered of={committee} what="the committee">
      {(people) => <Items meeting={meeting} found={found} people={people} />}
    </Answered>
  );
}

function Items({
  meeting,
  found,
  people,
}: {
  readonly meeting: MeetingDetail;
  readonly found: VersionDetail;
  readonly people: CommitteeDetail;
}) {
  const names = useMemo(() => namesOf(people), [people]);
  return found.texts.map((text) => {
    const old = found.agenda?.find((one) => one.itemId === text.itemId);
    const heading = `version-${text.itemId}`;
    const title = old?.title ?? text.itemTitle ?? '';
    return (
      <section className="sheet version__item" key={text.itemId} aria-labelledby={heading}>
        <h2 className="nhsuk-heading-m" id={heading}>
          {itemCitation({
            number: old?.number ?? text.itemNumber ?? 0,
            reference: text.reference,
            title: title.trim() === '' ? 'No title' : title,
          })}
        </h2>
        {old === undefined || old.facts.length === 0 ? null : (
          <p className="version__facts">
            {old.facts.map(({ name, value }) => `${name}: ${value}`).join('. ')}.
          </p>
        )}
        {old === undefined || old.recommendation.trim() === '' ? null : (
          <p>
            <strong>Recommendation:</strong> {old.recommendation}
          </p>
        )}
        {text.blocks === null ? (
          <p>
            {goneInWords(
              meeting,
              text,
              'Words were removed from this item for good since, so its old text is not kept.',
            )}
          </p>
        ) : (
          <MinuteView settled blocks={text.blocks} names={names} />
        )}
        {text.mayRestore ? (
          <p className="version__back">
            <Link
              href={`/meetings/${meeting.id}/items/${text.itemId}/restoration?version=${found.version.id}`}
            >
              Put these words back
              <span className="nhsuk-u-visually-hidden"> in {placeInWords(text)}</span>
            </Link>
          </p>
        ) : null}
      </section>
    );
  });
}
