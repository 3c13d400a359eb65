import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { YES_NO_UNSAID } from '../constitution/choices.ts';
import { errorAt } from '../form-faults.ts';
import { ReadBack } from './read-back.tsx';
import { TERMS_FIELD as FIELD } from './terms-rules.ts';
import type { StepProps } from './terms-step-page.tsx';
import { toAnswer } from './voting-step.tsx';

const KINDS = [
  { value: 'working_days', name: 'Working days' },
  { value: 'clear_working_days', name: 'Clear working days' },
  { value: 'days', name: 'Days' },
  { value: 'clear_days', name: 'Clear days' },
];

export function MeetingsStep({ terms, faults }: StepProps) {
  const { draft, set } = terms;
  return (
    <>
      <p>
        A “clear” day is neither the day something is sent nor the day of the meeting. Working days
        leave out weekends and bank holidays.
      </p>
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
          How long before a meeting is it called?
        </legend>
        <div className="form-row__fields">
          <TextField
            id={FIELD.noticeDays}
            label="Number (empty if not recorded)"
            kind="number"
            width={2}
            error={errorAt(faults, FIELD.noticeDays)}
            value={draft.noticeDays}
            onChange={(noticeDays) => set({ noticeDays })}
          />
          <Select
            id={FIELD.noticeKind}
            label="Which days"
            value={draft.noticeKind}
            options={KINDS}
            onChange={(noticeKind) => set({ noticeKind })}
          />
        </div>
      </fieldset>
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
          How long before a meeting are its papers sent out?
        </legend>
        <div className="form-row__fields">
          <TextField
            id={FIELD.papersDays}
            label="Number (empty if not recorded)"
            kind="number"
            width={2}
            error={errorAt(faults, FIELD.papersDays)}
            value={draft.papersDays}
            onChange={(papersDays) => set({ papersDays })}
          />
          <Select
            id={FIELD.papersKind}
            label="Which days"
            value={draft.papersKind}
            options={KINDS}
            onChange={(papersKind) => set({ papersKind })}
          />
        </div>
      </fieldset>
      <Radios
        id={FIELD.heldInPublic}
        label="Are meetings held in public?"
        strong
        hint="Private business is taken apart, in Part II."
        value={draft.heldInPublic}
        options={YES_NO_UNSAID}
        onChange={(value) => set({ heldInPublic: toAnswer(value) })}
      />
      <ReadBack
        sentences={[
          ...terms.said('notice'),
          ...terms.said('papers'),
          ...terms.said('heldInPublic'),
        ]}
      />
    </>
  );
}
