import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { faultsInAudit } from '#server/records/audit-book.ts';
import { faultsInSealed } from '#server/records/verify-sealed.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalBlocks, canonicalText } from '#shared/document/canonical.ts';
import { plainText, type TextRun } from '#shared/document/minute-content.ts';
import { type Dice, dice } from '#test/harness/dice.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { shuffledJournal } from '#test/harness/shuffled-journal.ts';
import {
  type Answer,
  type Caller,
  startServer,
  type TestServer,
} from '#test/harness/test-server.ts';

vi.setConfig({ testTimeout: 120_000 });

const MEETING = 'sjc-2018-03-01';
const OF = `/api/meetings/${MEETING}`;
const APPROVAL = '/api/meetings/practice/approval';

interface Block {
  readonly kind: string;
  readonly id: string;
  readonly text: readonly TextRun[];
}

interface Item {
  readonly itemId: string;
  readonly documentId: string;
  readonly place: number;
  readonly blocks: readonly Block[];
}

interface Table {
  readonly chance: Dice;
  readonly server: TestServer;
  readonly secretary: Caller;
  readonly chair: Caller;
  readonly lay: Caller;
  items(): Promise<readonly Item[]>;
}

type Deed = () => Promise<Answer>;

const SEEDS = (process.env.AT_ONCE_SEEDS ?? '5,12,48').split(',').map(Number);

/** Two deeds at once, again and again, from circulation to signature. */
test.each(SEEDS)(
  '[seed %i] of two deeds at the same moment none is done by half and none twice',
  async (seed) => {
    const table = await startTable(seed);
    for (let pairs = 0; pairs < 4; pairs += 1) await pair(table, await whileCirculated(table));
    putMinutes(table.server.db, MEETING, 'unconfirmed', { parts: ['I', 'II'] });
    for (let pairs = 0; pairs < 5; pairs += 1) await pair(table, await whileUnconfirmed(table));
    await pair(table, await atApproval(table));
    await pair(table, await atSignature(table));
  },
);

async function startTable(seed: number): Promise<Table> {
  const chance = dice(seed);
  const journal = shuffledJournal(createMemoryJournal({ now: () => Date.now() }), dice(seed + 1e6));
  const server = await startServer({
    journal,
    prepare: (db) => putMinutes(db, MEETING, 'circulated'),
  });
  const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
  const lay = await server.as('lay-member');
  const items = async () =>
    (await secretary.get(`${OF}/minutes`)).body.items.filter((one: Item) =>
      one.blocks.some((block) => block.kind === 'paragraph'),
    );
  return { chance, server, secretary, chair, lay, items };
}

/** Both are answered in words, and what stands afterwards is whole. */
async function pair(table: Table, [one, other]: readonly [Deed, Deed]): Promise<void> {
  const answers = await Promise.all([one(), other()]);
  await table.server.app.projector.settled();
  for (const { status, text } of answers) {
    expect([status, text]).toEqual([
      expect.toSatisfy((found: number) => [200, 201, 204, 403, 404, 409, 422, 400].includes(found)),
      text,
    ]);
  }
  await expectWhole(table);
}

const paragraphOf = ({ blocks }: Item): Block =>
  blocks.find((one) => one.kind === 'paragraph') as Block;

