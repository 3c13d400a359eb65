import { Link } from 'wouter';
import { useSealedRecord } from '#client/live/approval-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { dayInWords, momentInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { begun } from '#shared/lang/capital.ts';
import type { RecordPage as Page, SealedPart } from '#shared/protocol/http/approval.ts';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { StatusTag } from '../minutes/status-of-minutes.tsx';
import { citedAs, headingOf } from './approval-words.ts';
import { HowToCheck } from './how-to-check.tsx';
import { approvalOf, RecordText } from './record-text.tsx';

/** The sealed record of a meeting: text, hash, approving minute, signature, corrections, and how to check it. */
export function RecordPage({ meetingId }: { readonly meetingId: string }) {
  const page = useSealedRecord(meetingId);
  return (
    <Answered of={page} what="the record" whole>
      {(found) => (
        <>
          {found.mayOpenMeeting ? (
            <AmongTheOthers meetingId={meetingId} />
          ) : (
            <Breadcrumbs
              above={[
                { name: 'Home', href: '/' },
                ...(found.mayOpenCommittee
                  ? [{ name: found.committeeName, href: `/committees/${found.committeeId}` }]
                  : []),
              ]}
            />
          )}
          <PageHead title="The record" caption={`${found.title}, ${dayInWords(found.date)}`}>
            <p>What was approved, word for word. Nothing changes it any more.</p>
          </PageHead>
          {found.parts.length === 0 ? (
            <EmptyState>No later meeting has approved these minutes yet.</EmptyState>
          ) : (
            found.parts.map((one) => <Part key={one.part} page={found} sealed={one} />)
          )}
        </>
      )}
    </Answered>
  );
}

/** The way to the other pages of the meeting. */
function AmongTheOthers({ meetingId }: { readonly meetingId: string }) {
  const { data } = useMeeting(meetingId);
  return data === undefined ? null : <MeetingNav meeting={data} current="record" />;
}

function Part({ page, sealed }: { readonly page: Page; readonly sealed: SealedPart }) {
  const { part, signature, corrections } = sealed;
  const record = JSON.parse(sealed.text) as ApprovedRecord;
  const approving = record.approval.meeting;
  const at = `/meetings/${page.meetingId}/record/${part}`;
  const heading = `sealed-${part}`;
  return (
    <section className="section" aria-labelledby={heading}>
      <h2 className="section__title" id={heading}>
        {headingOf({ date: page.date, part })}
      </h2>
      <p>
        <StatusTag state={sealed.state} /> {approvalOf(record)}
      </p>
      <SummaryList
        facts={[
          {
            name: 'Approving minute',
            value:
              approving === null ? (
                'By correspondence'
              ) : sealed.mayOpen ? (
                <Link href={`/meetings/${approving.id}#item-${approving.itemId}`}>
                  {approving.title}, {dayInWords(approving.date)}
                </Link>
              ) : (
                `${approving.title}, ${dayInWords(approving.date)}`
              ),
          },
          {
            name: 'Recorded',
            value: `${momentInWords(sealed.approvedAt)}, by ${sealed.approvedBy}`,
          },
          {
            name: 'Signed',
            value:
              signature === null
                ? 'Not signed yet'
                : `${signature.name}, ${signature.post}, ${momentInWords(signature.at)}`,
          },
        ]}
      />
      <h3 className="nhsuk-heading-s">Later corrections</h3>
      {corrections.length === 0 ? <p className="quiet">None.</p> : null}
      {corrections.map((one) => (
        <Correction key={one.seq} record={record} correction={one} />
      ))}
      {sealed.whyNotSign === null ? null : (
        <p className="quiet">Waiting to be signed. {sealed.whyNotSign}</p>
      )}
      {sealed.whyNotCorrect === null ? null : <p className="quiet">{sealed.whyNotCorrect}</p>}
      <div className="button-row record-deeds">
        {sealed.maySign ? (
          <ButtonLink href={`${at}/signature`}>Sign these minutes</ButtonLink>
        ) : null}
        {sealed.mayCorrect ? (
          <ButtonLink weight="secondary" href={`${at}/correction`}>
            Add a note of correction
          </ButtonLink>
        ) : null}
        {sealed.whole ? (
          <a
            className="quiet-button"
            href={`data:application/json;charset=utf-8,${encodeURIComponent(sealed.text)}`}
            download={`minutes-${page.date}-part-${part}.json`}
          >
            Download the exact text
          </a>
        ) : null}
      </div>
      <RecordText text={sealed.text} sha256={sealed.sha256} />
      <HowToCheck sealed={sealed} />
    </section>
  );
}

function Correction({
  record,
  correction: { itemId, note, minute },
}: {
  readonly record: ApprovedRecord;
  readonly correction: SealedPart['corrections'][number];
}) {
  const about = record.items.find((item) => item.id === itemId);
  const { item } = minute;
  return (
    <div className="record-note">
      <p>
        {about === undefined ? '' : `${begun(citedAs(about))}: `}
        {note ??
          'A correction of these minutes was noted. Its words are for those who may read all of them.'}
      </p>
      <p className="quiet">
        Corrected by the meeting of {dayInWords(minute.date)},{' '}
        {item === null ? 'at an item that you may not read' : citedAs(item)}.
      </p>
    </div>
  );
}
