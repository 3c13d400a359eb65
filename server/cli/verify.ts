import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { readConfig } from '#server/config.ts';
import * as schema from '#server/db/records-schema.ts';
import { inWords } from '#server/db/root-of.ts';
import { verifyBook } from '#server/journal/verify-book.ts';
import { endOfAudit, faultsInAudit } from '#server/records/audit-book.ts';
import { endsOfSealed, faultsInSealed } from '#server/records/verify-sealed.ts';
import { lookTwice } from './look-twice.ts';
import { verifyApproved } from './verify-approved.ts';
import { verifyKeeping } from './verify-keeping.ts';

/** `npm run verify`: reads the books in `DATA_DIR` from end to end and says whether they are as they were
 *  written. It changes nothing, so it may run beside the server, or on a copy of the folder. Ends with 0 when
 *  all is well, with 1 when something was found or could not be read. */

/** More tell nobody more. */
const MOST_FINDINGS = 50;

const GUARDED: Readonly<Record<string, string>> = {
  audit_event: 'the record of who did what',
  sealed_record: 'the sealed records',
  minute_reference: 'the references of minutes',
  minutes_move: 'the moves of minutes',
};

const folder = resolve(process.argv[2] ?? readConfig(process.env).DATA_DIR);
const findings = [
  ...read('records.db', 'audit_event', (connection) => {
    const db = drizzle(connection, { schema });
    const faults = [...guards(connection), ...faultsInAudit(db)];
    const { seq, hash } = endOfAudit(db);
    if (faults.length === 0) {
      say(`The record of who did what is whole: ${counted(seq, 'entry', 'entries')}.`);
      if (seq > 0) say(`The hash of its end is ${hash}. Kept elsewhere, it proves them all later.`);
    }
    const sealed = faultsInSealed(db);
    if (sealed.length === 0) {
      for (const end of endsOfSealed(db)) {
        say(
          `The sealed records of ${end.committee} are whole: ${counted(end.seq, 'record', 'records')}. The hash of their end is ${end.hash}.`,
        );
      }
    }
    return [...faults, ...sealed];
  }),
  ...read('journal.db', 'journal_entry', (connection) => {
    const faults = verifyBook(connection).map(({ document, what }) =>
      document === null ? `${what}.` : `Document ${document}: ${what}.`,
    );
    if (faults.length === 0) say('The journal of what was written in documents is whole.');
    return faults;
  }),
  ...read('records.db', 'record_since', (connection) =>
    read('journal.db', 'journal_purge', (journal) => {
      const { faults, notes } = lookTwice(() => verifyKeeping(connection, journal));
      for (const note of notes) say(note);
      return faults;
    }),
  ),
  ...read('records.db', 'sealed_record', (connection) =>
    read('journal.db', 'journal_entry', (journal) => {
      const { faults, notes } = lookTwice(() => verifyApproved(connection, journal));
      for (const note of notes) say(note);
      const { count } = connection
        .prepare<[], { count: number }>(
          `SELECT count(*) AS count FROM sealed_record WHERE kind = 'approved'`,
        )
        .get() ?? { count: 0 };
      if (faults.length === 0 && count > 0) {
        say(
          `${counted(count, 'approved record says', 'approved records say')} what the journal says.`,
        );
      }
      return faults;
    }),
  ),
];
for (const finding of findings.slice(0, MOST_FINDINGS)) complain(finding);
if (findings.length > MOST_FINDINGS) complain(`… and ${findings.length - MOST_FINDINGS} more.`);
process.exitCode = findings.length === 0 ? 0 : 1;

/** What is wrong with one file, its pages first: SQLite itself knows whether those are whole. */
function read(
  name: string,
  table: string,
  verify: (connection: Database.Database) => readonly string[],
): readonly string[] {
  const file = join(folder, name);
  if (!existsSync(file)) return [`There is no ${file}. Set DATA_DIR to the folder of the data.`];
  let connection: Database.Database | undefined;
  try {
    connection = new Database(file, { readonly: true, timeout: 5000 });
    const [page = 'ok'] = connection.prepare<[], string>('PRAGMA quick_check(1)').pluck().all();
    if (page !== 'ok') return [`${file} is damaged: ${page.replace(/^\*\*\*.*\n/, '').trim()}.`];
    const known = connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = ?`).get(table);
    if (known === undefined) {
      return [`${file} has no table ${table}. Start the server on it once, then verify again.`];
    }
    return verify(connection);
  } catch (error) {
    return [`${file} could not be read to its end: ${inWords(error)}.`];
  } finally {
    connection?.close();
  }
}

/** The triggers by which the database itself refuses to change or to take out a row. */
function guards(connection: Database.Database): readonly string[] {
  const there = connection.prepare(
    `SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?`,
  );
  return Object.entries(GUARDED).flatMap(([table, what]) =>
    [`${table}_no_update`, `${table}_no_delete`, `${table}_no_replace`]
      .filter((name) => there.get(name) === undefined)
      .map((name) => `The guard ${name} of ${what} was taken out of the database.`),
  );
}

function counted(count: number, one: string, several: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${several}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