async function whileCirculated(table: Table): Promise<readonly [Deed, Deed]> {
  const { chance, secretary, chair, lay, items } = table;
  const item = chance.pick(await items());
  const { id: blockId, text } = paragraphOf(item);
  const read = plainText(text);
  const quote = read.slice(0, 6);
  const id = randomUUID();
  await lay.post(`${OF}/comments`, {
    ...{ id, itemId: item.itemId, blockId, from: 0, to: 6, quote, readAt: item.place },
    ...{ kind: 'wording', text: '', proposedText: `So ${chance.below(100)}` },
  });
  const accept =
    (who: Caller, words: string | null = null): Deed =>
    () =>
      who.post(`/api/comments/${id}/acceptance`, { words, reason: words === null ? '' : 'Part.' });
  const decline: Deed = () =>
    chair.post(`/api/comments/${id}/settlement`, { settlement: 'declined', reason: 'No.' });
  const withdraw: Deed = () => lay.post(`/api/comments/${id}/withdrawal`);
  const correction = randomUUID();
  const correct =
    (as = correction, wanted = `Indeed, ${read}`): Deed =>
    () =>
      secretary.post(`${OF}/amendments`, {
        ...{ id: as, itemId: item.itemId, blockId, read, wanted, reason: 'A slip.' },
      });
  const purge: Deed = () =>
    secretary.post(`/api/documents/${item.documentId}/purge`, { reason: 'A name.' });
  return chance.pick([
    [accept(secretary), decline],
    [accept(secretary), accept(chair)],
    [accept(secretary), accept(secretary)],
    [accept(secretary), accept(chair, `So ${quote}`)],
    [accept(secretary), withdraw],
    [accept(secretary), correct()],
    [accept(secretary), purge],
    [accept(secretary), makePrivate(table, item)],
    [correct(), correct()],
    [correct(), correct(randomUUID(), `Now, ${read}`)],
    [correct(), purge],
    [correct(), makePrivate(table, item)],
    [purge, purge],
    [purge, makePrivate(table, item)],
  ]);
}

const makePrivate =
  ({ chair }: Table, { itemId }: Item): Deed =>
  () =>
    chair.post(`/api/items/${itemId}/privacy`, {
      ...{ shownAs: 'restricted', neutralTitle: null, reason: 'It is about staff.' },
    });

async function whileUnconfirmed(table: Table): Promise<readonly [Deed, Deed]> {
  const { chance, secretary, chair, items, server } = table;
  const all = await items();
  const [item, other] = [chance.pick(all), chance.pick(all)];
  const { id: blockId, text } = paragraphOf(item);
  const read = plainText(text);
  const propose =
    (who: Caller, words: string): Deed =>
    () =>
      who.post(`${APPROVAL}/amendments`, {
        ...{ itemId: item.itemId, blockId, from: 0, quote: '', words, reason: null },
      });
  const correct: Deed = () =>
    secretary.post(`${OF}/amendments`, {
      ...{ id: randomUUID(), itemId: item.itemId, blockId, read, wanted: `Indeed, ${read}` },
      reason: 'A slip.',
    });
  const put = server.db.select().from(t.amendment).where(eq(t.amendment.origin, 'proposal')).all();
  const settle =
    (who: Caller, outcome: string): Deed =>
    () =>
      who.post(
        `${APPROVAL}/amendments/${(put.length === 0 ? { id: 'none' } : chance.pick(put)).id}`,
        { outcome },
      );
  return chance.pick([
    [propose(secretary, 'Here, '), propose(chair, 'There, ')],
    [propose(secretary, 'Here, '), correct],
    [propose(secretary, 'Here, '), makePrivate(table, other)],
    [correct, makePrivate(table, item)],
    [settle(secretary, 'agreed'), settle(chair, 'withdrawn')],
    [settle(secretary, 'agreed'), settle(chair, 'not_agreed')],
    [settle(secretary, 'agreed'), correct],
    [makePrivate(table, item), makePrivate(table, other)],
  ] as const);
}

const order = { of: MEETING, part: 'I', reason: null, moverId: null };

async function atApproval(table: Table): Promise<readonly [Deed, Deed]> {
  const { chance, secretary, chair, items, server } = table;
  const proposed = and(eq(t.amendment.origin, 'proposal'), eq(t.amendment.state, 'proposed'));
  for (const { id } of server.db.select().from(t.amendment).where(proposed).all()) {
    await secretary.post(`${APPROVAL}/amendments/${id}`, { outcome: 'agreed' });
  }
  const isAgreed = and(eq(t.amendment.state, 'agreed'), eq(t.amendment.part, 'I'));
  const agreed = server.db.select().from(t.amendment).where(isAgreed).all();
  const how = agreed.length > 0 ? 'subject_to_amendments' : 'correct_record';
  const shown = await secretary.get(
    `${APPROVAL}/record?${new URLSearchParams({ of: MEETING, part: 'I', how })}`,
  );
  expect([shown.status, shown.text]).toEqual([200, shown.text]);
  const item = chance.pick(await items());
  const approve =
    (who: Caller): Deed =>
    () =>
      who.post(APPROVAL, { ...order, how, sha256: shown.body.sha256 });
  const seats = (await secretary.get(`${OF}/attendance`)).body.seats;
  const others: readonly Deed[] = [
    approve(chair),
    () => chair.post(`${APPROVAL}/deferral`, { of: MEETING, part: 'I', reason: 'Late.' }),
    makePrivate(table, item),
    () => secretary.post(`/api/documents/${item.documentId}/purge`, { reason: 'A name.' }),
    () =>
      secretary.post(`${OF}/attendance`, {
        ...{ others: [], removed: [] },
        seats: [{ seatId: seats[0].seatId, code: 'present', name: 'Somebody', note: null }],
      }),
    () =>
      secretary.post(`${APPROVAL}/amendments/${agreed[0]?.id ?? 'none'}`, {
        outcome: 'withdrawn',
      }),
    () => secretary.post(`/api/items/${item.itemId}/withdrawal`),
  ];
  const both = [approve(secretary), chance.pick(others)] as const;
  return chance.chance(0.5) ? both : [both[1], both[0]];
}

