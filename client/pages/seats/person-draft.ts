import type { FieldFault } from '#client/ui/error-summary.tsx';
import { toPersonId } from '#shared/ids.ts';
import type { ChosenPerson, KeptPerson } from '#shared/protocol/http/constitution.ts';
import { looksLikeEmail } from '../set-up/people-rows.ts';

/** Who is meant, while it is being said: somebody known, or somebody new. */
export interface PersonDraft {
  /** A person's id, `new`, or nothing chosen. */
  readonly who: string;
  readonly name: string;
  readonly email: string;
  readonly invite: string;
}

export const SOMEBODY_NEW = 'new';
export const BLANK_PERSON: PersonDraft = { who: '', name: '', email: '', invite: '' };

export const PERSON_FIELD = { who: 'person', name: 'person-name', email: 'person-email' };

/** Which field a refusal is about, under the name that the order has for the person. */
export const PERSON_FAULTS = {
  person: PERSON_FIELD.who,
  'person.personId': PERSON_FIELD.who,
  'person.name': PERSON_FIELD.name,
  'person.email': PERSON_FIELD.email,
};

export function readPerson(
  draft: PersonDraft,
  people: readonly KeptPerson[],
): { readonly person: ChosenPerson } | { readonly faults: readonly FieldFault[] } {
  const known = people.find(({ id }) => id === draft.who);
  if (known !== undefined) return { person: { personId: toPersonId(known.id) } };
  if (people.length > 0 && draft.who !== SOMEBODY_NEW) {
    return { faults: [{ fieldId: PERSON_FIELD.who, message: 'Choose a person' }] };
  }
  const name = draft.name.trim();
  const email = draft.email.trim();
  const faults: FieldFault[] = [];
  if (name === '') faults.push({ fieldId: PERSON_FIELD.name, message: 'Enter a name' });
  if (email !== '' && !looksLikeEmail(email)) {
    faults.push({
      fieldId: PERSON_FIELD.email,
      message: 'Enter an e-mail address like name@example.nhs.uk',
    });
  }
  if (email === '' && draft.invite === 'yes') {
    faults.push({
      fieldId: PERSON_FIELD.email,
      message: 'Enter an e-mail address to send the invitation to',
    });
  }
  if (faults.length > 0) return { faults };
  return { person: { name, email: email || null, invite: draft.invite === 'yes' } };
}

export function personInWords(draft: PersonDraft, people: readonly KeptPerson[]): string {
  const known = people.find(({ id }) => id === draft.who);
  if (known !== undefined) return known.name;
  const email = draft.email.trim();
  const invited = draft.invite === 'yes' ? '. An invitation will be sent' : '';
  return `${draft.name.trim()}${email === '' ? ', no e-mail address' : `, ${email}`}${invited}`;
}
