import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import {
  CATEGORY_CHOICES,
  DRAFT_CHOICES,
  MEMBERSHIP_CHOICES,
  YES_NO,
} from '../constitution/choices.ts';
import { errorAt } from '../form-faults.ts';
import { SEAT_FIELD as FIELD, type SeatDraft } from './seat-draft.ts';

/** Everything that is said of a seat: what it is, whom it speaks for, and what it may do. */
export function SeatFields({
  constitution,
  draft,
  set,
  faults,
}: {
  readonly constitution: Constitution;
  readonly draft: SeatDraft;
  readonly set: (change: Partial<SeatDraft>) => void;
  readonly faults: readonly FieldFault[];
}) {
  const bodies = [...constitution.parents, ...constitution.related];
  return (
    <>
      <TextField
        id={FIELD.title}
        label="What is the seat called?"
        strong
        hint="For example, Lay member for patient and public involvement"
        error={errorAt(faults, FIELD.title)}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <Select
        id={FIELD.category}
        label="What is it for?"
        strong
        error={errorAt(faults, FIELD.category)}
        value={draft.category}
        options={[{ value: '', name: 'Choose one' }, ...CATEGORY_CHOICES]}
        onChange={(category) => set({ category })}
      />
      <Select
        id={FIELD.organisationId}
        label="Which body does it speak for?"
        strong
        error={errorAt(faults, FIELD.organisationId)}
        value={draft.organisationId}
        options={[
          { value: '', name: 'No body' },
          ...bodies.map(({ id, name }) => ({ value: id, name })),
        ]}
        onChange={(organisationId) => set({ organisationId })}
      />
      {constitution.areas.length === 0 ? null : (
        <Checkboxes
          id={FIELD.areaIds}
          label="Which areas does it speak for?"
          strong
          hint="Leave all empty if it speaks for no area of its own"
          values={draft.areaIds}
          options={constitution.areas.map(({ id, name }) => ({ value: id, name }))}
          onChange={(areaIds) => set({ areaIds })}
        />
      )}
      <Radios
        id={FIELD.membership}
        label="How does it belong to the committee?"
        strong
        error={errorAt(faults, FIELD.membership)}
        value={draft.membership}
        options={MEMBERSHIP_CHOICES}
        onChange={(membership) => set({ membership })}
      />
      <Radios
        id={FIELD.countsToQuorum}
        label="Does it count to the quorum?"
        strong
        error={errorAt(faults, FIELD.countsToQuorum)}
        value={draft.countsToQuorum}
        options={YES_NO}
        onChange={(countsToQuorum) => set({ countsToQuorum })}
      />
      <Radios
        id={FIELD.seesPrivate}
        label="Does it take part in private business?"
        strong
        hint="Part II of a meeting: its agenda, papers and minutes are kept from everybody else."
        error={errorAt(faults, FIELD.seesPrivate)}
        value={draft.seesPrivate}
        options={YES_NO}
        onChange={(seesPrivate) => set({ seesPrivate })}
      />
      <Radios
        id={FIELD.draftRight}
        label="What may it do with draft minutes?"
        strong
        error={errorAt(faults, FIELD.draftRight)}
        value={draft.draftRight}
        options={DRAFT_CHOICES}
        onChange={(draftRight) => set({ draftRight })}
      />
      <TextArea
        id={FIELD.note}
        label="Anything to note about it (optional)"
        hint="Everybody who sees the membership can read this."
        rows={2}
        error={errorAt(faults, FIELD.note)}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
    </>
  );
}
