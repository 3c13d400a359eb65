import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#shared/lang/must.ts';
import { faultsOfBooks } from '#test/harness/journal-check.ts';
import { type PracticeTable, practiceTable, readDocument } from '#test/harness/practice-table.ts';
import {
  missingRecords,
  type PromisedRecord,
  sendComment,
  signInAgain,
} from '#test/harness/promised-records.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { failing, whyNoStrace } from '#test/harness/strace.ts';
import { brokenPromises, promisesOf, type Typist, typeFor } from '#test/harness/typist.ts';
import { until } from '#test/harness/until.ts';
import type { Trial } from './trial.ts';

// For every n: the n-th write, sync or change of size of one book fails once with EIO, while people type and
// comment. Either the error is told (a closed connection, a refusal, the end of the process) or it harmed
// nothing; and after a clean restart everything that was promised is there.

const CALLS = ['pwrite64', 'write', 'fsync', 'fdatasync', 'ftruncate'];
const BOOKS = ['journal.db', 'records.db'] as const;
const PEOPLE = 3;
/** About so many calls of each book there are while everybody is let type. */
const CALLS_OF_A_RUN = 100;
const FEW = 5;
const PATIENCE_MS = 10_000;

export const trial: Trial = {
  name: 'io-errors',
  what: 'The n-th write or sync of a book fails, for every n: an error is shown or the server ends, and nothing false is promised.',
  length: { variable: 'IO_ERRORS', unit: 'failing calls of each book', whole: 100 },
  canRun: whyNoStrace,
  run: async ({ length, seed, log }) => {
    const random = seededRandom(seed);
    const work = mkdtempSync(join(tmpdir(), 'matters-arising-io-'));
    const outcomes: Record<string, number> = {};
    const failures: string[] = [];
    let done = 0;
    try {
      const scene = await prepare(work);
      for (const nth of numbersOf(length, random)) {
        for (const book of BOOKS) {
          const { outcome, wrong } = await failOnce({ scene, book, nth, random });
          const name = `${book}: ${outcome}`;
          outcomes[name] = (outcomes[name] ?? 0) + 1;
          failures.push(...wrong.map((one) => `call ${nth} of ${book} (${outcome}): ${one}`));
        }
        done += 1;
        if (done % 10 === 0) log(`${done} calls of each book, ${failures.length} failures`);
      }
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    return { done, figures: outcomes, failures };
  },
};

interface Scene {
  readonly work: string;
  readonly before: string;
  readonly table: PracticeTable;
  readonly itemId: string;
  readonly document: string;
}

type Outcome = 'did not start' | 'ended' | 'told and went on' | 'unharmed' | 'not reached';

interface Attempt {
  readonly scene: Scene;
  readonly book: (typeof BOOKS)[number];
  readonly nth: number;
  readonly random: () => number;
}

/** 1, 2, 3 … – or, if they are few, some from anywhere, since the first are all of the start. */
function numbersOf(length: number, random: () => number): number[] {
  return Array.from({ length }, (_, i) =>
    length > FEW ? i + 1 : 1 + Math.floor(random() * CALLS_OF_A_RUN),
  );
}

async function prepare(work: string): Promise<Scene> {
  const before = join(work, 'before');
  const server = await runServer({}, { keepsLog: true });
  try {
    const table = await practiceTable(server);
    const minute = await table.newMinute('Errors');
    await server.stop();
    cpSync(server.folder, before, { recursive: true });
    return { work, before, table, ...minute };
  } finally {
    await server.dispose();
  }
}

async function failOnce(attempt: Attempt): Promise<{ outcome: Outcome; wrong: string[] }> {
  const { scene, book, nth, random } = attempt;
  const folder = join(scene.work, `${book}-${nth}`);
  cpSync(scene.before, folder, { recursive: true });
  const log = join(scene.work, 'strace.log');
  const files = ['', '-wal', '-journal'].map((end) => join(folder, `${book}${end}`));
  let fails = true;
  const under = () => (fails ? failing({ log, files, calls: CALLS, nth }) : []);
  const wrong: string[] = [];
  let outcome: Outcome = 'did not start';
  let server: RunningServer | null = null;
  try {
    server = await runServer({}, { folder, keepsLog: true, under }).catch((error: unknown) => {
      const said = String(error);
      const isTold = /EIO|disk I\/O|could not|cannot/i.test(said) && !/^\s+at /m.test(said);
      if (!isTold) wrong.push(`It ended: ${said}`);
      return null;
    });
    let seen: Seen | null = null;
    if (server !== null) {
      seen = await writeAndAsk(server, scene, random);
      outcome = outcomeOf(server, seen, readFileSync(log, 'latin1'));
      if (outcome === 'unharmed' && !seen.settled) wrong.push('Somebody waits and is told nothing');
      await server.kill();
    }
    fails = false;
    if (server === null) server = await runServer({}, { folder, keepsLog: true });
    else await server.start();
    wrong.push(...(await whatIsWrong(server, scene, seen)));
  } catch (error) {
    wrong.push(String(error));
  } finally {
    await server?.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
  return { outcome, wrong };
}

interface Seen {
  readonly typists: readonly Typist[];
  readonly records: readonly PromisedRecord[];
  /** Something was refused over HTTP. */
  readonly refused: boolean;
  /** Everything that was typed was saved in the end. */
  readonly settled: boolean;
}

async function writeAndAsk(
  server: RunningServer,
  { table, document, itemId }: Scene,
  random: () => number,
): Promise<Seen> {
  const records: PromisedRecord[] = [];
  let refused = false;
  const typists = await Promise.race([
    table.seat(document, PEOPLE, { origin: server.origin }).catch(() => []),
    until('the end', () => server.ended(), PATIENCE_MS).then(
      () => [],
      () => [],
    ),
  ]);
  const typing = typeFor(400, typists, random);
  for (let i = 0; i < 4; i += 1) {
    const cookie = must(table.cookies[i], 'a cookie');
    // Both at once, and the server may end in the middle of either.
    const asked = [sendComment(server, cookie, itemId), signInAgain(server, 'chair')];
    for (const one of await Promise.allSettled<PromisedRecord | null>(asked)) {
      const record = one.status === 'fulfilled' ? one.value : null;
      if (record?.answered) records.push(record);
      else refused = true;
    }
  }
  await typing;
  const settled = await until(
    'everything saved, or the end',
    () => server.ended() || typists.every((one) => one.allSaved()),
    PATIENCE_MS,
  ).then(
    () => !server.ended() && typists.length === PEOPLE,
    () => false,
  );
  return { typists, records, refused, settled };
}

function outcomeOf(server: RunningServer, seen: Seen, log: string): Outcome {
  if (server.ended()) return 'ended';
  if (seen.refused || seen.typists.some((one) => one.closes.length > 0)) return 'told and went on';
  return log.includes('(INJECTED)') ? 'unharmed' : 'not reached';
}

/** After a clean restart. */
async function whatIsWrong(
  server: RunningServer,
  { document }: Scene,
  seen: Seen | null,
): Promise<string[]> {
  const wrong: string[] = [];
  const promised = seen?.typists.map(promisesOf) ?? [];
  const { text } = await readDocument(server, document);
  for (const [i, typist] of (seen?.typists ?? []).entries()) {
    wrong.push(...brokenPromises(promised[i] ?? [], typist.deeds, text));
  }
  wrong.push(...missingRecords(server.folder, seen?.records ?? []));
  if (seen !== null) {
    await until(
      'what was not saved is saved after the restart',
      () => seen.typists.every((one) => one.allSaved()),
      20_000,
    ).catch((error: unknown) => wrong.push(String(error)));
    for (const typist of seen.typists) typist.leave();
  }
  await server.stop();
  wrong.push(...faultsOfBooks(server.folder));
  return wrong;
}
