import { type FormEvent, useState } from 'react';
import { changeExclusion, endExclusion } from '#client/live/part-two-deeds.ts';
import { useExclusions } from '#client/live/part-two-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { instantInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { Opener } from '#client/ui/opener.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { ExclusionLevel } from '#shared/domain/vocabulary.ts';
import type { ExclusionView, MeetingExclusions } from '#shared/protocol/http/interests.ts';
import { AnswerForm } from '../answer-form.tsx';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { hidesItem, itemInWords, LEVEL_OPTIONS, levelInWords } from './interest-words.ts';

/** Who is excluded from what at a meeting, for the secretary and the chair. */
export default function ExclusionsPage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  const exclusions = useExclusions(meetingId);
  return (
    <Answered of={asked} what="the meeting" whole>
      {(meeting) => (
        <Answered of={exclusions} what="the exclusions" whole>
          {(found) => (
            <>
              <MeetingNav meeting={meeting} current="exclusions" />
              <PageHead title="Exclusions" caption={meetingCaption(meeting)}>
                <p>
                  Who is kept from which item because of an interest. Only the secretary and the
                  chair see this page. The chair decides, and the secretary may write down what the
                  chair decided.
                </p>
              </PageHead>
              <Exclusions found={found} />
            </>
          )}
        </Answered>
      )}
    </Answered>
  );
}

function Exclusions({ found }: { readonly found: MeetingExclusions }) {
  const standing = found.exclusions.filter((one) => one.ended === null);
  const ended = found.exclusions.filter((one) => one.ended !== null);
  return (
    <>
      <p>
        <ButtonLink href={`/meetings/${found.meetingId}/exclusions/new`}>
          Exclude somebody from an item
        </ButtonLink>
      </p>
      {standing.length === 0 ? (
        <EmptyState>Nobody is excluded from an item at this meeting.</EmptyState>
      ) : (
        <ul className="sheet task-list">
          {standing.map((one) => (
            <li className="task-list__task" key={one.id}>
              <Exclusion exclusion={one} />
            </li>
          ))}
        </ul>
      )}
      {ended.length === 0 ? null : (
        <section className="section" aria-labelledby="ended">
          <h2 className="section__title" id="ended">
            Changed or ended
          </h2>
          <ul className="sheet task-list">
            {ended.map((one) => (
              <li className="task-list__task" key={one.id}>
                <Facts exclusion={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Facts({ exclusion: one }: { readonly exclusion: ExclusionView }) {
  return (
    <>
      <p className="task-list__facts">
        <strong>{one.person.name}</strong>
        <Tag colour={one.ended !== null ? 'grey' : hidesItem(one.level) ? 'orange' : 'yellow'}>
          {levelInWords(one.level)}
        </Tag>
      </p>
      <p>{itemInWords(one.item)}</p>
      <p>Reason: {one.reason}</p>
      <p className="quiet">
        {instantInWords(one.at)}, by {one.decidedBy}
      </p>
      {one.ended === null ? null : (
        <p>
          Until {instantInWords(one.ended.at)}, by {one.ended.by}: {one.ended.reason}
        </p>
      )}
    </>
  );
}

function Exclusion({ exclusion }: { readonly exclusion: ExclusionView }) {
  const about = `: ${exclusion.person.name}, ${itemInWords(exclusion.item)}`;
  return (
    <>
      <Facts exclusion={exclusion} />
      <div className="button-row">
        <Opener label="Change the level" about={about} quiet>
          {(close) => <ChangeForm exclusion={exclusion} onClose={close} />}
        </Opener>
        <Opener label="End the exclusion" about={about} quiet>
          {(close) => (
            <AnswerForm
              id={`end-${exclusion.id}`}
              className="form"
              label="Why does it end?"
              hint="The item is there for them again at once, with what was written meanwhile."
              rows={2}
              missingWords="Enter the chair’s reason"
              sendLabel="End the exclusion"
              sentWords="The exclusion has ended."
              send={(reason) => endExclusion(exclusion.id, reason)}
              onClose={close}
            />
          )}
        </Opener>
      </div>
    </>
  );
}

function ChangeForm({
  exclusion,
  onClose,
}: {
  readonly exclusion: ExclusionView;
  readonly onClose: () => void;
}) {
  const [level, setLevel] = useState<ExclusionLevel>(exclusion.level);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(changeExclusion);
  const announce = useAnnounce();
  const [levelField, reasonField] = [`level-${exclusion.id}`, `why-${exclusion.id}`];
  const faults =
    wrong.length > 0 ? wrong : formFaults(fault, { level: levelField, reason: reasonField });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = [
      ...(level === exclusion.level
        ? [{ fieldId: levelField, message: 'Choose another level than the present one' }]
        : []),
      ...(reason.trim() === ''
        ? [{ fieldId: reasonField, message: 'Enter the chair’s reason' }]
        : []),
    ];
    setWrong(lacking);
    if (lacking.length > 0 || sending) return;
    if ((await act(exclusion.id, { level, reason })) === null) return;
    announce('The level has changed.');
    onClose();
  };
  return (
    <form className="form" onSubmit={submit} noValidate aria-label="Change the level">
      <ErrorSummary faults={faults} />
      <Radios
        id={levelField}
        label="How do they take part?"
        takesFocus
        error={errorAt(faults, levelField)}
        value={level}
        options={LEVEL_OPTIONS}
        onChange={(value) =>
          setLevel(LEVEL_OPTIONS.find((one) => one.value === value)?.value ?? level)
        }
      />
      <TextArea
        id={reasonField}
        label="The chair’s reason"
        rows={2}
        error={errorAt(faults, reasonField)}
        value={reason}
        onChange={setReason}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          Change the level
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
