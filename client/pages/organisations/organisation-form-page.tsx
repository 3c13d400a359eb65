import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { addArea, addOrganisation, changeOrganisation } from '#client/live/constitution-deeds.ts';
import { useBodies, useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { DateField, NO_DATE, typedOf } from '#client/ui/fields/date-field.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { useKept } from '#client/ui/kept.ts';
import { type AreaId, toAreaId } from '#shared/ids.ts';
import type { Bodies, OrganisationView } from '#shared/protocol/http/constitution.ts';
import { Answered } from '../answered.tsx';
import { chosen, KIND_CHOICES } from '../constitution/choices.ts';
import { FormPage, SETTING_UP } from '../constitution/form-page.tsx';
import { isNotTheirs } from '../constitution/is-not-theirs.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { readDays } from '../seats/days.ts';
import { NotYours } from './not-yours.tsx';
import { tenureInWords } from './organisation-words.ts';

/** One body: what it is called, of what kind it is, where it is. Without an id, a new one. */
export default function OrganisationFormPage({
  organisationId = null,
}: {
  readonly organisationId?: string | null;
}) {
  const bodies = useBodies();
  if (isNotTheirs(bodies)) return <NotYours />;
  return (
    <Answered of={bodies} what="the organisation">
      {(all) => {
        if (!all.may.keepBodies) return <NotYours />;
        if (organisationId === null) return <OrganisationForm body={null} bodies={all} />;
        const body = all.organisations.find(({ id }) => id === organisationId);
        return body === undefined ? (
          <NotFoundPage />
        ) : (
          <OrganisationForm body={body} bodies={all} />
        );
      }}
    </Answered>
  );
}

const FIELD = {
  name: 'body-name',
  kind: 'body-kind',
  areaIds: 'body-areas',
  newAreas: 'body-new-areas',
  firstDay: 'body-from',
} as const;

function OrganisationForm({
  body,
  bodies,
}: {
  readonly body: OrganisationView | null;
  readonly bodies: Bodies;
}) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const search = new URLSearchParams(useSearch());
  const committee = search.get('committee');
  const settingUp = search.has(SETTING_UP) ? `?${SETTING_UP}` : '';
  const back =
    committee === null
      ? { href: '/organisations', name: 'Organisations' }
      : { href: `/committees/${committee}/bodies${settingUp}`, name: 'Bodies of the committee' };
  const [draft, set, forget] = useKept(`${me.data?.person.id}:body:${body?.id ?? 'new'}`, {
    name: body?.name ?? '',
    kind: (body?.kind ?? '') as string,
    areaIds: (body?.areaIds ?? []) as readonly string[],
    newAreas: '',
    firstDay: body === null ? NO_DATE : typedOf(body.firstDay),
  });
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(async () => {
    const areaIds = [...draft.areaIds.map(toAreaId), ...(await newAreas(draft.newAreas, bodies))];
    const order = {
      name: draft.name.trim(),
      kind: chosen(KIND_CHOICES, draft.kind) ?? 'forum',
      areaIds: [...new Set(areaIds)],
      firstDay: readFirstDay(draft.firstDay).day,
    };
    if (body === null) await addOrganisation(order);
    else await changeOrganisation(body.id, order);
  });
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);
  const submit = async () => {
    const wrong: FieldFault[] = [...readFirstDay(draft.firstDay).faults];
    if (chosen(KIND_CHOICES, draft.kind) === null) {
      wrong.unshift({ fieldId: FIELD.kind, message: 'Choose a kind' });
    }
    if (draft.name.trim() === '') {
      wrong.unshift({ fieldId: FIELD.name, message: 'Enter the name of the organisation' });
    }
    setMissing(wrong);
    if (wrong.length > 0 || (await act()) === null) return;
    forget();
    announce(`Saved: ${draft.name.trim()}`);
    navigate(back.href);
  };
  const tenure = body === null ? null : tenureInWords(body);
  return (
    <FormPage
      back={back}
      title={body === null ? 'Add an organisation' : `Change ${body.name}`}
      lede={
        body === null ? undefined : (
          <>
            {tenure === null ? null : <p>{tenure}</p>}
            <p>The change shows in every committee that this body belongs to.</p>
          </>
        )
      }
      faults={faults}
      busy={sending}
      submit={body === null ? 'Add the organisation' : 'Save'}
      onSubmit={submit}
    >
      <TextField
        id={FIELD.name}
        label="Name"
        strong
        hint="For example, NHS Brent CCG"
        error={errorAt(faults, FIELD.name)}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <Select
        id={FIELD.kind}
        label="What kind of body is it?"
        strong
        error={errorAt(faults, FIELD.kind)}
        value={draft.kind}
        options={[{ value: '', name: 'Choose a kind' }, ...KIND_CHOICES]}
        onChange={(kind) => set({ kind })}
      />
      {bodies.areas.length === 0 ? null : (
        <Checkboxes
          id={FIELD.areaIds}
          label="Which areas does it cover?"
          strong
          values={draft.areaIds}
          options={bodies.areas.map(({ id, name }) => ({ value: id, name }))}
          onChange={(areaIds) => set({ areaIds })}
        />
      )}
      <TextField
        id={FIELD.newAreas}
        label={
          bodies.areas.length === 0
            ? 'Which areas does it cover?'
            : 'Areas that are not in the list'
        }
        strong
        hint="With commas between them. For example, Brent, Harrow"
        error={errorAt(faults, FIELD.newAreas)}
        value={draft.newAreas}
        onChange={(text) => set({ newAreas: text })}
      />
      <DateField
        id={FIELD.firstDay}
        label="Since when does it exist? (optional)"
        strong
        error={errorAt(faults, FIELD.firstDay)}
        value={draft.firstDay}
        onChange={(firstDay) => set({ firstDay })}
      />
      {body === null || body.successor !== null ? null : (
        <p>
          <Link href={`/organisations/${body.id}/merger`}>
            This body has been merged into another one
          </Link>
        </p>
      )}
    </FormPage>
  );
}

function readFirstDay(typed: typeof NO_DATE) {
  const { days, faults } = readDays({
    firstDay: { fieldId: FIELD.firstDay, typed, what: 'first day', needed: false },
  });
  return { day: days.firstDay, faults };
}

/** The areas written down by name: those on record, and new ones. */
async function newAreas(text: string, { areas }: Bodies): Promise<readonly AreaId[]> {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const ids: AreaId[] = [];
  for (const name of names) {
    const known = areas.find((area) => area.name.toLowerCase() === name.toLowerCase());
    ids.push(known?.id ?? (await addArea({ name, kind: 'place' })).id);
  }
  return ids;
}
