import { useState } from 'react';
import { useLocation } from 'wouter';
import { addPerson } from '#client/live/account-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { useKept } from '#client/ui/kept.ts';
import { toEmailAddress } from '#shared/domain/email-address.ts';
import { FormPage } from '../constitution/form-page.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';

const FIELD = { name: 'person-name', email: 'person-email' } as const;

/** Somebody new, who may sign in from now on. */
export function AddPersonPage() {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const [draft, set, forget] = useKept(`${me.data?.person.id}:new-account`, {
    name: '',
    email: '',
    choices: ['invite'] as readonly string[],
  });
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(addPerson);
  if (me.data?.may.keepAccounts !== true) return <NotFoundPage />;
  const faults = missing.length > 0 ? missing : formFaults(fault, FIELD);

  const submit = async () => {
    const wrong = faultsIn(draft);
    setMissing(wrong);
    if (wrong.length > 0) return;
    const { name, email, choices } = draft;
    const invite = choices.includes('invite');
    const done = await act({
      name,
      email,
      invite,
      administrator: choices.includes('administrator'),
    });
    if (done === null) return;
    forget();
    announce(invite ? 'The person is added, and an invitation is on its way.' : 'Added.');
    navigate(`/accounts/${done.answer.id}`);
  };
  return (
    <FormPage
      back={{ href: '/accounts', name: 'Accounts' }}
      title="Add a person"
      lede={<p>To give somebody a seat, go to the committee’s membership instead.</p>}
      faults={faults}
      submit="Add the person"
      busy={sending}
      onSubmit={submit}
    >
      <TextField
        id={FIELD.name}
        label="Name"
        error={errorAt(faults, FIELD.name)}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        id={FIELD.email}
        label="E-mail address"
        hint="The letters that sign them in go there."
        kind="email"
        error={errorAt(faults, FIELD.email)}
        value={draft.email}
        onChange={(email) => set({ email })}
      />
      <Checkboxes
        id="person-choices"
        label="What else?"
        values={draft.choices}
        options={[
          { value: 'invite', name: 'Send an invitation now' },
          {
            value: 'administrator',
            name: 'Make them an administrator',
            hint: 'Administrators set up committees and look after accounts. They see no committee’s business by it.',
          },
        ]}
        onChange={(choices) => set({ choices })}
      />
    </FormPage>
  );
}

function faultsIn({ name, email }: { readonly name: string; readonly email: string }) {
  const faults: FieldFault[] = [];
  if (name.trim() === '') faults.push({ fieldId: FIELD.name, message: 'Enter their name' });
  if (toEmailAddress(email) === null) {
    faults.push({
      fieldId: FIELD.email,
      message: 'Enter an e-mail address, like name@example.org',
    });
  }
  return faults;
}
