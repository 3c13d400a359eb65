import { useState } from 'react';
import { useLocation } from 'wouter';
import { changePerson } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { useKept } from '#client/ui/kept.ts';
import type { Constitution, KeptPerson } from '#shared/protocol/http/constitution.ts';
import { FormPage } from '../constitution/form-page.tsx';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { looksLikeEmail } from '../set-up/people-rows.ts';

const FIELD = { name: 'kept-name', email: 'kept-email' } as const;

/** A person's name as the minutes have it, and where letters reach them. */
export default function PersonPage({
  committeeId,
  personId,
}: {
  readonly committeeId: string;
  readonly personId: string;
}) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => {
        const person = constitution.people.find(({ id }) => id === personId);
        return person === undefined ? (
          <NotFoundPage />
        ) : (
          <PersonForm constitution={constitution} person={person} />
        );
      }}
    </KeptConstitution>
  );
}

function PersonForm({
  constitution,
  person,
}: {
  readonly constitution: Constitution;
  readonly person: KeptPerson;
}) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const back = { href: `/committees/${constitution.id}/membership`, name: 'Membership' };
  const [draft, set, forget] = useKept(
    `${me.data?.person.id}:person:${person.id}:${person.name}:${person.email}`,
    { name: person.name, email: person.email ?? '' },
  );
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(changePerson);
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);
  const submit = async () => {
    const name = draft.name.trim();
    const email = draft.email.trim();
    const wrong: FieldFault[] = [];
    if (name === '') wrong.push({ fieldId: FIELD.name, message: 'Enter a name' });
    if (email !== '' && !looksLikeEmail(email)) {
      wrong.push({
        fieldId: FIELD.email,
        message: 'Enter an e-mail address like name@example.nhs.uk',
      });
    }
    setMissing(wrong);
    if (wrong.length > 0) return;
    if ((await act(person.id, { name, email: email || null })) === null) return;
    forget();
    announce(`Saved: ${name}`);
    navigate(back.href);
  };
  return (
    <FormPage
      back={back}
      caption={constitution.name}
      title={`Change the name or address of ${person.name}`}
      lede={
        <p>
          For putting a slip right. If another person takes the seat, end this appointment and
          appoint the other.
        </p>
      }
      faults={faults}
      busy={sending}
      submit="Save"
      onSubmit={submit}
    >
      <TextField
        id={FIELD.name}
        label="Name"
        strong
        hint="As it is to appear in the minutes"
        error={errorAt(faults, FIELD.name)}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        id={FIELD.email}
        label="E-mail address (optional)"
        strong
        hint="They sign in with it. Without one they cannot sign in."
        kind="email"
        error={errorAt(faults, FIELD.email)}
        value={draft.email}
        onChange={(email) => set({ email })}
      />
    </FormPage>
  );
}
