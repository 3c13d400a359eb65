import { type FormEvent, useState } from 'react';
import { correctMinutes } from '#client/live/frozen-queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { useHeadingFocus } from '#client/ui/arrival.ts';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { useKept } from '#client/ui/kept.ts';
import { lackOfWords } from '#shared/document/leaves-words.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { statedChange } from '#shared/document/stated-change.ts';
import { begun } from '#shared/lang/capital.ts';
import type { MeetingDetail, MeetingMinutes } from '#shared/protocol/http/meeting.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { ChangedWords } from '../late/changed-words.tsx';
import { PassageChooser } from '../passage-chooser.tsx';
import { changeIn, inLine, itemChoice, type PassageChoice, passagesOf } from '../passages.ts';
import { useStep } from '../use-step.ts';

const FIELD = {
  itemId: 'correct-item',
  blockId: 'correct-block',
  wanted: 'correct-words',
  reason: 'correct-reason',
};
const BLANK = { itemId: '', blockId: '', wanted: '', read: '', reason: '', id: '' };

/** The secretary chooses a passage, changes its words, sees the change as the meeting will be told of it, and
 *  makes it. */
export function CorrectionForm({
  meeting,
  minutes,
}: {
  readonly meeting: MeetingDetail;
  readonly minutes: MeetingMinutes;
}) {
  const announce = useAnnounce();
  const [step, go] = useStep<'write' | 'check'>('write');
  const [draft, change, forget] = useKept(`correction-${meeting.id}`, BLANK);
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault, clearFault } = useDeed(correctMinutes);

  const open = meeting.items.filter(
    (item) => meeting.minutes.find((one) => one.part === item.part)?.correct ?? false,
  );
  const item = open.find((one) => one.id === draft.itemId) ?? null;
  const blocks: readonly MinuteBlock[] =
    minutes.items.find((one) => one.itemId === item?.id)?.blocks ?? [];
  const choices = passagesOf(blocks);
  const block = choices.find((one) => one.id === draft.blockId) ?? null;
  const passage = changeIn(draft.read, draft.wanted);
  const stated =
    item === null || block === null || passage === null
      ? null
      : statedChange({ blockId: block.id, ...passage }, { ...item, blocks });

  const empty = block === null ? null : lackOfWords(block.kind, draft.wanted);

  const choose = (chosen: PassageChoice | null) =>
    change({
      blockId: chosen?.id ?? '',
      read: chosen?.text ?? '',
      wanted: chosen?.text ?? '',
      id: crypto.randomUUID(),
    });

  const next = (event: FormEvent) => {
    event.preventDefault();
    clearFault();
    const lacking = [
      ...(item === null ? [{ fieldId: FIELD.itemId, message: 'Choose an item' }] : []),
      ...(item !== null && block === null
        ? [{ fieldId: FIELD.blockId, message: 'Choose a paragraph' }]
        : []),
      ...(block !== null && passage === null
        ? [{ fieldId: FIELD.wanted, message: 'Change the words' }]
        : []),
      ...(empty === null ? [] : [{ fieldId: FIELD.wanted, message: empty }]),
      ...(draft.reason.trim() === ''
        ? [{ fieldId: FIELD.reason, message: 'Enter why this is corrected' }]
        : []),
    ];
    setWrong(lacking);
    if (lacking.length === 0) go('check');
  };
  const send = async () => {
    const { id, itemId, blockId, read, wanted, reason } = draft;
    const order = { id, itemId, blockId, read, wanted: inLine(read, wanted), reason };
    const done = await act(meeting.id, order as Parameters<typeof correctMinutes>[1]);
    if (done === null) return;
    announce('The correction is made.');
    forget();
    change(BLANK);
    go('write');
  };

  if (step === 'check' && item !== null && stated !== null) {
    return (
      <section className="section" aria-labelledby="correct-check">
        <StepTitle id="correct-check" key="check">
          Check the correction
        </StepTitle>
        <ErrorSummary faults={formFaults(fault, FIELD)} />
        <div className="sheet">
          <h3 className="nhsuk-heading-s">{itemChoice(item)}</h3>
          <p>{begun(stated)}.</p>
          <ChangedWords before={draft.read} after={inLine(draft.read, draft.wanted)} />
          <p className="quiet">Reason: {draft.reason}</p>
        </div>
        <p>
          The words change at once for everyone who reads these minutes, and the correction is
          listed above. The next meeting is told of it.
        </p>
        <div className="button-row">
          <Button busy={sending} onClick={send}>
            Make this correction
          </Button>
          <Button weight="secondary" onClick={() => go('write')}>
            Change it
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section className="section" aria-labelledby="correct-write">
      <StepTitle id="correct-write" key="write">
        Correct the minutes
      </StepTitle>
      <form className="form" noValidate onSubmit={next}>
        <ErrorSummary faults={wrong} />
        <PassageChooser
          ids={FIELD}
          items={open}
          blocks={blocks}
          chosen={draft}
          faults={wrong}
          onItem={(itemId) => change({ ...BLANK, reason: draft.reason, itemId })}
          onPassage={choose}
        />
        {block === null ? null : (
          <>
            {block.text === draft.read ? null : (
              <p className="quiet">
                These words have changed since you chose them. Choose the paragraph again to see
                them as they are now.
              </p>
            )}
            <TextArea
              id={FIELD.wanted}
              label="Its words, as they should be"
              hint="Change only what is wrong, add what is missing, or take words out. Bold, links and comments on the words stay."
              rows={6}
              error={errorAt(wrong, FIELD.wanted)}
              value={draft.wanted}
              onChange={(wanted) => change({ wanted })}
            />
            {stated === null ? null : (
              <p role="status">
                <strong>The meeting will be told:</strong> {stated}.
              </p>
            )}
          </>
        )}
        <TextArea
          id={FIELD.reason}
          label="Why is this corrected?"
          hint="Everyone who reads these minutes sees it."
          rows={2}
          error={errorAt(wrong, FIELD.reason)}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
        <Button type="submit">Continue</Button>
      </form>
    </section>
  );
}

/** Takes the focus when somebody comes to its step. */
function StepTitle({ id, children }: { readonly id: string; readonly children: string }) {
  const heading = useHeadingFocus();
  return (
    <h2 className="section__title" id={id} tabIndex={-1} ref={heading}>
      {children}
    </h2>
  );
}
