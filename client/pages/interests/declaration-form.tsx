import { type FormEvent, useState } from 'react';
import { declare } from '#client/live/part-two-deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import type { InterestType } from '#shared/domain/vocabulary.ts';
import type { InterestId, ItemId, PersonId } from '#shared/ids.ts';
import type { MeetingDeclarations } from '#shared/protocol/http/interests.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { itemInWords, TYPE_OPTIONS } from './interest-words.ts';

interface Draft {
  readonly personId: PersonId | null;
  readonly interestId: InterestId | null;
  readonly type: InterestType | null;
  readonly nature: string;
  readonly itemIds: readonly string[];
}

/** Declares an interest: from the register, or a new one, and the items it bears on. */
export function DeclarationForm({
  found,
  meetingId,
  people,
  onClose,
}: {
  readonly found: MeetingDeclarations;
  readonly meetingId: string;
  readonly people: MeetingDeclarations['declareFor'];
  readonly onClose: () => void;
}) {
  const [only] = people;
  const own = people.length === 1;
  const at = own ? 'own' : 'other';
  const [draft, setDraft] = useState<Draft>({
    personId: own ? (only?.id ?? null) : null,
    interestId: null,
    type: null,
    nature: '',
    itemIds: [],
  });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(declare);
  const announce = useAnnounce();
  const field = (name: string) => `${at}-${name}`;
  const faults = wrong.length > 0 ? wrong : formFaults(fault, {});
  const entries = found.register.filter((one) => one.person.id === draft.personId);

  const choose = (id: string) => {
    const entry = entries.find((one) => one.id === id);
    set(
      entry === undefined
        ? { interestId: null }
        : { interestId: entry.id, type: entry.type, nature: entry.description },
    );
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = faultsIn(draft, field);
    setWrong(lacking);
    const { personId, type, nature, interestId } = draft;
    if (lacking.length > 0 || personId === null || type === null || sending) return;
    const itemIds = draft.itemIds as readonly ItemId[];
    const sent = await act(meetingId, {
      personId,
      declared: { kind: 'interest', type, nature, interestId, itemIds: [...itemIds] },
    });
    if (sent === null) return;
    announce('The interest is declared.');
    onClose();
  };

  return (
    <form className="sheet form" onSubmit={submit} noValidate aria-label="Declare an interest">
      <ErrorSummary faults={faults} />
      {own ? null : (
        <Select
          id={field('person')}
          label="Whose interest is it?"
          strong
          error={errorAt(faults, field('person'))}
          value={draft.personId ?? ''}
          options={[
            { value: '', name: 'Choose a person' },
            ...people.map(({ id, name }) => ({ value: id, name })),
          ]}
          onChange={(id) =>
            set({
              personId: people.find((one) => one.id === id)?.id ?? null,
              interestId: null,
            })
          }
        />
      )}
      {entries.length === 0 ? null : (
        <Select
          id={field('entry')}
          label="Is it in the register?"
          strong
          value={draft.interestId ?? ''}
          options={[
            { value: '', name: 'No, it is a new one' },
            ...entries.map((one) => ({ value: one.id, name: one.description })),
          ]}
          onChange={choose}
        />
      )}
      <Radios
        id={field('type')}
        label="What kind of interest is it?"
        strong
        error={errorAt(faults, field('type'))}
        value={draft.type ?? ''}
        options={TYPE_OPTIONS}
        onChange={(value) =>
          set({ type: TYPE_OPTIONS.find((one) => one.value === value)?.value ?? null })
        }
      />
      <TextArea
        id={field('nature')}
        label="What is the interest?"
        hint="Whoever may see the items that you choose below can read this."
        strong
        rows={3}
        error={errorAt(faults, field('nature'))}
        value={draft.nature}
        onChange={(nature) => set({ nature })}
      />
      <Checkboxes
        id={field('items')}
        label="Which items does it bear on?"
        strong
        error={errorAt(faults, field('items'))}
        values={draft.itemIds}
        options={found.items.map((item) => ({ value: item.id, name: itemInWords(item) }))}
        onChange={(itemIds) => set({ itemIds })}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          Declare the interest
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function faultsIn(draft: Draft, field: (name: string) => string): FieldFault[] {
  const rules: readonly [boolean, string, string][] = [
    [draft.personId === null, 'person', 'Choose whose interest it is'],
    [draft.type === null, 'type', 'Choose what kind of interest it is'],
    [draft.nature.trim() === '', 'nature', 'Enter what the interest is'],
    [draft.itemIds.length === 0, 'items', 'Choose the items it bears on'],
  ];
  return rules.flatMap(([isWrong, name, message]) =>
    isWrong ? [{ fieldId: field(name), message }] : [],
  );
}
