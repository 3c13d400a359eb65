import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import {
  approveMinutes,
  deferApproval,
  useApproval,
  useRecordToApprove,
} from '#client/live/approval-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { toMeetingId, toPersonId } from '#shared/ids.ts';
import type { ApprovalPage, MinutesToApprove } from '#shared/protocol/http/approval.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { useStep } from '../use-step.ts';
import { HOW, headingOf, stillToComeInWords } from './approval-words.ts';
import { moverHint, movers } from './movers.ts';
import { RecordText } from './record-text.tsx';

type How = keyof typeof HOW;

/** What the meeting decided about one set of minutes: the answers, the very text, and done. */
export function ApprovePage(at: {
  readonly meetingId: string;
  readonly of: string;
  readonly part: string;
}) {
  const meeting = useMeeting(at.meetingId);
  const page = useApproval(at.meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <Answered of={page} what="the minutes" whole>
          {(found) => <Opened meeting={facts} page={found} {...at} />}
        </Answered>
      )}
    </Answered>
  );
}

/** What was opened stays on the page, whatever is heard while it is sent. */
function Opened({
  meeting,
  page,
  of,
  part,
}: {
  readonly meeting: MeetingDetail;
  readonly page: ApprovalPage;
  readonly of: string;
  readonly part: string;
}) {
  const all = [...page.waiting, ...page.own];
  const now = all.find((one) => one.meetingId === of && one.part === part);
  const [opened] = useState(now);
  const minutes = now ?? opened;
  if (minutes === undefined) return <NotFoundPage />;
  return <Approve meeting={meeting} page={page} minutes={minutes} />;
}

interface ApproveProps {
  readonly meeting: MeetingDetail;
  readonly page: ApprovalPage;
  readonly minutes: MinutesToApprove;
}

interface Draft {
  readonly how: How | '';
  readonly moverId: string;
  readonly reason: string;
}

const FIELD = { how: 'approval-how', moverId: 'approval-mover', reason: 'approval-reason' };

function Approve({ meeting, page, minutes }: ApproveProps) {
  const [step, go] = useStep<'answers' | 'check'>('answers');
  const byCorrespondence = minutes.meetingId === page.meetingId;
  const [draft, setDraft] = useState<Draft>({
    how: byCorrespondence ? 'by_correspondence' : '',
    moverId: '',
    reason: '',
  });
  if (step === 'check') {
    const change = () => go('answers');
    return draft.how === 'deferred' ? (
      <CheckDeferral {...{ meeting, page, minutes, draft, change }} />
    ) : (
      <CheckApproval {...{ meeting, page, minutes, draft, change }} />
    );
  }
  return <Answers {...{ meeting, page, minutes, draft, setDraft }} next={() => go('check')} />;
}

/** Somebody may have the wrong meeting before them. */
function StillToCome({ of: { date } }: { readonly of: MeetingDetail }) {
  const said = stillToComeInWords(date, dayInLondon(Date.now()));
  return said === null ? null : <p>{said}</p>;
}

function Answers({
  meeting,
  page,
  minutes,
  draft,
  setDraft,
  next,
}: ApproveProps & {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly next: () => void;
}) {
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const byCorrespondence = minutes.meetingId === page.meetingId;
  const isAbsent = minutes.absent.some((one) => one === draft.moverId);
  const approves = draft.how === 'correct_record' || draft.how === 'subject_to_amendments';
  const needsReason =
    draft.how === 'deferred' ||
    draft.how === 'by_correspondence' ||
    (approves && isAbsent && page.absentMover === 'with_reason');
  const agreed = minutes.amendments.filter((one) => one.state === 'agreed').length;
  const open = minutes.amendments.filter((one) => one.state === 'proposed').length;

  const send = (event: FormEvent) => {
    event.preventDefault();
    const lacking = [
      ...(draft.how === ''
        ? [{ fieldId: FIELD.how, message: 'Choose what the meeting decided' }]
        : []),
      ...(needsReason && draft.reason.trim() === ''
        ? [{ fieldId: FIELD.reason, message: 'Enter the reason' }]
        : []),
      ...(approves && open > 0
        ? [
            {
              fieldId: FIELD.how,
              message: 'Record first whether the meeting agreed to each amendment',
            },
          ]
        : []),
      ...(draft.how === 'correct_record' && agreed > 0
        ? [
            {
              fieldId: FIELD.how,
              message: 'Amendments were agreed: choose “subject to the amendments”',
            },
          ]
        : []),
      ...(draft.how === 'subject_to_amendments' && agreed === 0 && open === 0
        ? [{ fieldId: FIELD.how, message: 'No amendment was agreed: put it to the meeting first' }]
        : []),
    ];
    setWrong(lacking);
    if (lacking.length === 0) next();
  };

  return (
    <>
      <BackLink href={`/meetings/${page.meetingId}/approval`}>Minutes of the last meeting</BackLink>
      <PageHead key="answers" title={headingOf(minutes)} caption={meetingCaption(meeting)}>
        <p>Nothing happens before you have seen the very text that becomes the record.</p>
        <StillToCome of={meeting} />
      </PageHead>
      <form className="form" onSubmit={send} noValidate>
        <ErrorSummary faults={wrong} />
        {minutes.whyNotApprove === null ? null : <p>{minutes.whyNotApprove}</p>}
        {byCorrespondence ? null : (
          <Radios
            id={FIELD.how}
            label="What did the meeting decide?"
            strong
            error={errorAt(wrong, FIELD.how)}
            value={draft.how}
            options={[
              { value: 'correct_record', name: HOW.correct_record },
              {
                value: 'subject_to_amendments',
                name: HOW.subject_to_amendments,
                hint:
                  agreed === 0
                    ? 'Put each amendment to the meeting first, and record that it was agreed.'
                    : agreed === 1
                      ? '1 amendment was agreed.'
                      : `${agreed} amendments were agreed.`,
              },
              {
                value: 'deferred',
                name: HOW.deferred,
                hint: 'The minutes stay unconfirmed, and come again at the following meeting.',
              },
            ].filter(({ value }) => minutes.whyNotApprove === null || value === 'deferred')}
            onChange={(how) => setDraft({ ...draft, how: how as How })}
          />
        )}
        {approves ? (
          <Select
            id={FIELD.moverId}
            label="Who moved that they are accurate? (optional)"
            hint={moverHint(page, minutes)}
            error={errorAt(wrong, FIELD.moverId)}
            value={draft.moverId}
            options={[
              { value: '', name: 'Not recorded' },
              ...movers(page, minutes).map(({ id, name }) => ({
                value: id,
                name: minutes.absent.includes(id) ? `${name}, not at that meeting` : name,
              })),
            ]}
            onChange={(moverId) => setDraft({ ...draft, moverId })}
          />
        ) : null}
        {needsReason ? (
          <TextArea
            id={FIELD.reason}
            label={
              byCorrespondence
                ? 'Why will no meeting approve these minutes?'
                : draft.how === 'deferred'
                  ? 'Why was it put off?'
                  : 'Why may somebody who was not there move their accuracy?'
            }
            strong
            rows={3}
            error={errorAt(wrong, FIELD.reason)}
            value={draft.reason}
            onChange={(reason) => setDraft({ ...draft, reason })}
          />
        ) : null}
        <Button type="submit">Continue</Button>
      </form>
    </>
  );
}

