import { Radios } from '#client/ui/fields/radios.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { YES_NO_UNSAID } from '../constitution/choices.ts';
import { errorAt } from '../form-faults.ts';
import { ReadBack } from './read-back.tsx';
import { TERMS_FIELD as FIELD } from './terms-rules.ts';
import type { StepProps } from './terms-step-page.tsx';
import { toAnswer } from './voting-step.tsx';

export function MinutesStep({ terms, faults }: StepProps) {
  const { draft, set } = terms;
  return (
    <>
      <Radios
        id={FIELD.membersEdit}
        label="Who writes the draft minutes?"
        strong
        value={draft.membersEdit}
        options={[
          {
            value: 'no',
            name: 'The secretary and the chair',
            hint: 'Members read the drafts and comment.',
          },
          { value: 'yes', name: 'Members too', hint: 'While they are being drafted.' },
          { value: '', name: 'Not recorded' },
        ]}
        onChange={(value) => set({ membersEdit: toAnswer(value) })}
      />
      <TextField
        id={FIELD.commentDays}
        label="How many working days do people have to comment on a draft?"
        strong
        hint="Leave empty if it is not recorded"
        kind="number"
        width={2}
        error={errorAt(faults, FIELD.commentDays)}
        value={draft.commentDays}
        onChange={(commentDays) => set({ commentDays })}
      />
      <Radios
        id={FIELD.unconfirmed}
        label="Are minutes published before the committee has approved them?"
        strong
        hint="They are then marked as unconfirmed."
        value={draft.unconfirmed}
        options={YES_NO_UNSAID}
        onChange={(value) => set({ unconfirmed: toAnswer(value) })}
      />
      <Radios
        id={FIELD.onlyPresentMove}
        label="May only somebody who was at a meeting move that its minutes are accurate?"
        strong
        hint="If it is not recorded, somebody who was not there may, with a reason."
        value={draft.onlyPresentMove}
        options={YES_NO_UNSAID}
        onChange={(value) => set({ onlyPresentMove: toAnswer(value) })}
      />
      <TextField
        id={FIELD.historyMonths}
        label="For how many months after approval is the history of minutes kept?"
        strong
        hint="Who wrote which words and when, and what was deleted. What was approved is always kept. Enter 0 to let the history go at approval. Leave empty for the usual 12 months"
        kind="number"
        width={4}
        error={errorAt(faults, FIELD.historyMonths)}
        value={draft.historyMonths}
        onChange={(historyMonths) => set({ historyMonths })}
      />
      <TextField
        id={FIELD.prefix}
        label="With which letters do the numbers of minutes begin?"
        strong
        hint="For example, JC for JC/2027/019. Leave empty if it is not recorded"
        width={10}
        value={draft.prefix}
        onChange={(prefix) => set({ prefix })}
      />
      <Radios
        id={FIELD.referenceYear}
        label="When do the numbers of minutes begin again?"
        strong
        value={draft.referenceYear}
        options={[
          { value: 'financial', name: 'On 1 April' },
          { value: 'calendar', name: 'On 1 January' },
          { value: '', name: 'Not recorded' },
        ]}
        onChange={(referenceYear) => set({ referenceYear })}
      />
      <ReadBack
        sentences={[
          ...terms.said('membersEditDrafts'),
          ...terms.said('commentWindowDays'),
          ...terms.said('unconfirmedMinutesPublished'),
          ...terms.said('onlyPresentMoveAccuracy'),
          ...terms.said('historyMonths'),
          ...terms.said('references'),
        ]}
      />
    </>
  );
}
