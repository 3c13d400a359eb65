import { mayBy, NO_ITEM } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { PersonId } from '#shared/ids.ts';
import type { Account, OwnAccount } from '#shared/protocol/http/accounts.ts';

interface AccountRow {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly administrator: boolean;
  readonly closedAt: number | null;
  readonly invitedAt: number | null;
  readonly lastSignedInAt: number | null;
  readonly sessions: number;
}

/** What these questions need of server/accounts. */
interface Accounts {
  all(): Promise<readonly AccountRow[]>;
  get(person: PersonId): Promise<AccountRow | null>;
}

interface Sessions {
  of(person: PersonId): Promise<
    readonly {
      readonly sessionKey: string;
      readonly device: string;
      readonly since: number;
      readonly lastUsed: number;
    }[]
  >;
}

export interface AccountQueries {
  own(person: PersonId, sessionKey: string): Promise<OwnAccount | null>;
  /** `null`: not for this reader. */
  all(person: PersonId): Promise<readonly Account[] | null>;
}

export interface AccountQueriesDeps {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly standings: Standings;
}

export function createAccountQueries(deps: AccountQueriesDeps): AccountQueries {
  const { accounts, sessions, standings } = deps;
  return {
    own: async (person, sessionKey) => {
      const account = await accounts.get(person);
      if (account === null) return null;
      return {
        name: account.name,
        email: account.email,
        sessions: (await sessions.of(person)).map((one) => ({
          id: one.sessionKey,
          device: one.device,
          since: instant(one.since),
          lastUsed: instant(one.lastUsed),
          current: one.sessionKey === sessionKey,
        })),
      };
    },

    all: async (person) => {
      const standing = await standings.inService(person);
      if (!mayBy(standing, 'keep-accounts', NO_ITEM).allowed) return null;
      return (await accounts.all()).map((row) => ({
        ...row,
        closedAt: row.closedAt === null ? null : instant(row.closedAt),
        invitedAt: row.invitedAt === null ? null : instant(row.invitedAt),
        lastSignedInAt: row.lastSignedInAt === null ? null : instant(row.lastSignedInAt),
      }));
    },
  };
}

const instant = (at: number) => new Date(at).toISOString();
