import { type FormEvent, useState } from 'react';
import { updateAction } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { DateField, NO_DATE } from '#client/ui/fields/date-field.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import type { ActionUpdateKind } from '#shared/domain/action.ts';
import type { ActionDetail } from '#shared/protocol/http/records.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { type ActionDraft, allowedKinds, FIELD, orderFrom } from './action-order.ts';
import { ClosingMinute } from './closing-minute.tsx';

const KIND: Record<
  ActionUpdateKind,
  { readonly name: string; readonly note: string; readonly done: string }
> = {
  progress: {
    name: 'Report progress',
    note: 'What has been done?',
    done: 'Progress is recorded.',
  },
  closure_proposed: {
    name: 'Propose that it is closed',
    note: 'Why can it be closed?',
    done: 'Your proposal to close the action is recorded. The committee decides.',
  },
  closed: {
    name: 'Close it',
    note: 'Anything to add (optional)',
    done: 'The action is closed.',
  },
  reopened: {
    name: 'Open it again',
    note: 'Why is it open again?',
    done: 'The action is open again.',
  },
  due_moved: {
    name: 'Move the due date',
    note: 'Why does the date move?',
    done: 'The due date is moved. The earlier date stays in the story below.',
  },
};

const EMPTY = { note: '', meetingId: '', itemId: '', newDue: NO_DATE };

/** What the reader may record about an action; nothing at all for those who may only read. */
export function ActionForm({ action }: { readonly action: ActionDetail }) {
  const kinds = allowedKinds(action.may);
  const [draft, setDraft] = useState<Omit<ActionDraft, 'kind'> & { kind: ActionUpdateKind | null }>(
    { ...EMPTY, kind: null },
  );
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const { act, sending, fault } = useDeed(updateAction);

  const kind = kinds.find((one) => one === draft.kind) ?? kinds[0];
  if (kind === undefined) {
    return done === null ? null : <Success words={done} />;
  }
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);
  const set = (change: Partial<ActionDraft>) => setDraft((before) => ({ ...before, ...change }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone(null);
    const made = orderFrom({ ...draft, kind });
    setMissing('faults' in made ? made.faults : []);
    if ('faults' in made || sending) return;
    if ((await act(action.id, made.order)) === null) return;
    setDone(KIND[kind].done);
    setDraft({ ...EMPTY, kind: null });
  };

  return (
    <section className="section" aria-labelledby="update">
      <h2 className="section__title" id="update">
        Record what has become of it
      </h2>
      {done === null ? null : <Success words={done} />}
      <ErrorSummary faults={faults} />
      <form className="sheet prose" onSubmit={submit} noValidate>
        {kinds.length === 1 ? (
          <h3 className="nhsuk-heading-s">{KIND[kind].name}</h3>
        ) : (
          <Radios
            id={FIELD.kind}
            label="What do you want to record?"
            value={kind}
            options={kinds.map((one) => ({ value: one, name: KIND[one].name }))}
            onChange={(value) => {
              setMissing([]);
              set({ kind: kinds.find((one) => one === value) ?? kind });
            }}
          />
        )}
        {kind === 'closed' ? (
          <ClosingMinute
            committeeId={action.committeeId}
            meetingId={draft.meetingId}
            itemId={draft.itemId}
            faults={faults}
            onChoose={set}
          />
        ) : null}
        {kind === 'due_moved' ? (
          <DateField
            id={FIELD.newDueDate}
            label="New due date"
            hint="For example, 29 3 2027"
            error={errorAt(faults, FIELD.newDueDate)}
            value={draft.newDue}
            onChange={(newDue) => set({ newDue })}
          />
        ) : null}
        <TextArea
          id={FIELD.note}
          label={KIND[kind].note}
          error={errorAt(faults, FIELD.note)}
          value={draft.note}
          onChange={(note) => set({ note })}
        />
        <Button type="submit" busy={sending}>
          {KIND[kind].name}
        </Button>
      </form>
    </section>
  );
}

function Success({ words }: { readonly words: string }) {
  return (
    <Banner tone="success" takesFocus>
      <p>{words}</p>
    </Banner>
  );
}
