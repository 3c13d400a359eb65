import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { openSqliteJournal } from '#server/journal/sqlite-journal.ts';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { cutDisk, type Remains } from '#test/harness/cut-disk.ts';
import { type RecordedEvent, readFileRecord } from '#test/harness/file-record.ts';
import { faultsOfBooks } from '#test/harness/journal-check.ts';
import { practiceTable, readDocument } from '#test/harness/practice-table.ts';
import {
  missingRecords,
  type PromisedRecord,
  sendComment,
  signInAgain,
} from '#test/harness/promised-records.ts';
import { runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { type Answers, sentAnswers } from '#test/harness/sent-answers.ts';
import { recorded, recording, whyNoStrace } from '#test/harness/strace.ts';
import { brokenPromises, type Deed, type Typist, typeFor } from '#test/harness/typist.ts';
import type { WritingClient } from '#test/harness/writing-client.ts';
import type { Trial } from './trial.ts';

// strace writes down every write, sync and answer of the real server in order. From that the data folder is
// made as a disk would have it that keeps only what was synced, with the power cut at any point we like, and
// compared with what the server had promised by then.

const CUTS_A_RECORDING = 40;
const MOST_MS = 20_000;
/** SQLite moves its write-ahead log into the book when it has 1,000 pages. */
const CHECKPOINT_BYTES = 1000 * (4096 + 24);
const ROUND_MS = 80;
const ROUNDS_AFTER_CHECKPOINT = 12;
const PASTE_WORDS = 10_000;
const REMAINS: readonly Remains[] = ['nothing', 'some', 'everything', 'some'];
/** Every so many cuts the server itself is started on what is left. */
const CUTS_A_START = 20;
/** The clocks of a client and of strace are the same; a deed is noted before its frame leaves. */
const CLOCK_GRAIN_MS = 5;

export const trial: Trial = {
  name: 'power-cuts',
  what: 'The power is cut while eight people type, and only what was synced is left; nothing that was promised is lost.',
  length: { variable: 'POWER_CUTS', unit: 'power cuts', whole: 200 },
  canRun: whyNoStrace,
  run: async ({ length, seed, log }) => {
    const random = seededRandom(seed);
    const sum: Sum = {
      cuts: 0,
      events: 0,
      syncs: 0,
      checkpoints: 0,
      deeds: 0,
      records: 0,
      starts: 0,
      failures: [],
    };
    while (sum.cuts < length) {
      const work = mkdtempSync(join(tmpdir(), 'matters-arising-cut-'));
      try {
        const scene = await record(work, random);
        sum.events += scene.events.length;
        const syncs = scene.events.filter((event) => event.kind === 'sync-done');
        sum.syncs += syncs.length;
        sum.checkpoints += syncs.filter(({ file }) => file.endsWith('.db')).length;
        await cutAtManyPoints(scene, Math.min(CUTS_A_RECORDING, length - sum.cuts), random, sum);
      } finally {
        rmSync(work, { recursive: true, force: true });
      }
      log(`${sum.cuts} power cuts, ${sum.failures.length} failures`);
    }
    return {
      done: sum.cuts,
      figures: {
        'file operations and answers recorded': sum.events,
        'syncs recorded': sum.syncs,
        'checkpoints recorded': sum.checkpoints,
        'promised deeds looked for, over all cuts': sum.deeds,
        'promised records looked for, over all cuts': sum.records,
        'servers started on what was left': sum.starts,
      },
      failures: sum.failures,
    };
  },
};

interface Sum {
  cuts: number;
  events: number;
  syncs: number;
  checkpoints: number;
  deeds: number;
  records: number;
  starts: number;
  readonly failures: string[];
}

interface Scene {
  readonly work: string;
  /** The data folder as it was before, all of it on disk. */
  readonly before: string;
  readonly document: DocumentId;
  readonly typists: readonly Typist[];
  readonly promised: readonly PromisedRecord[];
  readonly events: readonly RecordedEvent[];
  /** The first event that people waited for. */
  readonly begin: number;
}

async function record(work: string, random: () => number): Promise<Scene> {
  const log = join(work, 'strace.log');
  const before = join(work, 'before');
  let watched = false;
  const server = await runServer(
    {},
    { keepsLog: true, under: () => (watched ? recording(log) : []) },
  );
  try {
    const table = await practiceTable(server);
    const minute = await table.newMinute('Power');
    await server.stop();
    cpSync(server.folder, before, { recursive: true });
    watched = true;
    await server.start();

    const typists = await table.seat(minute.document);
    const began = Date.now();
    const promised: PromisedRecord[] = [];
    const wal = join(server.folder, 'journal.db-wal');
    const isLong = () => statSync(wal).size > CHECKPOINT_BYTES || Date.now() - began > MOST_MS;
    for (let roundsMore = ROUNDS_AFTER_CHECKPOINT; roundsMore > 0; ) {
      for (const { client } of typists.slice(0, 2)) paste(client);
      const typing = typeFor(ROUND_MS, typists, random);
      promised.push(await sendComment(server, must(table.cookies[0], 'a cookie'), minute.itemId));
      promised.push(await signInAgain(server, 'chair'));
      await typing;
      if (isLong()) roundsMore -= 1;
    }
    await server.kill();
    for (const typist of typists) typist.leave();
    const events = readFileRecord(await recorded(log), server.folder);
    const begin = events.findIndex((event) => event.at >= began);
    return {
      work,
      before,
      document: toDocumentId(minute.document),
      typists,
      promised,
      events,
      begin,
    };
  } finally {
    await server.dispose();
  }
}

/** Puts in a long text or takes the last one out: the write-ahead log soon is long enough to be moved into
 *  the book while people type. */
function paste({ content, doc }: WritingClient): void {
  doc.transact(() => {
    const last = content.get(content.length - 1);
    if (last instanceof Y.XmlElement && last.getAttribute('id') === `paste-${doc.clientID}`) {
      content.delete(content.length - 1, 1);
      return;
    }
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.setAttribute('id', `paste-${doc.clientID}`);
    paragraph.insert(0, [new Y.XmlText('long '.repeat(PASTE_WORDS))]);
    content.push([paragraph]);
  });
}

async function cutAtManyPoints(
  scene: Scene,
  cuts: number,
  random: () => number,
  sum: Sum,
): Promise<void> {
  const disk = cutDisk(scene.before);
  const answers = sentAnswers();
  const points = pointsOf(scene, cuts, random);
  let next = 0;
  for (const [i, event] of scene.events.entries()) {
    disk.follow(event);
    answers.follow(event);
    for (; points[next] === i; next += 1) {
      const remains = must(REMAINS[sum.cuts % REMAINS.length], 'a kind of remains');
      const folder = join(scene.work, `cut-${next}`);
      disk.leave(folder, remains, random);
      const failures = await lookAt(folder, scene, { answers, at: event.at, sum });
      sum.failures.push(
        ...failures.map((one) => `cut ${sum.cuts + 1} (event ${i}, ${remains} left): ${one}`),
      );
      sum.cuts += 1;
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Half of them just as an answer leaves, when a promise is at its freshest. */
function pointsOf({ events, begin }: Scene, cuts: number, random: () => number): number[] {
  const sent = events.flatMap((event, i) => (i >= begin && event.kind === 'sent' ? [i] : []));
  const points = Array.from({ length: cuts }, (_, cut) =>
    cut % 2 === 0
      ? must(sent[Math.floor(random() * sent.length)], 'an answer')
      : begin + Math.floor(random() * (events.length - begin)),
  );
  return points.sort((a, b) => a - b);
}

interface Moment {
  readonly answers: Answers;
  readonly at: number;
  readonly sum: Sum;
}

/** What is wrong with a folder that a power cut left. */
async function lookAt(folder: string, scene: Scene, moment: Moment): Promise<string[]> {
  const { answers, sum } = moment;
  const failures: string[] = [];
  try {
    const text = await readJournal(folder, scene.document);
    for (const typist of scene.typists) {
      const promised = promisedBy(typist, moment);
      sum.deeds += promised.filter((deed) => deed.saved).length;
      failures.push(...brokenPromises(promised, promised, text));
    }
    failures.push(...faultsOfBooks(folder));
    const records = scene.promised.filter((one) => answers.succeeded(one.port));
    sum.records += records.length;
    failures.push(...missingRecords(folder, records));
    if (sum.cuts % CUTS_A_START === 0) {
      sum.starts += 1;
      const server = await runServer({}, { folder, keepsLog: true });
      const read = await readDocument(server, scene.document).finally(() => server.dispose());
      if (read.text !== text) failures.push('The server serves another text than the journal has');
    }
  } catch (error) {
    failures.push(String(error));
  }
  return failures;
}

/** A typist's deeds up to a moment, and which of them the server had said are on disk. */
function promisedBy(typist: Typist, { answers, at }: Moment): Deed[] {
  const saved = new Set(
    typist.connections.flatMap(({ port, frames }) => frames.slice(0, answers.saved(port)).flat()),
  );
  return typist.deeds.flatMap((deed, i) =>
    deed.at <= at + CLOCK_GRAIN_MS ? [{ ...deed, saved: saved.has(i) }] : [],
  );
}

/** Opens the journal as the server does, loads every document, and reads one. */
async function readJournal(folder: string, document: DocumentId): Promise<string> {
  const journal = await openSqliteJournal({
    file: join(folder, 'journal.db'),
    now: () => Date.now(),
    log: () => {},
  });
  try {
    let text = '';
    for (const [id] of await journal.heads()) {
      const doc = createJournalDocument(await journal.load(id), null);
      if (id === document) text = doc.getXmlFragment('content').toString();
      doc.destroy();
    }
    return text;
  } finally {
    await journal.close();
  }
}
