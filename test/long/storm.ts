import { must } from '#shared/lang/must.ts';
import { type PracticeTable, practiceTable, readDocument } from '#test/harness/practice-table.ts';
import { quantile } from '#test/harness/process-facts.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { brokenPromises, type Typist, typeFor } from '#test/harness/typist.ts';
import { until } from '#test/harness/until.ts';
import { rawClient, type WritingClient } from '#test/harness/writing-client.ts';
import { anywhere, type Trial } from './trial.ts';

const CROWD = 300;
const ROOMS = 25;
const PEOPLE_A_ROOM = 8;
const TYPISTS = 8;
/** What reliability.md asks for, from the first connection back to the last one synced. */
const BACK_MS = 5000;
const PATIENCE_MS = 60_000;

export const trial: Trial = {
  name: 'storm',
  what: 'Three hundred come back at once after a restart, and two hundred in 25 rooms after a drop; all are synced and nothing is lost.',
  length: { variable: 'STORMS', unit: 'storms of each kind', whole: 10 },
  canRun: anywhere,
  run: async ({ length, seed, log }) => {
    const random = seededRandom(seed);
    const server = await runServer(
      { LIMIT_SOCKETS_PER_PERSON: '1000', LIMIT_SOCKETS_PER_DOCUMENT: '1000' },
      { keepsLog: true },
    );
    const sum: Sum = { afterRestart: [], afterDrop: [], healthz: [], failures: [] };
    try {
      const table = await practiceTable(server);
      const hall = await gather(server, table, random);
      for (let storm = 0; storm < length; storm += 1) {
        await restartWithAll(server, hall, random, sum);
        await dropAll(server, hall, random, sum);
        log(`storm ${storm + 1}: ${sum.afterRestart.at(-1)} ms and ${sum.afterDrop.at(-1)} ms`);
      }
      await until(
        'everything saved',
        () => hall.typists.every((one) => one.allSaved()),
        PATIENCE_MS,
      );
      for (const typist of hall.typists) {
        const { text } = await readDocument(
          server,
          must(hall.documentOf.get(typist), 'a document'),
        );
        sum.failures.push(...brokenPromises(typist.deeds, typist.deeds, text));
        typist.leave();
      }
      for (const client of [...hall.crowd, ...hall.rooms]) client.destroy();
    } finally {
      await server.dispose();
    }
    const slowest = Math.max(...sum.afterDrop);
    if (slowest > BACK_MS)
      sum.failures.push(`After a drop it took ${slowest} ms until all were back`);
    return {
      done: length,
      figures: {
        '300 at once after a restart, all synced after, ms': sum.afterRestart.join(', '),
        '200 in 25 rooms after a drop, all synced after, ms': sum.afterDrop.join(', '),
        'an answer to /healthz meanwhile, p99, ms': Math.round(quantile(sum.healthz, 0.99)),
      },
      failures: sum.failures,
    };
  },
};

interface Sum {
  readonly afterRestart: number[];
  readonly afterDrop: number[];
  readonly healthz: number[];
  readonly failures: string[];
}

interface Hall {
  /** All in one document. */
  readonly crowd: readonly WritingClient[];
  /** A few in each of many documents. */
  readonly rooms: readonly WritingClient[];
  readonly typists: readonly Typist[];
  readonly documentOf: ReadonlyMap<Typist, string>;
}

async function gather(
  server: RunningServer,
  table: PracticeTable,
  random: () => number,
): Promise<Hall> {
  const { origin } = server;
  const come = (document: string, count: number) =>
    Array.from({ length: count }, (_, i) =>
      rawClient({ origin, document, cookie: must(table.cookies[i % 8], 'a cookie') }),
    );
  const documentOf = new Map<Typist, string>();
  const main = await table.newMinute('The crowd');
  for (const typist of await table.seat(main.document, TYPISTS))
    documentOf.set(typist, main.document);
  const crowd = come(main.document, CROWD - TYPISTS);
  const rooms: WritingClient[] = [];
  for (let room = 1; room <= ROOMS; room += 1) {
    const { document } = await table.newMinute(`Room ${room}`);
    const [typist] = await table.seat(document, 1);
    documentOf.set(must(typist, 'a typist'), document);
    rooms.push(...come(document, PEOPLE_A_ROOM - 1));
  }
  await until('all in', () => [...crowd, ...rooms].every((one) => one.synced()), PATIENCE_MS);
  const typists = [...documentOf.keys()];
  await typeFor(500, typists, random);
  return { crowd, rooms, typists, documentOf };
}

async function restartWithAll(
  server: RunningServer,
  hall: Hall,
  random: () => number,
  sum: Sum,
): Promise<void> {
  await typeFor(300, hall.typists, random);
  await server.kill();
  // What is typed while the server is away comes with the storm.
  for (const typist of hall.typists) typist.act(random);
  await server.start();
  const everybody = [...hall.crowd, ...hall.typists.slice(0, TYPISTS).map((one) => one.client)];
  sum.afterRestart.push(await untilSynced(server, everybody, sum));
  await untilSynced(server, hall.rooms, sum);
}

async function dropAll(
  server: RunningServer,
  hall: Hall,
  random: () => number,
  sum: Sum,
): Promise<void> {
  await typeFor(300, hall.typists, random);
  const everybody = [...hall.rooms, ...hall.typists.slice(TYPISTS).map((one) => one.client)];
  for (const client of everybody) client.drop();
  sum.afterDrop.push(await untilSynced(server, everybody, sum));
}

/** @returns milliseconds until all of them are synced */
async function untilSynced(
  server: RunningServer,
  clients: readonly WritingClient[],
  sum: Sum,
): Promise<number> {
  const began = performance.now();
  await until(
    'all synced',
    async () => {
      const asked = performance.now();
      await fetch(`${server.origin}/healthz`);
      sum.healthz.push(performance.now() - asked);
      return clients.every((one) => one.synced());
    },
    PATIENCE_MS,
  );
  return Math.round(performance.now() - began);
}
