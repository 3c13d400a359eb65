import { AddAnother } from '#client/ui/add-another.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { errorAt } from '../form-faults.ts';
import { ReadBack } from './read-back.tsx';
import { TERMS_FIELD as FIELD } from './terms-rules.ts';
import type { StepProps } from './terms-step-page.tsx';

export function LimitsStep({ terms, faults }: StepProps) {
  const { draft, set } = terms;
  return (
    <>
      <p>
        What the bodies have delegated to the committee, and up to which amount. Beyond that it
        recommends, and the bodies decide.
      </p>
      <AddAnother
        id={FIELD.limits}
        rows={draft.limits}
        blank={(key) => ({ key, matter: '', pounds: '' })}
        onChange={(limits) => set({ limits })}
        legend={(index) => `Matter ${index + 1}`}
        addLabel={draft.limits.length === 0 ? 'Add a matter' : 'Add another matter'}
        removedWords="Removed"
      >
        {(row, change, id) => (
          <>
            <TextField
              id={id}
              label="What it may decide"
              hint="For example, Contracts for acute services"
              error={errorAt(faults, id)}
              value={row.matter}
              onChange={(matter) => change({ matter })}
            />
            <TextField
              id={`${id}-pounds`}
              label="Up to which amount, in pounds"
              hint="For example, 250,000. Leave empty if no amount is named"
              kind="number"
              width={10}
              error={errorAt(faults, `${id}-pounds`)}
              value={row.pounds}
              onChange={(pounds) => change({ pounds })}
            />
          </>
        )}
      </AddAnother>
      <ReadBack sentences={terms.said('delegatedLimits')} />
    </>
  );
}
