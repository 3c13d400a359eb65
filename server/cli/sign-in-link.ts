import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { createAccounts } from '#server/accounts/accounts.ts';
import { readConfig } from '#server/config.ts';
import { CannotStart } from '#server/db/cannot-start.ts';
import { type OpenRecords, openRecords } from '#server/db/open-records.ts';
import { createCommitteeStore } from '#server/records/committee-store.ts';
import { toPersonId } from '#shared/ids.ts';

/** `npm run sign-in-link -- <person>`: a link that signs one person in, once, within a day. */
const VALID_MS = 24 * 60 * 60 * 1000;

const config = readConfig(process.env);
const records = openOrExit(join(resolve(config.DATA_DIR), 'records.db'));
const person = await createCommitteeStore(records.db).person(toPersonId(process.argv[2] ?? ''));
if (person === null) {
  process.stderr.write('Say whose link it is: npm run sign-in-link -- <person’s id>\n');
  process.exitCode = 1;
} else {
  const now = () => Date.now();
  const accounts = createAccounts({ db: records.db, now, randomBytes });
  const token = await accounts.makeLink(person.id, { expiresAt: now() + VALID_MS });
  const origin = config.PUBLIC_ORIGINS[0] ?? `http://${config.HOST}:${config.PORT}`;
  process.stdout.write(`${person.id}  ${origin}/sign-in/${token}\n`);
}
records.close();

function openOrExit(file: string): OpenRecords {
  try {
    return openRecords(file);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
