import { randomBytes } from 'node:crypto';
import type { AppDeps } from '#server/app.ts';

/** Accounts whose letters go nowhere, for a server that is no trial of sign-in. */
export const quietAccounts = (): AppDeps['accounts'] => ({
  key: randomBytes(32),
  mailer: { words: 'nowhere', send: async () => {} },
  origin: () => 'http://localhost',
});
