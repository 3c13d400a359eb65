import { DomainError } from '#shared/domain/domain-error.ts';
import type { PersonId } from '#shared/ids.ts';
import { notFound } from '../asked.ts';
import { actedAs } from '../on-record.ts';
import { changedIn } from './changed-in.ts';
import { emailIn } from './choose-person.ts';
import { createForm } from './form.ts';
import { committeesKept, type KeepingDeps } from './keeping.ts';

/** Changes a person's name, or gives them an e-mail address. Letters to an address open the account: so one
 *  that is there is changed where accounts are kept, which ends what stood on it, and a secretary gives one
 *  only to somebody who sits on their own committees alone. */
export const createChangePerson =
  ({ constitutions, standings, rightsChanged }: KeepingDeps) =>
  async (order: {
    readonly personId: PersonId;
    readonly name: string;
    readonly email: string | null;
    readonly by: PersonId;
  }): Promise<void> => {
    const kept = await committeesKept(standings, order.by);
    const person = await constitutions.person(order.personId);
    const named = await constitutions.committeesNaming(order.personId);
    if (person === null) throw notFound();
    if (kept !== null && !named.some((id) => kept.includes(id))) throw notFound();
    const target = await standings.inService(person.id);
    const everywhere = kept === null || named.every((id) => kept.includes(id));
    if (!everywhere || (kept !== null && target?.person.administrator === true)) {
      throw new DomainError(
        'not-allowed',
        'This person is known elsewhere too, so an administrator does this.',
      );
    }
    const form = createForm();
    const name = form.text('name', order.name, 'Enter their name');
    const email = emailIn(form, 'email', order.email);
    if (person.email !== null && email !== person.email) {
      form.fault('email', 'An administrator changes an e-mail address, on the page of accounts');
    }
    const other = email === null ? null : await constitutions.personByEmail(email);
    if (other !== null && other.id !== person.id) {
      form.fault('email', 'Somebody else has this e-mail address');
    }
    form.check();
    const by = await standings.inService(order.by);
    await constitutions.changePerson(
      { id: person.id, name, email },
      {
        by: order.by,
        capacity: kept === null && by !== null ? actedAs(by) : 'secretary',
        committeeId: null,
        deed: 'person-changed',
        thing: 'person',
        thingId: person.id,
        // The address itself is not copied where it cannot be taken out again.
        ...changedIn(
          { name: person.name, hasEmail: person.email !== null },
          { name, hasEmail: email !== null },
          'name',
        ),
      },
    );
    rightsChanged([person.id]);
  };
