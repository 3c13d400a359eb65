import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { faultsInAudit } from '#server/records/audit-book.ts';
import { faultsInSealed } from '#server/records/verify-sealed.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import { MOVES } from '#shared/domain/minutes-life.ts';
import { MINUTES_STATES } from '#shared/domain/vocabulary.ts';
import { dice } from '#test/harness/dice.ts';
import { giveAddress } from '#test/harness/mailed.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

const PATIENT = { timeout: 120_000 };
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

test(
  'whoever asks for whatever, the moves on record make one way through the table',
  PATIENT,
  async () => {
    const server = await startServer();
    const people = ['secretary', 'chair', 'member-brent', 'lay-member', 'observer'];
    const as = await Promise.all(people.map((one) => server.as(one)));
    const chance = dice(20261122);
    const standing = { I: 'drafting', II: 'drafting' };
    let made = 0;
    for (let step = 0; step < 160; step += 1) {
      const part = chance.pick(['I', 'II'] as const);
      // Those who may move them are asked more often, and mostly for what may come next.
      const who = chance.chance(0.7) ? chance.below(2) : chance.below(people.length);
      const from = chance.chance(0.9) ? standing[part] : chance.pick(MINUTES_STATES);
      const likely = MOVES.filter((one) => one.from === from).map((one) => one.to);
      const to =
        chance.chance(0.8) && likely.length > 0 ? chance.pick(likely) : chance.pick(MINUTES_STATES);
      const answer = await (as[who] as Caller).post(
        `/api/meetings/practice/minutes/${part}/moves`,
        {
          ...{ from, to },
          reason: chance.chance(0.8) ? 'Because.' : null,
          commentsUntil: chance.chance(0.9) ? tomorrow : null,
        },
      );
      expect([204, 403, 404, 409, 422]).toContain(answer.status);
      if (answer.status !== 204) continue;
      expect(MOVES.some((one) => one.from === standing[part] && one.to === to)).toBe(true);
      expect(from).toBe(standing[part]);
      standing[part] = to;
      made += 1;
    }
    expect(made).toBeGreaterThan(10);
    const moves = server.db.select().from(t.minutesMove).orderBy(asc(t.minutesMove.at)).all();
    expect(moves).toHaveLength(made);
    for (const part of ['I', 'II'] as const) {
      const chain = moves.filter((one) => one.part === part);
      expect(chain.map((one) => one.fromState)).toEqual(
        ['drafting', ...chain.map((one) => one.toState)].slice(0, -1),
      );
      expect(chain.at(-1)?.toState ?? 'drafting').toBe(standing[part]);
    }
    const snapshots = new Set(
      server.db
        .select()
        .from(t.snapshot)
        .all()
        .map((one) => one.id),
    );
    expect(moves.every((one) => snapshots.has(one.snapshotId))).toBe(true);
    expect(faultsInAudit(server.db)).toEqual([]);
  },
);

test('archiving is sealed with what was approved, and nothing follows', PATIENT, async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  putMinutes(server.db, 'practice', 'signed', { parts: ['II'] });
  const move = (from: string, to: string) =>
    secretary.post('/api/meetings/practice/minutes/II/moves', {
      ...{ from, to, reason: null, commentsUntil: null },
    });
  expect((await move('signed', 'archived')).status).toBe(204);
  expect((await move('archived', 'signed')).status).toBe(409);
  expect(server.db.select().from(t.sealedRecord).all()).toMatchObject([
    { kind: 'archived', meetingId: 'practice', part: 'II', by: 'secretary' },
  ]);
  expect(faultsInSealed(server.db)).toEqual([]);
  expect((await secretary.get('/api/meetings/practice/life')).body.parts[1].next).toEqual([]);
});

test('the secretary is written to when the time for comments is over', PATIENT, async () => {
  let now = Date.UTC(2018, 2, 14, 23, 59, 59);
  const server = await startServer({ now: () => now });
  giveAddress(server, 'secretary', 'secretary@example.org');
  giveAddress(server, 'chair', 'chair@example.org');
  putMinutes(server.db, 'practice', 'circulated', { commentsUntil: '2018-03-14', parts: ['II'] });
  now += 2000;
  await expect.poll(() => server.letters.length, { timeout: 30_000 }).toBe(1);
  expect(server.letters).toMatchObject([
    { to: 'secretary@example.org', subject: expect.stringContaining('Comments to settle') },
  ]);
});

test(
  'while two people type without a pause, the snapshot of the freeze is the document for good',
  PATIENT,
  async () => {
    const server = await startServer();
    const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
    putMinutes(server.db, 'practice', 'chair_review', { parts: ['I'] });
    const { items } = (await secretary.get('/api/meetings/practice')).body;
    const { documentId } = items.find((one: { part: string }) => one.part === 'I');
    const writers = [secretary.sync(documentId), chair.sync(documentId)];
    await Promise.all(writers.map(synced));
    let typing = true;
    const typed = Promise.all(
      writers.map(async (writer, who) => {
        for (let n = 0; typing; n += 1) {
          append(writer, 'paragraph', { id: `w${who}-${n}` }, `Words ${n}`);
          // As fast as a connection may for a while.
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }),
    );
    const witness = secretary.sync(documentId);
    await until('words with the server', () => witness.content.toString().includes('Words 5'));
    const moved = await chair.post('/api/meetings/practice/minutes/I/moves', {
      ...{ from: 'chair_review', to: 'circulated', reason: 'It is time.', commentsUntil: tomorrow },
    });
    typing = false;
    await typed;
    expect(moved.status).toBe(204);
    const reader = chair.sync(documentId);
    await synced(reader);
    const kept = server.db.select().from(t.snapshotText).all();
    const text = kept.find((one) => one.documentId === documentId)?.content;
    expect(text).toContain('Words 5');
    expect(canonicalText(canonicalContent(reader.doc, 'minute'))).toBe(text);
  },
);
