import { faultsOfBooks } from '#test/harness/journal-check.ts';
import { median } from '#test/harness/measure.ts';
import { type PracticeTable, practiceTable, readDocument } from '#test/harness/practice-table.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { brokenPromises, promisesOf, typeFor } from '#test/harness/typist.ts';
import { until } from '#test/harness/until.ts';
import { anywhere, type Trial, type TrialResult } from './trial.ts';

/** The whole book is verified after each kill, so it is begun anew now and then. */
const KILLS_PER_BOOK = 100;
/** After so many kills they go on with another item, so that no minute grows beyond what is real. */
const KILLS_PER_MINUTE = 50;
const LONGEST_MS = 2000;
const RESTART_MS = 2000;

export const trial: Trial = {
  name: 'kills',
  what: 'Eight people type and delete while the server is killed again and again; nothing they were told is saved is lost or doubled.',
  length: { variable: 'KILLS', unit: 'kills', whole: 1000 },
  canRun: anywhere,
  run: async ({ length, seed, log }) => {
    const random = seededRandom(seed);
    const sum: Sum = {
      kills: 0,
      insertions: 0,
      deletions: 0,
      toHealthy: [],
      toSynced: [],
      failures: [],
    };
    while (sum.kills < length) {
      const end = Math.min(length, sum.kills + KILLS_PER_BOOK);
      const server = await runServer({}, { keepsLog: true });
      try {
        const table = await practiceTable(server);
        for (let minute = 1; sum.kills < end; minute += 1) {
          const kills = Math.min(KILLS_PER_MINUTE, end - sum.kills);
          await writeOneMinute({ server, table, random, title: `Trial ${minute}`, kills, sum });
          log(
            `${sum.kills} kills, ${sum.insertions + sum.deletions} deeds, ${sum.failures.length} failures`,
          );
        }
      } finally {
        await server.dispose();
      }
    }
    return resultOf(sum);
  },
};

interface Sum {
  kills: number;
  insertions: number;
  deletions: number;
  readonly toHealthy: number[];
  readonly toSynced: number[];
  readonly failures: string[];
}

interface Minute {
  readonly server: RunningServer;
  readonly table: PracticeTable;
  readonly random: () => number;
  readonly title: string;
  readonly kills: number;
  readonly sum: Sum;
}

async function writeOneMinute(minute: Minute): Promise<void> {
  const { server, table, random, sum } = minute;
  const { document } = await table.newMinute(minute.title);
  const typists = await table.seat(document);
  for (let kill = 0; kill < minute.kills; kill += 1) {
    await typeFor(random() * LONGEST_MS, typists, random);
    await server.kill();
    const promised = typists.map(promisesOf);
    sum.failures.push(...faultsOfBooks(server.folder));
    const toHealthy = await server.start();
    const { text, milliseconds } = await readDocument(server, document);
    sum.toHealthy.push(toHealthy);
    sum.toSynced.push(toHealthy + milliseconds);
    for (const [i, typist] of typists.entries()) {
      sum.failures.push(...brokenPromises(promised[i] ?? [], typist.deeds, text));
    }
    sum.kills += 1;
  }
  await until('everybody saved again', () => typists.every((one) => one.allSaved()), 30_000);
  const { text } = await readDocument(server, document);
  for (const typist of typists) {
    sum.failures.push(...brokenPromises(typist.deeds, typist.deeds, text));
    sum.insertions += typist.deeds.filter((deed) => deed.kind === 'insertion').length;
    sum.deletions += typist.deeds.filter((deed) => deed.kind === 'deletion').length;
  }
  await until('all screens agree with the server', () =>
    typists.every((one) => one.client.content.toString() === text),
  );
  for (const typist of typists) typist.leave();
}

function resultOf(sum: Sum): TrialResult {
  const slowest = Math.max(...sum.toSynced);
  return {
    done: sum.kills,
    figures: {
      'insertions and deletions saved': `${sum.insertions} and ${sum.deletions}`,
      'milliseconds from start to healthy, median': Math.round(median(sum.toHealthy)),
      'milliseconds from start to a newcomer’s first words, median': Math.round(
        median(sum.toSynced),
      ),
      'the same, slowest': Math.round(slowest),
      'starts slower than 2 seconds': sum.toSynced.filter((one) => one > RESTART_MS).length,
    },
    failures: sum.failures,
  };
}
