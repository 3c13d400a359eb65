import { createAccounts } from '#server/accounts/accounts.ts';
import { createSignInLetters } from '#server/accounts/letters.ts';
import { createOrganisations, type Organisation } from '#server/accounts/organisations.ts';
import type { SessionTimes } from '#server/accounts/sessions.ts';
import type { OpenRecords } from '#server/db/open-records.ts';
import { createPlaceOf } from '#server/http/client-address.ts';
import type { Log } from '#server/journal/journal.ts';
import type { Mailer } from '#server/mail/mailer.ts';
import { createPostRoom } from '#server/mail/post-room.ts';

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
  readonly settings: AccountSettings;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
  readonly log: Log;
}

/** Sign-in, sessions and letters, introduced to each other. */
export function createAccountsPart({ records, settings, now, randomBytes, log }: AccountsPartDeps) {
  const { db } = records;
  const reportError = (error: unknown) =>
    log('Something about an account went wrong', { error: String(error) });
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
  const placeOf = createPlaceOf(settings.trustedProxies ?? []);
  return {
    accounts,
    http: {
      letters: { letters, placeOf, organisations: organisations.list },
      signInWith: { organisations, origin: settings.origin },
    },
    endExpired: async () => {
      organisations.dropExpired();
      await accounts.endExpired();
    },
    settled: letters.settled,
    close: postRoom.close,
  };
}
