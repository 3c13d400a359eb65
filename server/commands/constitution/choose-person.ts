import type { ConstitutionChange, PersonRecord } from '#server/records/constitution.ts';
import { toEmailAddress } from '#shared/domain/email-address.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import type { Form } from './form.ts';
import { committeesKept, type KeepingDeps } from './keeping.ts';

/** Somebody known, or somebody new. */
export type ChosenPerson =
  | { readonly personId: PersonId }
  | { readonly name: string; readonly email: string | null; readonly invite: boolean };

export interface Chosen {
  readonly id: PersonId;
  readonly name: string;
  /** Writes a new person down; empty for somebody who is on record. */
  readonly changes: readonly ConstitutionChange[];
  readonly isNew: boolean;
  /** Asked in by a letter, once it is written. */
  readonly invite: boolean;
}

/** Finds who is meant, before the rule decides. A new person whose e-mail address is on record is the person
 *  on record: one person, however many committees. Faults are told to `form`. */
export async function choosePerson(
  form: Form,
  { constitutions, standings, random }: KeepingDeps,
  by: PersonId,
  chosen: ChosenPerson,
): Promise<Chosen> {
  if ('personId' in chosen) {
    const kept = await committeesKept(standings, by);
    const known = await constitutions.people(kept);
    const person = known.find((one) => one.id === chosen.personId);
    if (person === undefined) form.fault('person.personId', 'Choose a person from the list');
    checkOpen(form, 'person.personId', person);
    return {
      id: chosen.personId,
      name: person?.name ?? '',
      changes: [],
      isNew: false,
      invite: false,
    };
  }
  const name = form.text('person.name', chosen.name, 'Enter their name');
  const email = emailIn(form, 'person.email', chosen.email);
  if (chosen.invite && form.optional(chosen.email) === null) {
    form.fault('person.email', 'Enter the e-mail address that the invitation is to go to');
  }
  const { invite } = chosen;
  const found = email === null ? null : await constitutions.personByEmail(email);
  if (found !== null) {
    checkOpen(form, 'person.email', found);
    return { id: found.id, name: found.name, changes: [], isNew: false, invite };
  }
  const id = toPersonId(random());
  return {
    id,
    name,
    changes: [{ kind: 'person', person: { id, name, email } }],
    isNew: true,
    invite,
  };
}

function checkOpen(form: Form, path: string, person: PersonRecord | undefined): void {
  if (person?.disabled) form.fault(path, 'This person’s account is closed');
}

/** An e-mail address as it is kept, or `null` when none is given. */
export function emailIn(form: Form, path: string, value: string | null): string | null {
  const text = form.optional(value);
  const email = text === null ? null : toEmailAddress(text);
  if (text !== null && email === null) {
    form.fault(path, 'Enter an e-mail address in the correct format, like name@example.nhs.uk');
  }
  return email;
}
