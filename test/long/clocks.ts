import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { must } from '#shared/lang/must.ts';
import { faultsOfBooks } from '#test/harness/journal-check.ts';
import { practiceTable, readDocument } from '#test/harness/practice-table.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { append, type StockClient, stockClient } from '#test/harness/stock-client.ts';
import { brokenPromises, type Typist, typeFor } from '#test/harness/typist.ts';
import { until } from '#test/harness/until.ts';
import type { Trial } from './trial.ts';

/** Hours by which the server's clock is wrong, one after another. Never forward by a session's life of twelve:
 *  then it is right that sessions end. */
const SHIFTS = [-24, 1, 0, -1, -24, 0];
const TYPING_MS = 1500;

export const trial: Trial = {
  name: 'clocks',
  what: 'The server’s clock goes back a day and forward an hour while people type: saving, presence and limits go on.',
  length: { variable: 'CLOCK_JUMPS', unit: 'jumps of the clock', whole: 60 },
  canRun: async () =>
    process.platform === 'win32' ? 'a signal sets the clock; this system has none' : null,
  run: async ({ length, seed, log }) => {
    const random = seededRandom(seed);
    const folder = mkdtempSync(join(tmpdir(), 'matters-arising-clock-'));
    const clock = join(folder, 'hours');
    const shim = new URL('../harness/shifted-clock.mjs', import.meta.url).href;
    const server = await runServer(
      { NODE_OPTIONS: `--import ${shim}`, CLOCK_FILE: clock },
      { keepsLog: true },
    );
    const failures: string[] = [];
    let deeds = 0;
    try {
      const table = await practiceTable(server);
      const { document } = await table.newMinute('Clocks');
      const typists = await table.seat(document, 4);
      const [shown, watching] = [0, 1].map((i) =>
        stockClient(server.origin, document, must(table.cookies[i + 4], 'a cookie'), { ack: '1' }),
      );
      const pair = { shown: must(shown, 'a client'), watching: must(watching, 'a client') };
      for (const { provider } of Object.values(pair)) {
        await until('a caret’s owner synced', () => provider.synced);
      }
      const closed = new Map<Typist, number>();
      for (let jump = 0; jump < length; jump += 1) {
        const hours = must(SHIFTS[jump % SHIFTS.length], 'a shift');
        writeFileSync(clock, String(hours));
        process.kill(server.pid(), 'SIGUSR2');
        await typeFor(TYPING_MS, typists, random);
        await until('the clock set', () => clockIs(server, hours));
        const cookie = table.cookies[6];
        const wrong = await whatIsWrong({ server, typists, closed, pair, jump, cookie });
        failures.push(...wrong.map((one) => `jump ${jump + 1}, to ${hours} hours off: ${one}`));
      }
      const { text } = await readDocument(server, document);
      for (const typist of typists) {
        deeds += typist.deeds.length;
        failures.push(...brokenPromises(typist.deeds, typist.deeds, text));
        typist.leave();
      }
      for (const client of Object.values(pair)) client.provider.destroy();
      await server.stop();
      failures.push(...faultsOfBooks(server.folder));
      log(`${length} jumps, ${failures.length} failures`);
    } finally {
      await server.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
    return { done: length, figures: { 'insertions and deletions': deeds }, failures };
  },
};

interface Scene {
  readonly server: RunningServer;
  readonly typists: readonly Typist[];
  /** How many ends of their connections are accounted for. */
  readonly closed: Map<Typist, number>;
  /** One moves the caret, the other sees it. */
  readonly pair: { readonly shown: StockClient; readonly watching: StockClient };
  readonly jump: number;
  readonly cookie: string | undefined;
}

async function whatIsWrong(scene: Scene): Promise<string[]> {
  const { server, typists, closed, pair, jump, cookie } = scene;
  const wrong: string[] = [];
  const note = (what: string) => () => void wrong.push(what);
  await until('saved', () => typists.every((one) => one.allSaved()), 5000).catch(
    note('Not everything typed is saved'),
  );
  const closes = typists.flatMap((one) => one.closes.slice(closed.get(one)));
  for (const typist of typists) closed.set(typist, typist.closes.length);
  if (closes.length > 0) wrong.push(`Connections were closed with ${closes.join(', ')}`);

  const { awareness } = pair.shown.provider;
  awareness.setLocalStateField('cursor', { jump });
  await until(
    'the caret seen',
    () => {
      const seen = pair.watching.provider.awareness.getStates().get(pair.shown.doc.clientID);
      return seen?.cursor?.jump === jump;
    },
    5000,
  ).catch(note('A moved caret is not seen'));

  await until('signed in', async () => {
    const answer = await fetch(`${server.origin}/api/me`, { headers: { cookie: cookie ?? '' } });
    return answer.ok;
  }).catch(note('A session of today has ended'));

  const flooder = stockClient(server.origin, documentOf(pair.shown), must(cookie, 'a cookie'));
  let code: number | null = null;
  flooder.provider.on('connection-close', (event: { readonly code: number } | null) => {
    code ??= event?.code ?? 0;
  });
  await until('synced', () => flooder.provider.synced).catch(() => {
    wrong.push(`A newcomer is not let in (${code})`);
  });
  for (let i = 0; i < 1000; i += 1) append(flooder, 'paragraph', { id: `flood-${i}` }, '');
  await until('the flood stopped', () => code !== null, 5000).catch(
    note('A flood of updates is not stopped'),
  );
  flooder.provider.destroy();
  return wrong;
}

function documentOf(client: StockClient): string {
  return client.provider.roomname;
}

/** The time of the newest entry is the server's. */
function clockIs({ folder }: RunningServer, hours: number): boolean {
  const journal = new Database(join(folder, 'journal.db'), { readonly: true });
  const at = journal
    .prepare<[], number>('SELECT at FROM journal_entry ORDER BY position DESC LIMIT 1')
    .pluck()
    .get();
  journal.close();
  return Math.abs((at ?? 0) - Date.now() - hours * 3_600_000) < 60_000;
}
