import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { verifyApproved } from '#server/cli/verify-approved.ts';
import { verifyKeeping } from '#server/cli/verify-keeping.ts';
import * as t from '#server/db/records-schema.ts';
import { verifyBook } from '#server/journal/verify-book.ts';
import { dayAfter, dayInLondon } from '#shared/domain/calendar.ts';
import { goesOn } from '#shared/domain/history-kept.ts';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type DocumentId, nextEpochOf, toDocumentId } from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { dice } from '#test/harness/dice.ts';
import { dyingAt } from '#test/harness/dying-server.ts';
import { type KeptHistory, PRACTICE, startKeptHistory } from '#test/harness/kept-history.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';
import { startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts whole servers on real files, on machines that do much else.
vi.setConfig({ testTimeout: 120_000 });

const PARTS = ['I', 'II'] as const;

test('[P23] history goes on the day that the rule says, not before, and what was approved stays to the letter', async () => {
  const world = await startKeptHistory(temporaryFolder());
  const { documents, records } = world;
  await wroteAndDeleted(world, [
    [documents['minute I'], 'CANARY-OPEN'],
    [documents['minute II'], 'CANARY-PRIVATE'],
    [documents.notes, 'CANARY-NOTES'],
  ]);
  await world.start();
  await world.app().projector.settled();
  const before = await wordsOf(world);
  const sinces = () =>
    records.db
      .select({ id: t.decisionText.id, since: t.decisionText.since })
      .from(t.decisionText)
      .all();
  const since = sinces();
  expect(since.length).toBeGreaterThan(1);

  // Part II first: at once. The notes wait for both.
  await world.approve('II');
  await world.app().kept();
  expect(world.isOnDisk('CANARY-PRIVATE')).toBe(false);
  expect(world.isOnDisk('CANARY-NOTES')).toBe(true);
  await world.approve('I');
  await world.app().kept();
  expect(world.isOnDisk('CANARY-NOTES')).toBe(false);
  expect(world.isOnDisk('CANARY-OPEN')).toBe(true);

  world.at('2019-05-02T22:59:00Z');
  await world.app().kept();
  expect(world.isOnDisk('CANARY-OPEN')).toBe(true);
  world.at('2019-05-02T23:01:00Z');
  await world.app().kept();
  await world.app().projector.settled();
  expect(world.isOnDisk('CANARY-OPEN')).toBe(false);
  expect(await wordsOf(world)).toBe(before);
  expect(sinces()).toEqual(since);
  expect(world.app().projector.failures()).toEqual([]);

  await world.app().projector.rebuild();
  expect(sinces().toSorted(byId)).toEqual(since.toSorted(byId));
  const sealed = records.db.select().from(t.sealedRecord).all();
  const texts = records.db.select().from(t.snapshotText).all();
  expect(sealed.map((one) => one.kind)).toEqual(['approved', 'approved']);
  // The snapshot of the approval says what stands, and stays; of the draft only what stood already.
  const nameOf = new Map(
    records.db
      .select()
      .from(t.snapshot)
      .all()
      .map((one) => [one.id, one.name] as const),
  );
  const gone = texts.filter((one) => one.content === null);
  expect(gone.map((one) => [nameOf.get(one.snapshotId), one.documentId]).toSorted()).toEqual(
    [
      ['Draft I', documents['minute I']],
      ['Draft II', documents['minute II']],
    ].toSorted(),
  );
  const entries = records.db
    .select()
    .from(t.auditEvent)
    .where(eq(t.auditEvent.deed, 'history-let-go'))
    .all();
  expect(entries.map((one) => one.actorId)).toEqual(entries.map(() => 'server'));
  expect(entries.map((one) => [one.thing, one.part, one.after])).toContainEqual([
    ...['minute', 'I'],
    { months: 12 },
  ]);
  await world.stop();
  await world.close();

  const whole = verify(world.folder);
  expect([whole.stderr, whole.status]).toEqual(['', 0]);
  expect(whole.stdout).toMatch(
    /^The history of \d+ documents? was let go by rule, twelve months after the minutes were approved\. What was approved stands\.$/m,
  );
  expect(whole.stdout).toMatch(/had its history deleted for good since; it says what was approved/);
  for (const [file, statements, sentence] of BY_HAND) {
    expect(faultsIn(byHand(world.folder, file, statements))).toContainEqual(
      expect.stringMatching(sentence),
    );
  }
});

const PURGED = '(SELECT old_id FROM document_purge WHERE after_months = 12 LIMIT 1)';

/** What somebody else may do to it, and what is said of that. */
const BY_HAND: readonly [file: string, statements: string, sentence: RegExp][] = [
  [
    'records.db',
    `DELETE FROM document_purge WHERE old_id = ${PURGED}`,
    /^The history of document \S+ was deleted from the journal on 3 May 2019, and nobody is on record as having asked for it\.$/m,
  ],
  [
    'records.db',
    `UPDATE document_purge SET asked_at = asked_at - 172800000 WHERE old_id = ${PURGED}`,
    /was let go on 1 May 2019, before its time\.$/m,
  ],
  [
    'records.db',
    `INSERT INTO document_purge SELECT fresh_id || 'x', old_id || 'x', meeting_id, "by", reason,
       asked_at, done_at, after_months, cleared_at FROM document_purge LIMIT 1`,
    /is on record as deleted, and the journal knows nothing of it\.$/m,
  ],
  [
    'journal.db',
    `DELETE FROM journal_entry WHERE document_id =
       (SELECT document_id FROM journal_entry GROUP BY document_id LIMIT 1)`,
    /^The book has had \d+ entries; \d+ are there and \d+ were deleted on purpose\.$/m,
  ],
  [
    'journal.db',
    `UPDATE journal_purge SET place = place - 1 WHERE place > 2;`,
    /had a shorter history when that was deleted than when it was approved\.$/m,
  ],
];

function verify(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/verify.ts', folder], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function faultsIn(folder: string): readonly string[] {
  const [records, journal] = ['records.db', 'journal.db'].map(
    (name) => new Database(join(folder, name), { readonly: true }),
  ) as [Database.Database, Database.Database];
  const faults = [
    ...verifyKeeping(records, journal).faults,
    ...verifyApproved(records, journal).faults,
    ...verifyBook(journal).map(({ what }) => `${what}.`),
  ];
  records.close();
  journal.close();
  return faults;
}

function byHand(whole: string, file: string, statements: string): string {
  const folder = temporaryFolder();
  for (const one of ['records.db', 'journal.db']) {
    copyFileSync(join(whole, one), join(folder, one));
  }
  const db = new Database(join(folder, file));
  db.exec(statements);
  db.close();
  return folder;
}

test.each([
  ['before', 1],
  ['after', 1],
  ['before', 2],
  ['after', 2],
] as const)('the server dies %s purge %i: the next start does the rest', async (when, nth) => {
  const world = await startKeptHistory(temporaryFolder());
  const { documents } = world;
  await wroteAndDeleted(world, [
    [documents['minute II'], 'CANARY-PRIVATE'],
    [documents.notes, 'CANARY-NOTES'],
  ]);
  const purged: string[] = [];
  let died = () => false;
  await world.start((journal) => {
    const dying = dyingAt(journal, (write, document) => {
      if (write !== 'purge') return null;
      if (!purged.includes(document)) purged.push(document);
      return purged.indexOf(document) === nth - 1 ? when : null;
    });
    died = dying.died;
    return dying.journal;
  });
  const before = await wordsOf(world);
  await world.approve('I');
  await world.approve('II');
  await until('the server died', async () => died());

  // The same files, and another server on them.
  await world.reopen();
  await world.start();
  await world.app().kept();
  await world.app().projector.settled();
  expect(world.isOnDisk('CANARY-PRIVATE')).toBe(false);
  expect(world.isOnDisk('CANARY-NOTES')).toBe(false);
  expect(await wordsOf(world)).toBe(before);
  expect(world.app().projector.failures()).toEqual([]);
  await world.stop();
  await world.close();
});

/** Writes words, has each part's present version named, with the words in it, and takes them out again. */
async function wroteAndDeleted(
  world: KeptHistory,
  all: readonly (readonly [document: DocumentId, words: string])[],
): Promise<void> {
  for (const one of all) await world.wrote(...one);
  await world.start();
  const caller = await world.caller();
  for (const part of PARTS) {
    const named = { part, name: `Draft ${part}` };
    expect((await caller.post(`/api/meetings/${PRACTICE}/versions`, named)).status).toBe(201);
  }
  await world.app().projector.settled();
  await world.stop();
  for (const one of all) await world.deleted(...one);
}

/** What people read, whichever document it stands in. */
async function wordsOf(world: KeptHistory): Promise<string> {
  const caller = await world.caller();
  const { items } = await caller.get(`/api/meetings/${PRACTICE}/minutes`);
  const decisions = await caller.get(`/api/decisions?meetingId=${PRACTICE}`);
  return JSON.stringify([items.map((one: { blocks: unknown }) => one.blocks), decisions]);
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}

test('whoever has the old document open is told that it was replaced, and keeps its words', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get(`/api/meetings/${PRACTICE}`)).body;
  const { documentId } = items.findLast((one: { part: string }) => one.part === 'II');
  const client = secretary.sync(documentId);
  await synced(client);
  append(client, 'paragraph', { id: 'p1' }, 'Said in private');
  await until('the words on record', async () =>
    JSON.stringify((await secretary.get(`/api/meetings/${PRACTICE}/minutes`)).body).includes(
      'Said in private',
    ),
  );
  putMinutes(server.db, PRACTICE, 'unconfirmed', { parts: ['II'] });
  const url = `${server.origin.replace('http', 'ws')}/sync/${documentId}`;
  const socket = new WebSocket(url, { headers: { cookie: secretary.cookie } });
  await new Promise((resolve) => socket.once('message', resolve));
  const code = new Promise((resolve) => socket.once('close', resolve));

  const choice = { of: PRACTICE, part: 'II', how: 'by_correspondence', reason: 'The last.' };
  const at = `/api/meetings/${PRACTICE}/approval`;
  const shown = await secretary.get(`${at}/record?${new URLSearchParams(choice)}`);
  const order = { ...choice, moverId: null, sha256: shown.body.sha256 };
  expect((await secretary.post(at, order)).status).toBe(204);
  expect(await code).toBe(CLOSE.wrongEpoch);
  await server.app.kept();
  expect(client.content.toString()).toContain('Said in private');

  // Whatever the old page still brings reaches nothing.
  append(client, 'paragraph', { id: 'p2' }, 'TOO-LATE');
  const detail = (await secretary.get(`/api/meetings/${PRACTICE}`)).body;
  const now = detail.items.findLast((one: { part: string }) => one.part === 'II').documentId;
  expect(now).toBe(nextEpochOf(toDocumentId(documentId)));
  expect(detail.wordsRemoved).toContainEqual({
    ...{ documentId: now, by: 'The service', afterMonths: 0 },
    ...{ at: expect.any(String), reason: expect.any(String) },
  });
  const fresh = secretary.sync(now);
  await synced(fresh);
  expect(fresh.content.toString()).toContain('Said in private');
  expect(fresh.content.toString()).not.toContain('TOO-LATE');

  // What needs the history that is gone answers in words.
  const history = await secretary.get(`/api/meetings/${PRACTICE}/history`);
  expect(history.body.damaged).toEqual([]);
  const long = new Date(Date.now() - 3_600_000).toISOString();
  const compared = await secretary.get(
    `/api/meetings/${PRACTICE}/compare?from=${long}&to=now&itemId=${items.at(-1).id}`,
  );
  expect([compared.status, compared.body.texts?.[0]?.state]).toEqual([200, 'gone']);
  const since = await secretary.get(`/api/meetings/${PRACTICE}/changes-since-look`);
  expect(since.status).toBe(200);
});

