import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { plainText } from '#shared/document/minute-content.ts';
import { appOn, callerOf, dyingAt } from '#test/harness/dying-server.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { putSealed, putSealedMinutes } from '#test/harness/sealed-minutes.ts';
import { until } from '#test/harness/until.ts';

// Each starts some whole servers, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const now = () => Date.now();
const MEETING = 'sjc-2018-03-01';
const minutes = `/api/meetings/${MEETING}/minutes`;

type Asked = (caller: Awaited<ReturnType<typeof callerOf>>, item: Item) => Promise<unknown>;

interface Item {
  readonly itemId: string;
  readonly documentId: string;
  readonly blocks: readonly { readonly id: string; readonly text: [] }[];
}

/** A server that died when the journal had what was asked for and the records did not say so yet. */
async function diedAfter(write: 'append' | 'purge', ask: Asked) {
  const records = openRecords(':memory:');
  const journal = createMemoryJournal({ now });
  const first = appOn(records, journal);
  await loadDemonstration({ founding: first.founding, now, randomBytes });
  await first.start();
  const [item, other] = (await (await callerOf(first, 'secretary')).get(minutes)).items as Item[];
  await first.stop();
  putMinutes(records.db, MEETING, write === 'append' ? 'unconfirmed' : 'drafting');
  const dying = dyingAt(journal, (what, document) =>
    what === write && document === item?.documentId ? 'after' : null,
  );
  const second = appOn(records, dying.journal);
  await second.start();
  void ask(await callerOf(second, 'secretary'), item as Item);
  await until('the server dead', async () => dying.died());
  await second.projector.stop();
  return { records, journal, item: item as Item, other: other as Item };
}

const correct: Asked = (caller, { itemId, blocks: [block] }) => {
  const read = plainText(block?.text ?? []);
  const order = { id: randomUUID(), itemId, blockId: block?.id, read, reason: 'A slip.' };
  return caller.post(`/api/meetings/${MEETING}/amendments`, {
    ...order,
    wanted: `However, ${read}`,
  });
};

const purge: Asked = (caller, { documentId }) =>
  caller.post(`/api/documents/${documentId}/purge`, { reason: 'A name.' });

test.each([
  ['a correction', 'append', correct, 'amendment', 'UPDATE'],
  ['a removal of words', 'purge', purge, 'document', 'UPDATE'],
] as const)(
  'a server serves though %s cannot be finished at its start, and finishes it when it can',
  async (_, write, ask, table, change) => {
    const { records, journal, item, other } = await diedAfter(write, ask);
    const { db } = records;
    db.run(`CREATE TRIGGER no BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, 'no'); END`);
    const said: unknown[] = [];
    const third = appOn(records, journal, (message, facts) => said.push([message, facts]));
    await third.start();
    const caller = await callerOf(third, 'secretary');
    const { items } = await caller.get(minutes);
    expect(items.find((one: Item) => one.itemId === other.itemId)).toEqual(other);
    expect(said).toContainEqual([
      expect.stringMatching(/could not be finished$/),
      expect.objectContaining({ meeting: MEETING }),
    ]);
    expect(JSON.stringify(said)).not.toContain('However');
    db.run('DROP TRIGGER no');
    await third.stop();

    const fourth = appOn(records, journal);
    await fourth.start();
    const wishes = [
      db
        .select()
        .from(t.amendment)
        .all()
        .filter((one) => one.settledAt === null),
      db
        .select()
        .from(t.documentPurge)
        .all()
        .filter((one) => one.doneAt === null),
    ];
    expect(wishes).toEqual([[], []]);
    const isThere = eq(t.agendaItem.id, item.itemId);
    const row = db.select().from(t.agendaItem).where(isThere).get();
    expect(row?.minuteDocumentId === item.documentId).toBe(write === 'append');
    await fourth.stop();
  },
);

test('a server serves though its public pages cannot be written at its start', async () => {
  const records = openRecords(':memory:');
  const journal = createMemoryJournal({ now });
  const first = appOn(records, journal);
  await loadDemonstration({ founding: first.founding, now, randomBytes });
  await first.start();
  await first.stop();
  putSealedMinutes(records.db);
  putSealed(records.db, 'published', '{}');
  const said: string[] = [];
  const second = appOn(records, journal, (message) => said.push(message));
  await second.start();
  const { items } = await (await callerOf(second, 'secretary')).get(minutes);
  expect(items.length).toBeGreaterThan(0);
  expect(said).toContain('The public pages were not written');
  await second.stop();
});
