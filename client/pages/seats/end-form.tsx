import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { DateField } from '#client/ui/fields/date-field.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { useKept } from '#client/ui/kept.ts';
import type { EndOrder } from '#shared/protocol/http/constitution.ts';
import { CheckAnswers, FormPage, useCheck, type Way } from '../constitution/form-page.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { BLANK_END, endInWords, endOrder, END_FIELD as FIELD } from './end-draft.ts';

/** Ends something of the constitution, with a reason, after a second look. */
export function EndForm({
  id,
  back,
  caption,
  title,
  lede,
  what,
  deed,
  confirm,
  done,
}: {
  /** What ends, for keeping what was typed. */
  readonly id: string;
  readonly back: Way;
  readonly caption: string;
  readonly title: string;
  readonly lede: ReactNode;
  /** What ends, as the answers say it. */
  readonly what: string;
  readonly deed: (order: EndOrder) => Promise<unknown>;
  readonly confirm: string;
  readonly done: string;
}) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { checking, check, toForm } = useCheck();
  const [draft, set, forget] = useKept(`${me.data?.person.id}:end:${id}`, BLANK_END);
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(deed);
  const made = endOrder(draft);
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);

  if (checking && 'order' in made) {
    return (
      <CheckAnswers
        back={toForm}
        caption={caption}
        title="Check before it ends"
        facts={[
          { name: 'What ends', value: what, given: true },
          { name: 'When', value: endInWords(made.order) },
          { name: 'Reason', value: made.order.reason },
        ]}
        faults={faults}
        busy={sending}
        confirm={confirm}
        warning
        onConfirm={async () => {
          if ((await act(made.order)) === null) return;
          forget();
          announce(done);
          navigate(back.href);
        }}
      />
    );
  }
  return (
    <FormPage
      back={back}
      caption={caption}
      title={title}
      lede={lede}
      faults={faults}
      submit="Continue"
      onSubmit={() => {
        setMissing('faults' in made ? made.faults : []);
        if ('order' in made) check();
      }}
    >
      <Radios
        id={FIELD.when}
        label="When does it end?"
        strong
        error={errorAt(faults, FIELD.when)}
        value={draft.when}
        options={[
          { value: 'now', name: 'At once' },
          { value: 'later', name: 'At the end of a day' },
        ]}
        onChange={(when) => set({ when })}
      />
      {draft.when === 'later' ? (
        <div className="conditional">
          <DateField
            id={FIELD.lastDay}
            label="Last day"
            hint="For example, 31 3 2027"
            error={errorAt(faults, FIELD.lastDay)}
            value={draft.lastDay}
            onChange={(lastDay) => set({ lastDay })}
          />
        </div>
      ) : null}
      <TextArea
        id={FIELD.reason}
        label="Why does it end?"
        strong
        hint="The reason stays on record. For example, Resigned by letter of 3 March 2027"
        rows={3}
        error={errorAt(faults, FIELD.reason)}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
      />
    </FormPage>
  );
}
