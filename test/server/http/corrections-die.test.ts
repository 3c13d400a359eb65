import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { plainText } from '#shared/document/minute-content.ts';
import { appOn, callerOf, dyingAt } from '#test/harness/dying-server.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const now = () => Date.now();
const meeting = '/api/meetings/sjc-2018-03-01';

/** Takes out the first word. */
const without = (read: string) => read.slice(read.indexOf(' ') + 1);

test.each([
  ['before', 'words that come in', (read: string) => `However, ${read}`],
  ['after', 'words that come in', (read: string) => `However, ${read}`],
  ['before', 'words that go', without],
  ['after', 'words that go', without],
  ['after', 'words that stood there already', (read: string) => `${read.split(' ')[0]} ${read}`],
] as const)(
  'a server that dies %s %s are in the journal ends the correction at its start, once',
  async (moment, _, wantedFor) => {
    const records = openRecords(':memory:');
    const journal = createMemoryJournal({ now });
    const first = appOn(records, journal);
    await loadDemonstration({ founding: first.founding, now, randomBytes });
    await first.start();
    const [item] = (await (await callerOf(first, 'secretary')).get(`${meeting}/minutes`)).items;
    const read = plainText(item.blocks[0].text);
    await first.stop();
    putMinutes(records.db, 'sjc-2018-03-01', 'unconfirmed');

    const dying = dyingAt(journal, (_, document) => (document === item.documentId ? moment : null));
    const second = appOn(records, dying.journal);
    await second.start();
    const secretary = await callerOf(second, 'secretary');
    const id = randomUUID();
    const wanted = wantedFor(read);
    const order = { id, itemId: item.itemId, blockId: item.blocks[0].id, read, reason: 'A slip.' };
    void secretary.post(`${meeting}/amendments`, { ...order, wanted });
    await until('the server dead', async () => dying.died());
    await second.projector.stop();

    const third = appOn(records, journal);
    await third.start();
    await third.projector.settled();
    const caller = await callerOf(third, 'secretary');
    const [after] = (await caller.get(`${meeting}/minutes`)).items;
    expect(plainText(after.blocks[0].text)).toBe(wanted);
    const minutes = (await caller.get(`${meeting}/minutes`)).items;
    expect(minutes[0].blocks.slice(1)).toEqual(item.blocks.slice(1));
    expect(await caller.get(`${meeting}/amendments`)).toMatchObject([{ id, state: 'made' }]);
    // The page that never heard sends it again.
    await caller.post(`${meeting}/amendments`, { ...order, wanted });
    await third.projector.settled();
    const [still] = (await caller.get(`${meeting}/minutes`)).items;
    expect(plainText(still.blocks[0].text)).toBe(wanted);
    await third.stop();
  },
);

test('a correction whose words have changed under a dead server is dropped, and nothing else is changed', async () => {
  const records = openRecords(':memory:');
  const journal = createMemoryJournal({ now });
  const first = appOn(records, journal);
  await loadDemonstration({ founding: first.founding, now, randomBytes });
  await first.start();
  const [item] = (await (await callerOf(first, 'secretary')).get(`${meeting}/minutes`)).items;
  const read = plainText(item.blocks[0].text);
  await first.stop();
  putMinutes(records.db, 'sjc-2018-03-01', 'unconfirmed');

  const dying = dyingAt(journal, (_, document) => (document === item.documentId ? 'before' : null));
  const second = appOn(records, dying.journal);
  await second.start();
  const secretary = await callerOf(second, 'secretary');
  const order = { id: randomUUID(), itemId: item.itemId, blockId: item.blocks[0].id, read };
  const wanted = without(read);
  void secretary.post(`${meeting}/amendments`, { ...order, wanted, reason: 'A slip.' });
  await until('the server dead', async () => dying.died());
  await second.projector.stop();
  records.db
    .update(t.amendment)
    .set({ beforeHash: 'another text', afterHash: 'and another' })
    .run();

  const third = appOn(records, journal);
  await third.start();
  await third.projector.settled();
  const caller = await callerOf(third, 'secretary');
  const [after] = (await caller.get(`${meeting}/minutes`)).items;
  expect(after.blocks).toEqual(item.blocks);
  expect(records.db.select().from(t.amendment).all()).toEqual([]);
  await third.stop();
});
