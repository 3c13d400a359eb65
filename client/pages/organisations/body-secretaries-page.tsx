import { type FormEvent, useState } from 'react';
import {
  endBodySecretary,
  nameBodySecretary,
  useBodySecretaries,
} from '#client/live/publication.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { Button } from '#client/ui/button.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { DateField, dayOf, NO_DATE } from '#client/ui/fields/date-field.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { PersonId } from '#shared/ids.ts';
import type { BodySecretaryList } from '#shared/protocol/http/publication.ts';
import { Answered } from '../answered.tsx';
import { errorAt, formFaults } from '../form-faults.ts';

/** Who keeps a body's own minutes, and so receives those of its committees. */
export default function BodySecretariesPage({
  organisationId,
}: {
  readonly organisationId: string;
}) {
  const asked = useBodySecretaries(organisationId);
  return (
    <>
      <Breadcrumbs
        above={[
          { name: 'Home', href: '/' },
          { name: 'Organisations', href: '/organisations' },
        ]}
      />
      <Answered of={asked} what="the secretaries" whole>
        {(list) => <Secretaries organisationId={organisationId} list={list} />}
      </Answered>
    </>
  );
}

interface SecretariesProps {
  readonly organisationId: string;
  readonly list: BodySecretaryList;
}

function Secretaries({ organisationId, list }: SecretariesProps) {
  const { act, sending, fault } = useDeed(endBodySecretary);
  const announce = useAnnounce();
  const end = async (id: string, name: string) => {
    if ((await act(organisationId, id)) !== null) announce(`${name} is the secretary no more.`);
  };
  return (
    <>
      <PageHead title="Who receives minutes for this body" caption={list.name}>
        <p>
          The secretary of a body finds the approved minutes of its committees here, and writes down
          when the body received them. They see no drafts and nothing of Part II.
        </p>
      </PageHead>
      <ErrorSummary faults={formFaults(fault, {})} />
      {list.secretaries.length === 0 ? (
        <EmptyState>Nobody is named yet.</EmptyState>
      ) : (
        <ResponsiveTable
          caption="Secretaries"
          rows={list.secretaries}
          keyOf={({ id }) => id}
          columns={[
            { name: 'Name', cell: ({ name }) => name },
            {
              name: 'Since',
              cell: ({ fromDay }) => (fromDay === null ? 'Not recorded' : dayInWords(fromDay)),
            },
            ...(list.mayKeep
              ? [
                  {
                    name: 'Change',
                    cell: ({ id, name }: { readonly id: string; readonly name: string }) => (
                      <Button weight="quiet" busy={sending} onClick={() => void end(id, name)}>
                        End<span className="nhsuk-u-visually-hidden"> {name} as the secretary</span>
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {list.mayKeep ? (
        <NameForm organisationId={organisationId} list={list} />
      ) : (
        <p>Other committees have to do with this body too, so an administrator names them.</p>
      )}
    </>
  );
}

function NameForm({ organisationId, list }: SecretariesProps) {
  const [personId, setPersonId] = useState('');
  const [day, setDay] = useState(NO_DATE);
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(nameBodySecretary);
  const announce = useAnnounce();
  const fields = { personId: 'secretary-person', firstDay: 'secretary-first-day' };
  const faults = wrong.length > 0 ? wrong : formFaults(fault, fields);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const firstDay = dayOf(day);
    const lacking = [
      ...(personId === '' ? [{ fieldId: fields.personId, message: 'Choose a person' }] : []),
      ...(firstDay === null ? [{ fieldId: fields.firstDay, message: 'Enter the first day' }] : []),
    ];
    setWrong(lacking);
    if (lacking.length > 0 || firstDay === null || sending) return;
    const order = { personId: personId as PersonId, firstDay };
    if ((await act(organisationId, order)) === null) return;
    announce('The secretary is named.');
    setPersonId('');
    setDay(NO_DATE);
  };

  return (
    <section className="section" aria-labelledby="name-secretary">
      <h2 className="section__title" id="name-secretary">
        Name a secretary
      </h2>
      <form className="form" onSubmit={submit} noValidate>
        <ErrorSummary faults={faults} />
        <Select
          id={fields.personId}
          label="Who?"
          hint="Somebody who is not here yet is added under Accounts first."
          error={errorAt(faults, fields.personId)}
          value={personId}
          options={[
            { value: '', name: 'Choose a person' },
            ...list.people.map(({ id, name }) => ({ value: id, name })),
          ]}
          onChange={setPersonId}
        />
        <DateField
          id={fields.firstDay}
          label="From which day?"
          hint="For example 1 4 2018"
          error={errorAt(faults, fields.firstDay)}
          value={day}
          onChange={setDay}
        />
        <Button type="submit" busy={sending}>
          Name the secretary
        </Button>
      </form>
    </section>
  );
}
