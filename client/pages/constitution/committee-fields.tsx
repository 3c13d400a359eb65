import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { errorAt } from '../form-faults.ts';
import { AUTHORITY_CHOICES } from './choices.ts';
import { type CommitteeDraft, COMMITTEE_FIELD as FIELD } from './committee-draft.ts';

/** What a committee is called, what it may decide, and what it is for. */
export function CommitteeFields({
  draft,
  set,
  faults,
}: {
  readonly draft: CommitteeDraft;
  readonly set: (change: Partial<CommitteeDraft>) => void;
  readonly faults: readonly FieldFault[];
}) {
  return (
    <>
      <TextField
        id={FIELD.name}
        label="Name of the committee"
        strong
        hint="As in its terms of reference. For example, North Thames Joint Committee of ICBs"
        error={errorAt(faults, FIELD.name)}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <Radios
        id={FIELD.authorityMode}
        label="What may the committee decide?"
        strong
        hint="This says what its decisions are: binding, or a recommendation to its bodies."
        error={errorAt(faults, FIELD.authorityMode)}
        value={draft.authorityMode}
        options={AUTHORITY_CHOICES}
        onChange={(authorityMode) => set({ authorityMode })}
      />
      <h2 className="nhsuk-heading-s">If you want to say more (optional)</h2>
      <TextArea
        id={FIELD.authorityNote}
        label="More about what it may decide"
        rows={2}
        error={errorAt(faults, FIELD.authorityNote)}
        value={draft.authorityNote}
        onChange={(authorityNote) => set({ authorityNote })}
      />
      <TextArea
        id={FIELD.focus}
        label="Its main concerns"
        hint="One on each line"
        rows={2}
        error={errorAt(faults, FIELD.focus)}
        value={draft.focus}
        onChange={(focus) => set({ focus })}
      />
      <TextField
        id={FIELD.predecessor}
        label="The committee or board it follows on from"
        error={errorAt(faults, FIELD.predecessor)}
        value={draft.predecessor}
        onChange={(predecessor) => set({ predecessor })}
      />
    </>
  );
}
