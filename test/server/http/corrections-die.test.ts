import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
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

test.each(['before', 'after'] as const)(
  'a server that dies %s the words are in the journal ends the correction at its start, once',
  async (moment) => {
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
    const order = { id, itemId: item.itemId, blockId: item.blocks[0].id, read, reason: 'A slip.' };
    void secretary.post(`${meeting}/amendments`, { ...order, wanted: `However, ${read}` });
    await until('the server dead', async () => dying.died());
    await second.projector.stop();

    const third = appOn(records, journal);
    await third.start();
    await third.projector.settled();
    const caller = await callerOf(third, 'secretary');
    const [after] = (await caller.get(`${meeting}/minutes`)).items;
    expect(plainText(after.blocks[0].text)).toBe(`However, ${read}`);
    expect(await caller.get(`${meeting}/amendments`)).toMatchObject([
      { id, before: '', after: 'However, ', state: 'made' },
    ]);
    // The page that never heard sends it again.
    await caller.post(`${meeting}/amendments`, { ...order, wanted: `However, ${read}` });
    await third.projector.settled();
    const [still] = (await caller.get(`${meeting}/minutes`)).items;
    expect(plainText(still.blocks[0].text)).toBe(`However, ${read}`);
    await third.stop();
  },
);
