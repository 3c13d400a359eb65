import { useState } from 'react';
import { useLocation } from 'wouter';
import { mergeOrganisation } from '#client/live/constitution-deeds.ts';
import { useBodies, useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { DateField, NO_DATE } from '#client/ui/fields/date-field.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { useKept } from '#client/ui/kept.ts';
import { toOrganisationId } from '#shared/ids.ts';
import type { Bodies, OrganisationView } from '#shared/protocol/http/constitution.ts';
import { Answered } from '../answered.tsx';
import { CheckAnswers, FormPage, useCheck } from '../constitution/form-page.tsx';
import { isNotTheirs } from '../constitution/is-not-theirs.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { readDays } from '../seats/days.ts';
import { NotYours } from './not-yours.tsx';

const FIELD = { intoId: 'merger-into', from: 'merger-from' } as const;

/** Bodies merge: one goes into another, which takes its place from a day. */
export default function MergerPage({ organisationId }: { readonly organisationId: string }) {
  const bodies = useBodies();
  if (isNotTheirs(bodies)) return <NotYours />;
  return (
    <Answered of={bodies} what="the organisation">
      {(all) => {
        const body = all.organisations.find(({ id }) => id === organisationId);
        return body === undefined || !all.may.keepBodies ? (
          <NotFoundPage />
        ) : (
          <Merger body={body} bodies={all} />
        );
      }}
    </Answered>
  );
}

function Merger({ body, bodies }: { readonly body: OrganisationView; readonly bodies: Bodies }) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { checking, check, toForm } = useCheck();
  const back = { href: `/organisations/${body.id}`, name: body.name };
  const [draft, set, forget] = useKept(`${me.data?.person.id}:merger:${body.id}`, {
    intoId: '',
    from: NO_DATE,
  });
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(mergeOrganisation);
  const others = bodies.organisations.filter(
    ({ id, successor }) => id !== body.id && successor === null,
  );
  const into = others.find(({ id }) => id === draft.intoId);
  const { days, faults: wrong } = readDays({
    from: {
      fieldId: FIELD.from,
      typed: draft.from,
      what: 'first day on which the other body takes its place',
      needed: true,
    },
  });
  if (into === undefined) {
    wrong.unshift({ fieldId: FIELD.intoId, message: 'Choose the body that takes its place' });
  }
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);
  if (checking && into !== undefined && days.from !== null) {
    const from = days.from;
    return (
      <CheckAnswers
        back={toForm}
        title="Check before you record the merger"
        facts={[
          { name: 'This body ends', value: body.name, given: true },
          { name: 'It goes into', value: into.name },
          { name: 'From', value: dayInWords(from) },
        ]}
        faults={faults}
        busy={sending}
        confirm="Record the merger"
        onConfirm={async () => {
          const order = { intoId: toOrganisationId(into.id), from };
          if ((await act(body.id, order)) === null) return;
          forget();
          announce('The merger is recorded.');
          navigate('/organisations');
        }}
      />
    );
  }
  return (
    <FormPage
      back={back}
      title={`Merge ${body.name} into another body`}
      lede={<p>What {body.name} did stays on record under its name.</p>}
      faults={faults}
      submit="Continue"
      onSubmit={() => {
        setMissing(wrong);
        if (wrong.length === 0) check();
      }}
    >
      <Select
        id={FIELD.intoId}
        label="Which body takes its place?"
        strong
        hint="If it is not in the list, add it as an organisation first."
        error={errorAt(faults, FIELD.intoId)}
        value={draft.intoId}
        options={[
          { value: '', name: 'Choose a body' },
          ...others.map(({ id, name }) => ({ value: id, name })),
        ]}
        onChange={(intoId) => set({ intoId })}
      />
      <DateField
        id={FIELD.from}
        label="From which day?"
        strong
        hint="For example, 1 4 2027"
        error={errorAt(faults, FIELD.from)}
        value={draft.from}
        onChange={(from) => set({ from })}
      />
    </FormPage>
  );
}
