import { must } from '#shared/lang/must.ts';
import { faultsOfBooks, journalText } from '#test/harness/journal-check.ts';
import { practiceTable, readDocument } from '#test/harness/practice-table.ts';
import {
  missingRecords,
  type PromisedRecord,
  sendComment,
} from '#test/harness/promised-records.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { mountSmallDisk, whyNoSmallDisk } from '#test/harness/small-disk.ts';
import { brokenPromises, promisesOf, type Typist, typeFor } from '#test/harness/typist.ts';
import { until } from '#test/harness/until.ts';
import { rawClient } from '#test/harness/writing-client.ts';
import type { Trial } from './trial.ts';

const DISK_MB = 12;
/** At most so much is left when the disk is said to be full: it then fills in the midst of typing. */
const MOST_LEFT = 256 * 1024;

export const trial: Trial = {
  name: 'disk-full',
  what: 'The disk fills while people type: nothing is promised that is not on it, reading goes on, and writing goes on by itself when there is room.',
  length: { variable: 'DISK_FULLS', unit: 'full disks', whole: 20 },
  canRun: whyNoSmallDisk,
  run: async ({ length, seed, log }) => {
    const random = seededRandom(seed);
    const sum: Sum = { deeds: 0, refusedComments: 0, codes: new Set(), failures: [] };
    let done = 0;
    const disk = mountSmallDisk(DISK_MB);
    const server = await runServer({}, { folder: disk.folder, keepsLog: true });
    try {
      const table = await practiceTable(server);
      const cookie = await server.signIn('secretary');
      for (; done < length; done += 1) {
        const title = `Full ${done + 1}`;
        const { itemId, document } = await table.newMinute(title);
        const typists = await table.seat(document, 4);
        await typeFor(500, typists, random);
        disk.fill(Math.floor(random() * MOST_LEFT));
        const comments = await whileFull({ server, typists, itemId, random, sum }, table.cookies);
        sum.failures.push(...(await whatIsWrong(server, { document, cookie }, typists)));

        disk.free();
        await until('the server ready again by itself', () => isReady(server), 30_000);
        await typeFor(300, typists, random);
        await until('everybody saved', () => typists.every((one) => one.allSaved()), 30_000);
        const { text } = await readDocument(server, document);
        for (const typist of typists) {
          sum.deeds += typist.deeds.length;
          for (const code of typist.closes) sum.codes.add(code);
          sum.failures.push(...brokenPromises(typist.deeds, typist.deeds, text));
          typist.leave();
        }
        sum.failures.push(...missingRecords(server.folder, comments));
        log(`${done + 1} full disks, ${sum.failures.length} failures`);
      }
      await server.kill();
      sum.failures.push(...faultsOfBooks(server.folder));
    } finally {
      await server.dispose();
      disk.unmount();
    }
    return {
      done,
      figures: {
        'insertions and deletions': sum.deeds,
        'connections were closed with': [...sum.codes].sort().join(', '),
        'comments refused while full': sum.refusedComments,
      },
      failures: sum.failures,
    };
  },
};

interface Sum {
  deeds: number;
  refusedComments: number;
  readonly codes: Set<number>;
  readonly failures: string[];
}

interface Fullness {
  readonly server: RunningServer;
  readonly typists: readonly Typist[];
  readonly itemId: string;
  readonly random: () => number;
  readonly sum: Sum;
}

/** Types until somebody is told that writing fails, and a while longer. @returns comments answered with yes */
async function whileFull(
  { server, typists, itemId, random, sum }: Fullness,
  cookies: readonly string[],
): Promise<PromisedRecord[]> {
  const answered: PromisedRecord[] = [];
  await until(
    'somebody told that the disk is full',
    async () => {
      await typeFor(200, typists, random);
      return typists.some((one) => one.closes.length > 0);
    },
    60_000,
  );
  await until('not ready', async () => !(await isReady(server)), 5000).catch(() => {
    sum.failures.push('The server says it is ready while the disk is full');
  });
  await typeFor(1000, typists, random);
  for (let i = 0; i < 5; i += 1) {
    const comment = await sendComment(server, must(cookies[i], 'a cookie'), itemId);
    if (comment.answered) answered.push(comment);
    else sum.refusedComments += 1;
  }
  return answered;
}

/** While the disk is full: is something promised that is not on it, or something not to be read? */
async function whatIsWrong(
  server: RunningServer,
  { document, cookie }: { readonly document: string; readonly cookie: string },
  typists: readonly Typist[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const path of ['practice', 'practice/minutes', 'practice/comments']) {
    const answer = await fetch(`${server.origin}/api/meetings/${path}`, { headers: { cookie } });
    if (!answer.ok) wrong.push(`While the disk is full ${path} is answered with ${answer.status}`);
  }
  const place = { origin: server.origin, cookie, document };
  const reader = rawClient(place);
  await until('a reader synced', () => reader.synced(), 10_000).catch(() => {
    wrong.push('While the disk is full the minute cannot be read');
  });
  reader.destroy();
  const promised = typists.map(promisesOf);
  const text = journalText(server.folder, document);
  for (const [i, typist] of typists.entries()) {
    wrong.push(...brokenPromises(promised[i] ?? [], typist.deeds, text));
  }
  return wrong;
}

async function isReady(server: RunningServer): Promise<boolean> {
  return (await fetch(`${server.origin}/readyz`)).ok;
}
