import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { faultsInAudit } from '#server/records/audit-book.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const path = '/api/contributions/said/confirmation';
const wording = 'Transport to clinics';

async function said(part: 'I' | 'II' = 'I') {
  const server = await startServer();
  const [secretary, voice] = [await server.as('secretary'), await server.as('healthwatch')];
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const item = items.findLast((one: { part: string }) => one.part === part);
  const client = secretary.sync(item.documentId);
  await synced(client);
  const by = { id: 'said', voice: 'seat:seat-healthwatch-1', seatId: 'seat-healthwatch-1' };
  const element = append(client, 'contribution', { ...by, kind: 'concern' }, wording);
  const find = async (who = voice) =>
    (await who.get('/api/contributions?meetingId=practice')).body.find(
      (one: { id: string }) => one.id === 'said',
    );
  await until('the contribution on record', () => find(secretary));
  const type = (words: string) => (element.get(0) as Y.XmlText).insert(0, words);
  return { server, secretary, voice, client, find, type };
}

test('whoever sits in the seat confirms the wording; when it changes, that lapses in plain sight', async () => {
  const { server, secretary, voice, find, type } = await said();
  expect((await find()).confirmation).toEqual({
    state: 'waiting',
    by: null,
    at: null,
    mayConfirm: true,
  });
  expect((await find(secretary)).confirmation.mayConfirm).toBe(false);
  const task = async () =>
    (await voice.get('/api/home')).body.awaiting.find((one: { text: string }) =>
      one.text.includes(wording),
    );
  expect((await task()).asked).toBe('Confirm how your contribution is worded');

  expect((await secretary.post(path, { wording })).status).toBe(403);
  const stale = await voice.post(path, { wording: 'Transport' });
  expect([stale.status, stale.body.code]).toEqual([409, 'passage-changed']);
  expect((await voice.post(path, { wording })).status).toBe(204);
  expect((await voice.post(path, { wording })).status).toBe(204);
  expect((await find(secretary)).confirmation).toMatchObject({
    state: 'confirmed',
    by: 'Healthwatch representative (demonstration)',
    mayConfirm: false,
  });
  expect(await task()).toBe(undefined);
  const told = server.db.select().from(t.auditEvent).all();
  expect(told.filter((one) => one.deed === 'wording-confirmed')).toHaveLength(1);
  expect(faultsInAudit(server.db)).toEqual([]);

  type('Late ');
  await until('the change', async () => (await find()).confirmation.state === 'changed_since');
  expect((await find()).confirmation.mayConfirm).toBe(true);
  expect((await task()).asked).toBe('Confirm how your contribution is worded now');
});

test('approved minutes need no confirming any more', async () => {
  const { server, voice, find } = await said();
  putMinutes(server.db, 'practice', 'approved');
  const fresh = await server.as('healthwatch');
  expect((await fresh.post(path, { wording })).status).toBe(403);
  expect((await find(voice)).confirmation).toMatchObject({ state: 'waiting', mayConfirm: false });
});

test('who may not see the item knows of no contribution', async () => {
  const { voice, secretary, find } = await said('II');
  const nothing = await voice.post('/api/contributions/no-such/confirmation', { wording });
  const hidden = await voice.post(path, { wording });
  expect([hidden.status, hidden.text]).toEqual([404, nothing.text]);
  expect(await find(voice)).toBe(undefined);
  expect((await find(secretary)).confirmation.mayConfirm).toBe(false);
});

test('words that were confirmed and have changed go with the history of their minute', async () => {
  const { server, secretary, voice, find, type } = await said();
  await voice.post(path, { wording });
  const item = (await find()).itemId;
  const document = () =>
    server.db.select().from(t.agendaItem).where(eq(t.agendaItem.id, item)).get()?.minuteDocumentId;
  type('Late ');
  await until('the change', async () => (await find()).confirmation.state === 'changed_since');
  const purged = await secretary.post(`/api/documents/${document()}/purge`, { reason: 'A name.' });
  expect(purged.status).toBe(204);
  const kept = server.db.select().from(t.contributionConfirmation).all();
  expect(kept.map((one) => one.wording)).toEqual(['']);
  expect((await find()).confirmation.state).toBe('changed_since');
});