async function atSignature({ chair }: Table): Promise<readonly [Deed, Deed]> {
  const sha256 = (await chair.get(`${OF}/record`)).body.parts?.[0]?.sha256 ?? 'a'.repeat(64);
  const sign: Deed = () => chair.post(`${OF}/record/signature`, { part: 'I', sha256 });
  return [sign, sign];
}

/** Nothing is begun and not finished, and nothing is there twice. */
async function expectWhole({ server: { db }, secretary }: Table): Promise<void> {
  const { amendment, comment, sealedRecord } = t;
  expect({
    approvals: db.select().from(t.approvalWish).all(),
    purges: db.select().from(t.documentPurge).where(isNull(t.documentPurge.doneAt)).all(),
    moves: db.select().from(t.itemMove).where(isNull(t.itemMove.settledAt)).all(),
    corrections: db
      .select()
      .from(amendment)
      .where(and(eq(amendment.origin, 'correction'), isNull(amendment.settledAt)))
      .all(),
    acceptances: db
      .select()
      .from(comment)
      .where(eq(comment.state, 'open'))
      .all()
      .filter((one) => one.acceptedText !== null),
    sealed: faultsInSealed(db),
    audit: faultsInAudit(db),
  }).toEqual({
    ...{ approvals: [], purges: [], moves: [], corrections: [], acceptances: [] },
    ...{ sealed: [], audit: [] },
  });
  expectOnce(
    db
      .select()
      .from(sealedRecord)
      .all()
      .map((one) => `${one.meetingId} ${one.part} ${one.kind}`),
  );
  expectOnce(
    db
      .select()
      .from(amendment)
      .all()
      .flatMap((one) => one.commentId ?? []),
  );
  expectOnce(
    db
      .select()
      .from(t.auditEvent)
      .all()
      .filter((one) => ONCE.has(one.deed))
      .map((one) => `${one.deed} ${one.thingId} ${one.itemId}`),
  );
  expectOnce(
    db
      .select()
      .from(t.agendaItemText)
      .all()
      .map((one) => one.id),
  );
  const decisions = (await secretary.get('/api/decisions?meetingId=practice')).body;
  const said = decisions.filter((one: { inText: boolean; verb: string }) => one.inText);
  expect(said.length).toBeLessThanOrEqual(1);
  const approved = db.select().from(sealedRecord).where(eq(sealedRecord.kind, 'approved')).get();
  const deferred = db.select().from(t.approvalDeferral).all();
  expect(said.map((one: { verb: string }) => one.verb)).toEqual(
    approved !== undefined ? ['approved'] : deferred.map(() => 'deferred'),
  );
  if (approved === undefined) return;
  const record = JSON.parse(approved.body) as ApprovedRecord;
  const { items } = (await secretary.get(`${OF}/minutes`)).body;
  for (const { id, blocks } of record.items) {
    const now = items.find((one: Item) => one.itemId === id);
    expect(canonicalText(canonicalBlocks(now.blocks))).toBe(canonicalText(blocks));
  }
}

const ONCE = new Set([
  ...['suggestion-accepted', 'minutes-corrected', 'item-made-private', 'minutes-approved'],
  ...['minutes-signed', 'approval-deferred', 'item-withdrawn'],
]);

function expectOnce(all: readonly string[]): void {
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
}
