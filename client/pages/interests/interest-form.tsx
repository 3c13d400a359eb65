import { type FormEvent, useState } from 'react';
import { registerInterest } from '#client/live/part-two-deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import {
  DateField,
  dayOf,
  isBlank,
  NO_DATE,
  type TypedDate,
} from '#client/ui/fields/date-field.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import type { InterestType } from '#shared/domain/vocabulary.ts';
import { toPersonId } from '#shared/ids.ts';
import type { InterestRegister } from '#shared/protocol/http/interests.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { TYPE_OPTIONS } from './interest-words.ts';

interface Draft {
  readonly personId: string;
  readonly type: InterestType | null;
  readonly description: string;
  readonly relationship: string;
  readonly mitigation: string;
  readonly from: TypedDate;
  readonly to: TypedDate;
}

/** Adds an interest to the register: one's own, or as the secretary somebody's. */
export function InterestForm({
  register: { committeeId, people },
  onClose,
}: {
  readonly register: InterestRegister;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState<Draft>({
    personId: people.length === 1 ? (people[0]?.id ?? '') : '',
    type: null,
    description: '',
    relationship: '',
    mitigation: '',
    from: NO_DATE,
    to: NO_DATE,
  });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(registerInterest);
  const announce = useAnnounce();
  const faults =
    wrong.length > 0
      ? wrong
      : formFaults(fault, { description: 'interest-description', fromDay: 'interest-from' });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsIn(draft);
    setWrong(found);
    const { type } = draft;
    if (found.length > 0 || type === null || sending) return;
    const sent = await act(committeeId, {
      personId: toPersonId(draft.personId),
      type,
      description: draft.description,
      relationship: type === 'indirect' ? draft.relationship : null,
      mitigation: draft.mitigation,
      fromDay: dayOf(draft.from),
      toDay: dayOf(draft.to),
    });
    if (sent === null) return;
    announce('The interest is in the register.');
    onClose();
  };

  return (
    <form className="sheet form" onSubmit={submit} noValidate aria-labelledby="new-interest">
      <h2 className="section__title" id="new-interest">
        Add an interest
      </h2>
      <ErrorSummary faults={faults} />
      {people.length === 1 ? null : (
        <Select
          id="interest-person"
          label="Whose interest is it?"
          strong
          error={errorAt(faults, 'interest-person')}
          value={draft.personId}
          options={[
            { value: '', name: 'Choose a person' },
            ...people.map(({ id, name }) => ({ value: id, name })),
          ]}
          onChange={(personId) => set({ personId })}
        />
      )}
      <Radios
        id="interest-type"
        label="What kind of interest is it?"
        strong
        error={errorAt(faults, 'interest-type')}
        value={draft.type ?? ''}
        options={TYPE_OPTIONS}
        onChange={(value) =>
          set({ type: TYPE_OPTIONS.find((one) => one.value === value)?.value ?? null })
        }
      />
      {draft.type === 'indirect' ? (
        <TextField
          id="interest-relationship"
          label="Who has the interest?"
          hint="The relationship is enough, for example “my partner”. A name is not needed."
          strong
          error={errorAt(faults, 'interest-relationship')}
          value={draft.relationship}
          onChange={(relationship) => set({ relationship })}
        />
      ) : null}
      <TextArea
        id="interest-description"
        label="What is the interest?"
        hint="For example “Salaried GP at a practice in Brent”."
        strong
        rows={3}
        error={errorAt(faults, 'interest-description')}
        value={draft.description}
        onChange={(description) => set({ description })}
      />
      <DateField
        id="interest-from"
        label="From when? (optional)"
        hint="For example 1 4 2017"
        strong
        error={errorAt(faults, 'interest-from')}
        value={draft.from}
        onChange={(from) => set({ from })}
      />
      <DateField
        id="interest-to"
        label="Until when? (optional)"
        hint="Leave this empty while it goes on."
        strong
        error={errorAt(faults, 'interest-to')}
        value={draft.to}
        onChange={(to) => set({ to })}
      />
      <TextArea
        id="interest-mitigation"
        label="What is done about it? (optional)"
        hint="For example “Leaves the meeting when its contract is discussed”."
        strong
        rows={2}
        value={draft.mitigation}
        onChange={(mitigation) => set({ mitigation })}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          Add to the register
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function faultsIn(draft: Draft): FieldFault[] {
  const rules: readonly [boolean, string, string][] = [
    [draft.personId === '', 'interest-person', 'Choose whose interest it is'],
    [draft.type === null, 'interest-type', 'Choose what kind of interest it is'],
    [
      draft.type === 'indirect' && draft.relationship.trim() === '',
      'interest-relationship',
      'Enter who has the interest',
    ],
    [draft.description.trim() === '', 'interest-description', 'Enter what the interest is'],
    [
      noDay(draft.from),
      'interest-from',
      'Enter a real date, for example 1 4 2017, or leave it empty',
    ],
    [noDay(draft.to), 'interest-to', 'Enter a real date, for example 31 3 2018, or leave it empty'],
  ];
  return rules.flatMap(([isWrong, fieldId, message]) => (isWrong ? [{ fieldId, message }] : []));
}

function noDay(typed: TypedDate): boolean {
  return !isBlank(typed) && dayOf(typed) === null;
}
