import { createAccountBook } from '#server/accounts/account-book.ts';
import { createAccounts } from '#server/accounts/accounts.ts';
import { createFirstAdministrator } from '#server/accounts/first-administrator.ts';
import { createInvitations } from '#server/accounts/invitations.ts';
import { createSignInLetters } from '#server/accounts/letters.ts';
import { createOrganisations, type Organisation } from '#server/accounts/organisations.ts';
import type { SessionTimes } from '#server/accounts/sessions.ts';
import { createKeepAccounts } from '#server/commands/keep-accounts.ts';
import type { OpenRecords } from '#server/db/open-records.ts';
import { createPlaceOf } from '#server/http/client-address.ts';
import type { Log } from '#server/journal/journal.ts';
import type { Mailer } from '#server/mail/mailer.ts';
import { createPostRoom } from '#server/mail/post-room.ts';
import { createTell } from '#server/mail/tell.ts';
import { createAccountQueries } from '#server/queries/accounts.ts';
import { createAddressStore } from '#server/records/address-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { PersonId } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';

/** What the settings say about accounts and letters. */
export interface AccountSettings {
  /** The installation's own key; nothing that it made unreadable can be read without it. */
  readonly key: Uint8Array;
  readonly mailer: Mailer;
  /** The service's own address, for letters: `https://minutes.example.org`. */
  readonly origin: () => string;
  readonly trustedProxies?: readonly string[];
  readonly organisations?: readonly Organisation[];
  readonly times?: SessionTimes;
}

export interface AccountsPartDeps {
  readonly records: OpenRecords;
  readonly audit: AuditBook;
  readonly settings: AccountSettings;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
  readonly log: Log;
}

interface WithPolicy {
  readonly standings: Standings;
  readonly rightsChanged: (person: PersonId) => void;
}

/** Sign-in, sessions and letters, introduced to each other. */
export function createAccountsPart(deps: AccountsPartDeps) {
  const { audit, settings, now, randomBytes, log } = deps;
  const { db } = deps.records;
  const reportError = (error: unknown) =>
    log('Something about an account went wrong', { error: errorWithoutWords(error) });
  const accounts = createAccounts({
    db,
    now,
    randomBytes,
    ...(settings.times === undefined ? {} : { times: settings.times }),
  });
  const postRoom = createPostRoom({ mailer: settings.mailer, log });
  const letters = createSignInLetters({
    db,
    now,
    newToken: accounts.newToken,
    key: settings.key,
    postRoom,
    origin: settings.origin,
    reportError,
  });
  const organisations = createOrganisations({
    db,
    organisations: settings.organisations ?? [],
    secret: () => Buffer.from(settings.key).toString('base64url'),
    origin: settings.origin,
    now,
  });
  const { newToken, sessions } = accounts;
  const invitations = createInvitations({
    db,
    audit,
    now,
    newToken,
    postRoom,
    origin: settings.origin,
  });
  const book = createAccountBook({ db, audit, sessions, now });
  const random = () => randomBytes(16).toString('base64url');
  const first = createFirstAdministrator({ db, audit, now, newToken, random });
  const placeOf = createPlaceOf(settings.trustedProxies ?? []);
  return {
    accounts,
    /** Letters to whoever has to do or to read something. */
    tell: createTell({ postRoom, addressOf: createAddressStore(db), reportError }),
    /** For those who keep a constitution; the command asks whether they may. */
    invitations,
    /** The routes, once it is known who may do what. */
    routes: ({ standings, rightsChanged }: WithPolicy) => ({
      sessions,
      queries: createAccountQueries({ accounts: book, sessions, standings }),
      keep: createKeepAccounts({
        accounts: book,
        invitations,
        standings,
        random,
        rightsChanged,
      }),
      now,
    }),
    http: {
      letters: { letters, placeOf, organisations: organisations.list },
      signInWith: { organisations, origin: settings.origin },
      first,
    },
    endExpired: async () => {
      organisations.dropExpired();
      await accounts.endExpired();
    },
    /** The path of the link for the first administrator; `null`: somebody is on record. */
    firstLink: async () => {
      const token = await first.makeLink();
      return token === null ? null : `/sign-in/first/${token}`;
    },
    settled: letters.settled,
    close: postRoom.close,
  };
}
