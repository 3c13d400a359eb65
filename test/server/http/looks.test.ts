import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { changesSinceLook } from '#shared/protocol/http/looks.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const HOUR = 60 * 60 * 1000;
const meeting = '/api/meetings/practice';

async function draft() {
  let later = 0;
  const server = await startServer({ now: () => Date.now() + later });
  const [lay, secretary] = [await server.as('lay-member'), await server.as('secretary')];
  const items = (await secretary.get(meeting)).body.items;
  const item = (part: string) => items.findLast((one: { part: string }) => one.part === part);
  const client = async (part = 'I') => {
    const open = secretary.sync(item(part).documentId);
    await synced(open);
    return open;
  };
  const minutes = async (who: Caller) => (await who.get(`${meeting}/minutes`)).body.items;
  const readBy = async (who: Caller) => {
    const looks = (await minutes(who)).map(
      ({ itemId, place }: { itemId: string; place: number }) => ({
        itemId,
        place,
      }),
    );
    expect((await who.post(`${meeting}/looks`, { looks })).status).toBe(204);
  };
  const since = async (who: Caller) =>
    changesSinceLook.parse((await who.get(`${meeting}/changes-since-look`)).body);
  const written = (words: string) =>
    until('the words on record', async () =>
      JSON.stringify(await minutes(secretary)).includes(words),
    );
  return {
    ...{ server, lay, secretary, item, client, minutes, readBy, since, written },
    pass: (ms: number) => {
      later += ms;
    },
  };
}

test('whoever looked is told what changed since, by sentence; a first look is told nothing', async () => {
  const { lay, item, client, readBy, since, written } = await draft();
  expect(await since(lay)).toEqual({ since: null, items: [] });
  await readBy(lay);
  expect((await since(lay)).items).toEqual([]);

  append(await client(), 'paragraph', { id: 'new' }, 'Buses are late.');
  await written('Buses are late');
  const changes = await since(lay);
  expect(changes.since).not.toBe(null);
  expect(changes.items).toMatchObject([
    { itemId: item('I').id, state: 'changed', told: ['One sentence added: ‘Buses are late.’'] },
  ]);
  await readBy(lay);
  expect((await since(lay)).items).toEqual([]);
});

test('private business is in nobody’s changes who may not see it', async () => {
  const { lay, secretary, item, client, readBy, since, written } = await draft();
  await readBy(secretary);
  const hidden = { looks: [{ itemId: item('II').id, place: 1 }] };
  expect((await lay.post(`${meeting}/looks`, hidden)).status).toBe(204);
  await readBy(lay);
  append(await client('II'), 'paragraph', { id: 'new' }, 'A SECRET thing.');
  await written('SECRET');
  expect(JSON.stringify(await since(secretary))).toContain('SECRET');
  const seen = JSON.stringify(await since(lay));
  expect(seen).not.toContain('SECRET');
  expect(seen).not.toContain(item('II').id);
});

test('an older place than somebody can have read is not taken: it would tell what was deleted before they came', async () => {
  const { lay, item, client, since, written, pass } = await draft();
  const open = await client();
  const gone = append(open, 'paragraph', { id: 'gone' }, 'A patient’s name.');
  await written('A patient’s name');
  open.content.delete(open.content.toArray().indexOf(gone), 1);
  append(open, 'paragraph', { id: 'kept' }, 'Kept.');
  await written('Kept.');
  pass(2 * HOUR);
  for (const place of [0, 1, 2, 3]) {
    await lay.post(`${meeting}/looks`, { looks: [{ itemId: item('I').id, place }] });
    append(open, 'paragraph', { id: `more-${place}` }, `More ${place}.`);
    await written(`More ${place}.`);
    expect(JSON.stringify(await since(lay))).not.toContain('patient');
    pass(2 * HOUR);
  }
});

test('words that were deleted for good never come back: it is said that they are gone', async () => {
  const { server, lay, secretary, item, client, readBy, since, written } = await draft();
  const open = await client();
  const gone = append(open, 'paragraph', { id: 'gone' }, 'A patient’s name.');
  await written('A patient’s name');
  await readBy(lay);
  open.content.delete(open.content.toArray().indexOf(gone), 1);
  await until('the deletion', async () =>
    JSON.stringify((await since(lay)).items).includes('removed: ‘A patient’s name.’'),
  );
  const purge = `/api/documents/${item('I').documentId}/purge`;
  expect((await secretary.post(purge, { reason: 'A name.' })).status).toBe(204);
  expect((await since(lay)).items).toMatchObject([
    { itemId: item('I').id, state: 'gone', told: [] },
  ]);
  expect(server.db.select().from(t.lastLook).all().length).toBeGreaterThan(0);
});
