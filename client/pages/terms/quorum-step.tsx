import { AddAnother } from '#client/ui/add-another.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { parentNoun } from '#shared/domain/terms-sentences.ts';
import { CATEGORY_CHOICES } from '../constitution/choices.ts';
import { errorAt } from '../form-faults.ts';
import { ReadBack } from './read-back.tsx';
import type { QuorumKindDraft } from './terms-draft.ts';
import { TERMS_FIELD as FIELD } from './terms-rules.ts';
import type { StepProps } from './terms-step-page.tsx';

const SHARES = [
  { value: '', name: 'No such rule' },
  { value: '1/4', name: 'One quarter' },
  { value: '1/3', name: 'One third' },
  { value: '1/2', name: 'Half' },
  { value: '2/3', name: 'Two thirds' },
  { value: '3/4', name: 'Three quarters' },
];
const LEADERS = CATEGORY_CHOICES.filter(({ value }) =>
  ['independent_chair', 'chair', 'vice_chair'].includes(value),
);
const KINDS = CATEGORY_CHOICES.filter(
  ({ value }) => !['secretary', 'in_attendance', 'observer'].includes(value),
);

export function QuorumStep({ terms, constitution, faults }: StepProps) {
  const { draft, set } = terms;
  return (
    <>
      <p>The quorum is who must be there, at the least, for the committee to decide anything.</p>
      <Radios
        id={FIELD.hasQuorum}
        label="Do the terms of reference say what the quorum is?"
        strong
        value={draft.hasQuorum}
        options={[
          { value: 'yes', name: 'Yes' },
          { value: '', name: 'No, or it is not recorded' },
        ]}
        onChange={(hasQuorum) => set({ hasQuorum: hasQuorum === 'yes' ? 'yes' : '' })}
      />
      {draft.hasQuorum === 'yes' ? (
        <QuorumFields
          terms={terms}
          faults={faults}
          noun={parentNoun(constitution.parents)}
          share={shareOptions(draft.quorumShare)}
        />
      ) : null}
      <ReadBack sentences={terms.said('quorum')} />
    </>
  );
}

function QuorumFields({
  terms: { draft, set },
  faults,
  noun,
  share,
}: Pick<StepProps, 'terms' | 'faults'> & {
  readonly noun: string;
  readonly share: typeof SHARES;
}) {
  return (
    <>
      <p>Answer only what the terms ask for. Everything you answer must be met.</p>
      <TextField
        id={FIELD.quorumTotal}
        label="How many members in all?"
        strong
        kind="number"
        width={2}
        error={errorAt(faults, FIELD.quorumTotal)}
        value={draft.quorumTotal}
        onChange={(quorumTotal) => set({ quorumTotal })}
      />
      <TextField
        id={FIELD.quorumFromEach}
        label={`How many from each ${noun}?`}
        strong
        kind="number"
        width={2}
        error={errorAt(faults, FIELD.quorumFromEach)}
        value={draft.quorumFromEach}
        onChange={(quorumFromEach) => set({ quorumFromEach })}
      />
      <Select
        id={FIELD.quorumShare}
        label="Which share of the members?"
        strong
        hint="Vacant seats are counted, and the number is rounded up."
        value={draft.quorumShare}
        options={share}
        onChange={(quorumShare) => set({ quorumShare })}
      />
      <KindFields
        rows={draft.quorumKinds}
        set={(quorumKinds) => set({ quorumKinds })}
        faults={faults}
      />
      <Checkboxes
        id={FIELD.quorumOneOf}
        label="Must one of these be there?"
        strong
        hint="Tick all of whom one is enough"
        values={draft.quorumOneOf}
        options={LEADERS}
        onChange={(quorumOneOf) => set({ quorumOneOf })}
      />
      <TextField
        id={FIELD.quorumPosts}
        label="Or one of these, by the name of the seat"
        hint="With commas between them. For example, Audit chair"
        error={errorAt(faults, FIELD.quorumPosts)}
        value={draft.quorumPosts}
        onChange={(quorumPosts) => set({ quorumPosts })}
      />
      <Radios
        id={FIELD.quorumCounts}
        label="How is somebody counted who holds several seats?"
        strong
        value={draft.quorumCounts}
        options={[
          { value: 'persons', name: 'Once' },
          { value: 'seats', name: 'Once for each seat' },
          { value: '', name: 'Not recorded' },
        ]}
        onChange={(quorumCounts) => set({ quorumCounts })}
      />
    </>
  );
}

function KindFields({
  rows,
  set,
  faults,
}: {
  readonly rows: readonly QuorumKindDraft[];
  readonly set: (rows: readonly QuorumKindDraft[]) => void;
  readonly faults: readonly FieldFault[];
}) {
  return (
    <fieldset className="nhsuk-fieldset">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
        How many of a kind of member?
      </legend>
      <div className="nhsuk-hint">For example, one lay member and two clinicians.</div>
      <AddAnother
        id={FIELD.quorumKinds}
        rows={rows}
        blank={(key) => ({ key, category: '', number: '1', votingOnly: false })}
        onChange={set}
        legend={(index) => `Kind ${index + 1}`}
        addLabel={rows.length === 0 ? 'Add a kind of member' : 'Add another kind'}
        removedWords="Removed"
      >
        {(row, change, id) => (
          <div className="form-row__fields">
            <Select
              id={id}
              label="Kind of member"
              error={errorAt(faults, id)}
              value={row.category}
              options={[{ value: '', name: 'Choose one' }, ...KINDS]}
              onChange={(category) => change({ category })}
            />
            <TextField
              id={`${id}-number`}
              label="How many"
              kind="number"
              width={2}
              error={errorAt(faults, `${id}-number`)}
              value={row.number}
              onChange={(number) => change({ number })}
            />
            <Checkboxes
              id={`${id}-voting`}
              label="Votes"
              values={row.votingOnly ? ['yes'] : []}
              options={[{ value: 'yes', name: 'Only those who vote' }]}
              onChange={(ticked) => change({ votingOnly: ticked.length > 0 })}
            />
          </div>
        )}
      </AddAnother>
    </fieldset>
  );
}

/** A share that is not among the usual ones stays to be chosen. */
function shareOptions(chosen: string): typeof SHARES {
  if (SHARES.some(({ value }) => value === chosen)) return SHARES;
  return [...SHARES, { value: chosen, name: chosen.replace('/', ' out of ') }];
}
