import { DateField } from '#client/ui/fields/date-field.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { errorAt } from '../form-faults.ts';
import { TERMS_FIELD as FIELD } from './terms-rules.ts';
import type { StepProps } from './terms-step-page.tsx';

export function PurposeStep({ terms: { draft, set }, faults }: StepProps) {
  return (
    <>
      <TextArea
        id={FIELD.purpose}
        label="What is the committee for?"
        strong
        hint="In a sentence or two, as in its terms of reference. Leave empty if it is not recorded."
        value={draft.purpose}
        onChange={(purpose) => set({ purpose })}
      />
      <TextField
        id={FIELD.statutoryBasis}
        label="On which law does it stand?"
        strong
        hint="For example, NHS Act 2006, section 65Z5. Leave empty if it is not recorded."
        value={draft.statutoryBasis}
        onChange={(statutoryBasis) => set({ statutoryBasis })}
      />
      <DateField
        id={FIELD.reviewOn}
        label="By when are these terms to be reviewed?"
        strong
        hint="For example, 31 3 2028. Leave empty if no day is set."
        error={errorAt(faults, FIELD.reviewOn)}
        value={draft.reviewOn}
        onChange={(reviewOn) => set({ reviewOn })}
      />
    </>
  );
}