interface CheckProps extends ApproveProps {
  readonly draft: Draft;
  readonly change: () => void;
}

function CheckDeferral({ meeting, page, minutes, draft, change }: CheckProps) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { act, sending, fault } = useDeed(deferApproval);
  const send = async () => {
    const order = { of: minutes.meetingId, part: minutes.part, reason: draft.reason };
    if ((await act(page.meetingId, order)) === null) return;
    announce('Recorded that the approval was put off.');
    navigate(`/meetings/${page.meetingId}/approval`);
  };
  return (
    <>
      <PageHead
        key="check"
        title="Check before you record this"
        caption={meetingCaption(meeting)}
      />
      <ErrorSummary faults={formFaults(fault, {})} />
      <SummaryList
        facts={[
          { name: 'Minutes', value: headingOf(minutes) },
          { name: 'Decision', value: HOW.deferred },
          { name: 'Reason', value: draft.reason },
        ]}
      />
      <div className="button-row">
        <Button busy={sending} onClick={send}>
          Record that it was put off
        </Button>
        <Button weight="secondary" onClick={change}>
          Change the answers
        </Button>
      </div>
    </>
  );
}

function CheckApproval({ meeting, page, minutes, draft, change }: CheckProps) {
  const how = draft.how as Exclude<How, 'deferred'>;
  const asked = new URLSearchParams({
    of: minutes.meetingId,
    part: minutes.part,
    how,
    ...(draft.moverId === '' ? {} : { moverId: draft.moverId }),
    ...(draft.reason.trim() === '' ? {} : { reason: draft.reason }),
  }).toString();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { act, sending, fault } = useDeed(approveMinutes);
  // What is approved is not asked for again: from then on it is read as the record.
  const waits = page.waiting.concat(page.own).some((one) => one.meetingId === minutes.meetingId);
  const shown = useRecordToApprove(page.meetingId, asked, waits && !sending);
  const mover = page.members.find((one) => one.id === draft.moverId);

  const send = async (sha256: string) => {
    if (sending) return;
    const done = await act(page.meetingId, {
      of: toMeetingId(minutes.meetingId),
      part: minutes.part,
      how,
      moverId: draft.moverId === '' ? null : toPersonId(draft.moverId),
      reason: draft.reason.trim() === '' ? null : draft.reason,
      sha256,
    });
    if (done === null) return;
    announce('The minutes are approved, and their record is sealed.');
    navigate(`/meetings/${minutes.meetingId}/record`);
  };

  return (
    <>
      <PageHead
        key="check"
        title="Check the text before you approve it"
        caption={meetingCaption(meeting)}
      />
      <ErrorSummary faults={formFaults(fault, {})} />
      <SummaryList
        facts={[
          { name: 'Minutes', value: headingOf(minutes) },
          { name: 'Decision', value: HOW[how] },
          ...(mover === undefined ? [] : [{ name: 'Accuracy moved by', value: mover.name }]),
          ...(draft.reason.trim() === '' ? [] : [{ name: 'Reason', value: draft.reason }]),
        ]}
      />
      <Answered of={shown} what="the text of the record">
        {({ text, sha256, decision }) => (
          <>
            {decision === null ? null : (
              <p className="record-note">The minute of this meeting will say: “{decision}”</p>
            )}
            <Banner tone="warning">
              <p>
                <strong>This cannot be undone.</strong> Exactly the text below becomes the record.
                An error that is found later is corrected by the minute of a later meeting, beside
                the text.
              </p>
            </Banner>
            <RecordText text={text} sha256={sha256} />
            <div className="button-row">
              <Button weight="warning" busy={sending} onClick={() => send(sha256)}>
                Approve this text
              </Button>
              <Button weight="secondary" onClick={change}>
                Change the answers
              </Button>
            </div>
          </>
        )}
      </Answered>
      {shown.data === undefined ? (
        <Button weight="secondary" onClick={change}>
          Change the answers
        </Button>
      ) : null}
      <p>
        <Link href={`/meetings/${page.meetingId}/approval`}>Back without approving</Link>
      </p>
    </>
  );
}
