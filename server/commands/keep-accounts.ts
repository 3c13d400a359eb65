import type { AuditEntry } from '#server/records/audit-book.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { toEmailAddress } from '#shared/domain/email-address.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import { allowedInService, notFound } from './asked.ts';
import type { Invitations } from './invitations.ts';

interface Account {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly administrator: boolean;
  readonly closedAt: number | null;
}

/** Who may sign in, as server/accounts keeps it. Each change and its entry are one unit of work; sessions and
 *  letters that no longer stand on anything end with it. */
export interface Accounts {
  all(): Promise<readonly Account[]>;
  get(person: PersonId): Promise<Account | null>;
  /** Whose address it is. */
  holderOf(email: string): Promise<PersonId | null>;
  add(person: Omit<Account, 'closedAt'>, entry: AuditEntry): Promise<void>;
  changeAddress(person: PersonId, email: string, entry: AuditEntry): Promise<void>;
  close(person: PersonId, entry: AuditEntry): Promise<void>;
  reopen(person: PersonId, entry: AuditEntry): Promise<void>;
  endSessions(person: PersonId, entry: AuditEntry): Promise<void>;
}

export interface KeepAccountsDeps {
  readonly accounts: Accounts;
  readonly invitations: Invitations;
  readonly standings: Standings;
  readonly random: () => string;
  /** Everything open in their name asks again what they may do. */
  readonly rightsChanged: (person: PersonId) => void;
}

export type KeepAccounts = ReturnType<typeof createKeepAccounts>;

/** An administrator looks after accounts: who may sign in, at which address, and for how long. */
export function createKeepAccounts(deps: KeepAccountsDeps) {
  const { accounts, invitations, standings, random, rightsChanged } = deps;

  const mayKeep = (by: PersonId) => allowedInService(standings, by, 'keep-accounts');
  const accountOf = async (person: PersonId) => {
    const account = await accounts.get(person);
    if (account === null) throw notFound();
    return account;
  };
  const entry = (
    by: PersonId,
    person: PersonId,
    deed: AuditEntry['deed'],
    facts: Pick<AuditEntry, 'before' | 'after' | 'reason'> = {},
  ): AuditEntry => ({
    by,
    capacity: 'administrator',
    deed,
    committeeId: null,
    thing: 'person',
    thingId: person,
    ...facts,
  });
  const freeAddress = async (text: string, person: PersonId | null) => {
    const email = toEmailAddress(text);
    if (email === null) {
      throw new DomainError(
        'not-valid',
        'Enter an e-mail address in the right form, like name@example.org.',
      );
    }
    const holder = await accounts.holderOf(email);
    if (holder !== null && holder !== person) {
      throw new DomainError('not-valid', 'Somebody else on record has this address.');
    }
    return email;
  };

  return {
    add: async (
      by: PersonId,
      order: {
        readonly name: string;
        readonly email: string;
        readonly administrator: boolean;
        readonly invite: boolean;
      },
    ): Promise<{ readonly id: PersonId }> => {
      await mayKeep(by);
      const { administrator } = order;
      const name = order.name.trim();
      if (name === '') throw new DomainError('not-valid', 'Enter their name.');
      const email = await freeAddress(order.email, null);
      const id = toPersonId(random());
      const after = { name, administrator };
      await accounts.add(
        { id, name, email, administrator },
        entry(by, id, 'account-added', { after }),
      );
      if (order.invite) await invitations.invite(id, by, entry(by, id, 'person-invited'));
      return { id };
    },

    invite: async (by: PersonId, person: PersonId): Promise<void> => {
      await mayKeep(by);
      await accountOf(person);
      await invitations.invite(person, by, entry(by, person, 'person-invited'));
    },

    changeAddress: async (by: PersonId, person: PersonId, text: string): Promise<void> => {
      await mayKeep(by);
      const account = await accountOf(person);
      const email = await freeAddress(text, person);
      if (email === account.email) return;
      // The address itself is nobody's business who reads the record of who did what.
      await accounts.changeAddress(person, email, entry(by, person, 'address-changed'));
    },

    close: async (by: PersonId, person: PersonId, reason: string): Promise<void> => {
      await mayKeep(by);
      const account = await accountOf(person);
      if (person === by) {
        throw new DomainError(
          'not-valid',
          'You cannot close your own account. Another administrator can.',
        );
      }
      if (reason.trim() === '') throw new DomainError('reason-missing', 'Say why.');
      if (account.closedAt !== null) return;
      await accounts.close(person, entry(by, person, 'account-closed', { reason: reason.trim() }));
      rightsChanged(person);
    },

    reopen: async (by: PersonId, person: PersonId): Promise<void> => {
      await mayKeep(by);
      if ((await accountOf(person)).closedAt === null) return;
      await accounts.reopen(person, entry(by, person, 'account-reopened'));
      rightsChanged(person);
    },

    endSessions: async (by: PersonId, person: PersonId): Promise<void> => {
      await mayKeep(by);
      await accountOf(person);
      await accounts.endSessions(person, entry(by, person, 'sessions-ended'));
    },
  };
}
