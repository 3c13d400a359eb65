import { Link } from 'wouter';
import { useApproval } from '#client/live/approval-queries.ts';
import { addItem } from '#client/live/deeds.ts';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { MinutesToApprove, ApprovalPage as Page } from '#shared/protocol/http/approval.ts';
import { Answered } from '../answered.tsx';
import { formFaults } from '../form-faults.ts';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { StatusTag } from '../minutes/status-of-minutes.tsx';
import { Amendments } from './amendments.tsx';
import { headingOf, waitingInWords } from './approval-words.ts';

/** What a meeting has before it of earlier meetings, and what it decided. */
export function ApprovalPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const page = useApproval(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <>
          <MeetingNav meeting={facts} current="approval" />
          <PageHead title="Minutes of the last meeting" caption={meetingCaption(facts)}>
            <p>
              Minutes become the record when a later meeting approves them. From then on nothing
              changes their text.
            </p>
          </PageHead>
          <Answered of={page} what="the minutes of earlier meetings">
            {(found) => <Found page={found} />}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Found({ page }: { readonly page: Page }) {
  const own = page.isLast && page.may ? page.own : [];
  return (
    <>
      {page.waiting.length + page.approved.length === 0 ? (
        <EmptyState>No minutes of earlier meetings are waiting to be approved.</EmptyState>
      ) : null}
      {page.waiting.map((one) => (
        <Waiting key={`${one.meetingId} ${one.part}`} page={page} minutes={one} />
      ))}
      {page.approved.length === 0 ? null : (
        <section className="section" aria-labelledby="approved-here">
          <h2 className="section__title" id="approved-here">
            Approved by this meeting
          </h2>
          <ul>
            {page.approved.map((one) => (
              <li key={`${one.meetingId} ${one.part}`}>
                <Link href={`/meetings/${one.meetingId}/record`}>{headingOf(one)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {own.map((one) => (
        <section className="section" key={`own ${one.part}`} aria-labelledby={`own-${one.part}`}>
          <h2 className="section__title" id={`own-${one.part}`}>
            If no meeting follows this one
          </h2>
          <p>
            A committee that ends has no next meeting. Its last minutes can be approved by
            correspondence, with the reason on record.
          </p>
          {one.whyNotApprove === null ? (
            <ButtonLink
              weight="secondary"
              href={`/meetings/${page.meetingId}/approval/${page.meetingId}/${one.part}`}
            >
              Approve {one.part === 'II' ? 'the private minutes' : 'these minutes'} by
              correspondence
            </ButtonLink>
          ) : (
            <p className="quiet">{one.whyNotApprove}</p>
          )}
        </section>
      ))}
    </>
  );
}

function Waiting({ page, minutes }: { readonly page: Page; readonly minutes: MinutesToApprove }) {
  const { meetingId, part, state, deferrals, amendments, whyNotHere, whyNotApprove } = minutes;
  const decides = page.may && state === 'unconfirmed' && whyNotHere === null;
  const heading = `waiting-${meetingId}-${part}`;
  const at = `/meetings/${page.meetingId}/approval/${meetingId}/${part}`;
  const here = page.items.some((one) => one.part === part);
  // Several sets of minutes may wait, each with the same links.
  const about = <span className="nhsuk-u-visually-hidden">: {headingOf(minutes)}</span>;
  return (
    <section className="section" aria-labelledby={heading}>
      <h2 className="section__title" id={heading} tabIndex={-1}>
        {headingOf(minutes)}
      </h2>
      <p>
        <StatusTag state={state} /> {waitingInWords(minutes)}
      </p>
      <p>
        <Link href={`/meetings/${meetingId}/read`}>Read these minutes{about}</Link>
      </p>
      {deferrals.map((one) => (
        <p className="record-note" key={one.meetingId}>
          Put off by the meeting of {dayInWords(one.date)}
          {one.reason === null
            ? '. A reason was given. It is for those who may read all of these minutes.'
            : `: ${one.reason}`}
        </p>
      ))}
      {amendments.length === 0 && state !== 'unconfirmed' ? null : (
        <>
          <h3 className="nhsuk-heading-s">Amendments</h3>
          <Amendments meetingId={page.meetingId} amendments={amendments} mayDecide={decides} />
        </>
      )}
      {!decides ? null : here ? (
        <>
          {whyNotApprove === null ? null : <p className="quiet">{whyNotApprove}</p>}
          <div className="button-row">
            <ButtonLink href={at}>
              {whyNotApprove === null
                ? 'Record what the meeting decided'
                : 'Record that the approval was put off'}
              {about}
            </ButtonLink>
            <ButtonLink weight="secondary" href={`${at}/amendment`}>
              Put an amendment to the meeting{about}
            </ButtonLink>
          </div>
        </>
      ) : (
        <AddItem
          meetingId={page.meetingId}
          part={part}
          onAdded={() => document.getElementById(heading)?.focus()}
        />
      )}
    </section>
  );
}

function AddItem({
  meetingId,
  part,
  onAdded,
}: {
  readonly meetingId: string;
  readonly part: Part;
  /** The button is about to go. */
  readonly onAdded: () => void;
}) {
  const announce = useAnnounce();
  const { act, sending, fault } = useDeed(addItem);
  const add = async () => {
    const order = { part, title: 'Minutes of the last meeting', standing: 'previous_minutes' };
    if ((await act(meetingId, { ...order, standing: 'previous_minutes' as const })) === null)
      return;
    announce('The item is on the agenda.');
    onAdded();
  };
  return (
    <Banner>
      <ErrorSummary faults={formFaults(fault, {})} />
      <p>
        The agenda of Part {part} of this meeting has no item for the minutes of the last meeting,
        so nothing says what it decided.
      </p>
      <Button weight="secondary" busy={sending} onClick={add}>
        Add the item to the agenda
      </Button>
    </Banner>
  );
}