const CANARY = { I: 'CANARY-OPEN', II: 'CANARY-PRIVATE' } as const;

test.each([1, 2, 3])(
  '[seed %i] whatever comes in whatever order, nothing goes early and all goes in time',
  async (seed) => {
    const chance = dice(seed);
    const world = await startKeptHistory(temporaryFolder());
    await wroteAndDeleted(world, [
      [world.documents['minute I'], CANARY.I],
      [world.documents['minute II'], CANARY.II],
    ]);
    const rule = chance.pick([0, 1, 12, 24]);
    const terms = { historyMonths: rule };
    world.records.db
      .update(t.termsOfReference)
      .set({ rules: { ...UNRECORDED_TERMS, ...terms } })
      .run();
    let day = '2018-05-03';
    const approvedOn: Partial<Record<Part, string>> = {};
    await world.start();
    await world.app().projector.settled();
    const words = await wordsOf(world);
    for (let step = 0; step < 8; step += 1) {
      const part = chance.pick(PARTS);
      switch (chance.below(4)) {
        case 0:
          if (approvedOn[part] !== undefined) break;
          await world.approve(part);
          approvedOn[part] = day;
          break;
        case 1:
        case 2:
          day = dayAfter(day, chance.pick([1, 27, 31, 200, 365]));
          world.at(`${day}T${chance.pick(['00:30', '12:00', '22:30'])}:00+00:00`);
          break;
        case 3: {
          await world.stop();
          const when = chance.pick(['before', 'after', 'never'] as const);
          await world.start((journal) =>
            when === 'never'
              ? journal
              : dyingAt(journal, (write) => (write === 'purge' ? when : null)).journal,
          );
          // It dies at the first purge that is due, or has nothing to do.
          await Promise.race([world.app().kept(), new Promise((done) => setTimeout(done, 1000))]);
          await world.reopen();
          await world.start();
        }
      }
      await world.app().kept();
      for (const one of PARTS) {
        const approved = approvedOn[one];
        const goes = approved === undefined ? null : goesOn(approved, one === 'II' ? 0 : rule);
        const isDue = goes !== null && goes <= dayInLondon(world.now());
        expect([one, day, world.isOnDisk(CANARY[one])]).toEqual([one, day, !isDue]);
      }
    }
    await world.app().projector.settled();
    expect(await wordsOf(world)).toBe(words);
    await world.stop();
    await world.close();
  },
);
