import { type FormEvent, useState } from 'react';
import { changeAddress } from '#client/live/account-deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { toEmailAddress } from '#shared/domain/email-address.ts';
import { errorAt, formFaults } from '../form-faults.ts';

const FIELD = 'account-email';

/** Where the letters go from now on. */
export function AddressForm({
  personId,
  email,
}: {
  readonly personId: string;
  readonly email: string;
}) {
  const [typed, setTyped] = useState(email);
  const [wrong, setWrong] = useState(false);
  const { act, sending, fault } = useDeed(changeAddress);
  const announce = useAnnounce();
  const faults = wrong
    ? [{ fieldId: FIELD, message: 'Enter an e-mail address, like name@example.org' }]
    : formFaults(fault, { email: FIELD });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isWrong = toEmailAddress(typed) === null;
    setWrong(isWrong);
    if (isWrong || sending || (await act(personId, typed)) === null) return;
    announce('The address is changed.');
  };
  return (
    <form className="section" onSubmit={submit} noValidate>
      <h2 className="section__title">{email === '' ? 'Give an address' : 'Change the address'}</h2>
      <ErrorSummary faults={faults} />
      <TextField
        id={FIELD}
        label="E-mail address"
        hint="A new address signs them out everywhere: the next letter goes there."
        kind="email"
        error={errorAt(faults, FIELD)}
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" weight="secondary" busy={sending}>
        Save the address
      </Button>
    </form>
  );
}
