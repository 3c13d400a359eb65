import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import type { KeptPerson } from '#shared/protocol/http/constitution.ts';
import { errorAt } from '../form-faults.ts';
import { PERSON_FIELD as FIELD, type PersonDraft, SOMEBODY_NEW } from './person-draft.ts';

/** Somebody who is known here, or somebody new. */
export function PersonFields({
  label,
  people,
  draft,
  set,
  faults,
}: {
  readonly label: string;
  readonly people: readonly KeptPerson[];
  readonly draft: PersonDraft;
  readonly set: (change: Partial<PersonDraft>) => void;
  readonly faults: readonly FieldFault[];
}) {
  const isNew = people.length === 0 || draft.who === SOMEBODY_NEW;
  return (
    <>
      {people.length === 0 ? null : (
        <Select
          id={FIELD.who}
          label={label}
          strong
          error={errorAt(faults, FIELD.who)}
          value={draft.who}
          options={[
            { value: '', name: 'Choose a person' },
            { value: SOMEBODY_NEW, name: 'Somebody who is not in this list' },
            ...people.map(({ id, name, email }) => ({
              value: id,
              name: email === null ? name : `${name}, ${email}`,
            })),
          ]}
          onChange={(who) => set({ who })}
        />
      )}
      {isNew ? (
        <div className={people.length === 0 ? undefined : 'conditional'}>
          <TextField
            id={FIELD.name}
            label="Name"
            hint="As it is to appear in the minutes"
            error={errorAt(faults, FIELD.name)}
            value={draft.name}
            onChange={(name) => set({ name })}
          />
          <TextField
            id={FIELD.email}
            label="E-mail address (optional)"
            hint="Without one they are on record, and cannot sign in"
            kind="email"
            error={errorAt(faults, FIELD.email)}
            value={draft.email}
            onChange={(email) => set({ email })}
          />
          <Checkboxes
            id="person-invite"
            label="Invitation"
            values={draft.invite === 'yes' ? ['yes'] : []}
            options={[{ value: 'yes', name: 'Send them a letter with a link to sign in' }]}
            onChange={(ticked) => set({ invite: ticked.length > 0 ? 'yes' : '' })}
          />
        </div>
      ) : null}
    </>
  );
}
