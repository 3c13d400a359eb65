import './minutes.scss';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { moveMinutes, useMinutesLife } from '#client/live/life-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { DateField, dayOf, isBlank, typedOf } from '#client/ui/fields/date-field.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { LifeOfPart, NextMove } from '#shared/protocol/http/minutes-life.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { useStep } from '../use-step.ts';
import { stateInPath, wordsOfMove } from './life-words.ts';
import { MissingList } from './missing-list.tsx';

/** One move of the minutes of one part: what is missing, the answers, a look at them, and done. */
export default function MovePage({
  meetingId,
  part,
  to,
}: {
  readonly meetingId: string;
  readonly part: string;
  readonly to: string;
}) {
  const meeting = useMeeting(meetingId);
  const life = useMinutesLife(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <Answered of={life} what="the progress of the minutes" whole>
          {({ parts }) => <Opened meeting={facts} parts={parts} part={part} to={to} />}
        </Answered>
      )}
    </Answered>
  );
}

/** What was opened stays on the page, whatever is heard while it is sent. */
function Opened({
  meeting,
  parts,
  part,
  to,
}: {
  readonly meeting: MeetingDetail;
  readonly parts: readonly LifeOfPart[];
  readonly part: string;
  readonly to: string;
}) {
  const found = parts.find((one) => one.part === part);
  const move = found?.next.find((one) => one.to === stateInPath(to));
  const [opened] = useState({ life: found, move });
  if (opened.life === undefined) return <NotFoundPage />;
  if (opened.move === undefined || opened.move.blocked !== null) {
    return <NotNow meeting={meeting} why={opened.move?.blocked ?? null} />;
  }
  const missing = move?.missing ?? opened.move.missing;
  return <Move meeting={meeting} life={opened.life} move={{ ...opened.move, missing }} />;
}

function NotNow({
  meeting,
  why,
}: {
  readonly meeting: MeetingDetail;
  readonly why: string | null;
}) {
  return (
    <>
      <PageHead title="You cannot do this now" caption={meetingCaption(meeting)}>
        <p>{why ?? 'The minutes have moved on, or somebody else does this.'}</p>
      </PageHead>
      <ButtonLink href={`/meetings/${meeting.id}/minutes`}>See where they stand</ButtonLink>
    </>
  );
}

const FIELD = { reason: 'move-reason', commentsUntil: 'move-until' } as const;

function Move({
  meeting,
  life,
  move,
}: {
  readonly meeting: MeetingDetail;
  readonly life: LifeOfPart;
  readonly move: NextMove;
}) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const [step, go] = useStep<'answers' | 'check'>('answers');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(typedOf(move.window?.last ?? null));
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault, clearFault } = useDeed(moveMinutes);
  const { part, state: from } = life;
  const words = wordsOfMove(from, move.to);
  const back = `/meetings/${meeting.id}/minutes`;
  const needsReason = move.reason || move.missing.length > 0;
  const day = move.window === null ? null : dayOf(until);
  const caption = `${meetingCaption(meeting)}${life.part === 'II' ? ', Part II' : ''}`;

  const next = (event: FormEvent) => {
    event.preventDefault();
    clearFault();
    const lacking = [
      ...(move.window !== null && day === null
        ? [
            {
              fieldId: FIELD.commentsUntil,
              message: isBlank(until)
                ? 'Enter the last day for comments'
                : 'The last day for comments must be a real date',
            },
          ]
        : []),
      ...(needsReason && reason.trim() === ''
        ? [{ fieldId: FIELD.reason, message: 'Enter the reason' }]
        : []),
    ];
    setWrong(lacking);
    if (lacking.length === 0) go('check');
  };
  const send = async () => {
    if (sending) return;
    const order = { from, to: move.to, reason: reason.trim() || null, commentsUntil: day };
    if ((await act(meeting.id, part, order)) === null) return;
    announce(words.done);
    navigate(back);
  };

  if (step === 'check') {
    return (
      <>
        <PageHead key="check" title="Check before you go on" caption={caption} />
        <ErrorSummary faults={formFaults(fault, {})} />
        <SummaryList
          facts={[
            { name: 'What happens', value: words.title },
            ...(day === null ? [] : [{ name: 'Comments until', value: dayInWords(day) }]),
            ...(reason.trim() === '' ? [] : [{ name: 'Reason', value: reason }]),
            ...(move.missing.length === 0
              ? []
              : [
                  {
                    name: 'Missing',
                    value: move.missing.map(({ kind, sentence }) => <p key={kind}>{sentence}</p>),
                  },
                ]),
          ]}
        />
        <p>{words.lede}</p>
        <div className="button-row">
          <Button busy={sending} onClick={send}>
            {words.title}
          </Button>
          <Button weight="secondary" onClick={() => go('answers')}>
            Change the answers
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <BackLink href={back}>From draft to record</BackLink>
      <PageHead key="answers" title={words.title} caption={caption}>
        <p>{words.lede} Nothing happens before you have checked your answers.</p>
      </PageHead>
      <form className="form" onSubmit={next} noValidate>
        <ErrorSummary faults={wrong} />
        {move.missing.length === 0 ? null : (
          <Banner>
            <p>
              <strong>Something is missing.</strong> Mend it first, or say why you go on all the
              same.
            </p>
            <MissingList meetingId={meeting.id} missing={move.missing} />
          </Banner>
        )}
        {move.window === null ? null : (
          <DateField
            id={FIELD.commentsUntil}
            label="Last day for comments"
            hint={hintOf(move.window)}
            strong
            error={errorAt(wrong, FIELD.commentsUntil)}
            value={until}
            onChange={setUntil}
          />
        )}
        <TextArea
          id={FIELD.reason}
          label={needsReason ? 'Reason' : 'Reason (optional)'}
          hint="Those who may see these minutes can read it."
          strong
          rows={3}
          error={errorAt(wrong, FIELD.reason)}
          value={reason}
          onChange={setReason}
        />
        <Button type="submit">Continue</Button>
      </form>
    </>
  );
}

function hintOf({ workingDays, last }: NonNullable<NextMove['window']>): string {
  return workingDays === null
    ? `The terms of reference do not say how long people have. ${dayInWords(last)} gives them ten working days.`
    : `The terms of reference give people ${workingDays} working days: until ${dayInWords(last)} or later.`;
}
