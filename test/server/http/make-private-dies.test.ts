import { randomBytes } from 'node:crypto';
import { isNull } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import { appOn, callerOf, dyingAt, type Moment } from '#test/harness/dying-server.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { tablesOf } from '#test/harness/projection-bench.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 30_000 });

const now = () => Date.now();
interface Detail {
  readonly agendas: readonly { part: string; agendaDocumentId: string }[];
  readonly items: readonly { id: string; part: string; title: string; documentId: string }[];
}

const MOMENTS: Record<string, (at: Record<'agendaTwo' | 'agendaOne', string>) => Moment> = {
  'the records have changed and the fresh minute is not written': (known) => (write, document) =>
    write === 'append' && !Object.values(known).includes(document) ? 'before' : null,
  'the fresh minute is written': (known) => (write, document) =>
    write === 'append' && !Object.values(known).includes(document) ? 'after' : null,
  'the item is about to be put on the agenda of Part II': (known) => (write, document) =>
    write === 'append' && document === known.agendaTwo ? 'before' : null,
  'the item stands on both agendas': (known) => (write, document) =>
    write === 'append' && document === known.agendaTwo ? 'after' : null,
  'the agenda of Part I is about to begin anew': () => (write) =>
    write === 'purge' ? 'before' : null,
  'the agenda of Part I has begun anew and records do not know it': () => (write) =>
    write === 'purge' ? 'after' : null,
};

test.each(Object.keys(MOMENTS))('a server that dies when %s ends it at its start', async (name) => {
  const records = openRecords(':memory:');
  const journal = createMemoryJournal({ now });
  const first = appOn(records, journal);
  await loadDemonstration({ founding: first.founding, now, randomBytes });
  await first.start();
  const before: Detail = await (await callerOf(first)).get('/api/meetings/practice');
  await first.stop();
  const agendaOf = (detail: Detail, part: string) =>
    detail.agendas.find((one) => one.part === part)?.agendaDocumentId ?? '';
  const item = before.items.find((one) => one.part === 'I') as Detail['items'][number];
  const known = { agendaOne: agendaOf(before, 'I'), agendaTwo: agendaOf(before, 'II') };

  const moment = (MOMENTS[name] as (typeof MOMENTS)[string])(known);
  const dying = dyingAt(journal, moment);
  const second = appOn(records, dying.journal);
  await second.start();
  const caller = await callerOf(second);
  const order = { shownAs: 'restricted', neutralTitle: null, reason: 'Staff.' };
  void caller.post(`/api/items/${item.id}/privacy`, order);
  await until('the server dead', async () => dying.died());
  await second.projector.stop();

  const third = appOn(records, journal);
  await third.start();
  const after: Detail = await (await callerOf(third)).get('/api/meetings/practice');
  expect(after.items.filter((one) => one.id === item.id)).toMatchObject([
    { part: 'II', title: item.title },
  ]);
  const onAgenda = async (part: string) => {
    const doc = new Y.Doc();
    const document = toDocumentId(agendaOf(after, part));
    for (const { update } of await journal.entriesAfter(document, toPlace(0)))
      Y.applyUpdate(doc, update);
    return agendaItems(doc).has(item.id);
  };
  expect([await onAgenda('I'), await onAgenda('II')]).toEqual([false, true]);
  expect((await journal.heads()).has(toDocumentId(known.agendaOne))).toBe(false);
  const left = {
    moves: records.db.select().from(t.itemMove).where(isNull(t.itemMove.settledAt)).all(),
    purges: records.db.select().from(t.documentPurge).where(isNull(t.documentPurge.doneAt)).all(),
    failures: third.projector.failures(),
  };
  expect(left).toEqual({ moves: [], purges: [], failures: [] });
  await third.projector.settled();
  const tables = tablesOf(records.db);
  await third.projector.rebuild();
  expect(tablesOf(records.db)).toEqual(tables);
  await third.stop();
});

test('a server starts with a move that it cannot finish, and finishes it when it can', async () => {
  const records = openRecords(':memory:');
  const journal = createMemoryJournal({ now });
  const first = appOn(records, journal);
  await loadDemonstration({ founding: first.founding, now, randomBytes });
  await first.start();
  const before: Detail = await (await callerOf(first)).get('/api/meetings/practice');
  await first.stop();
  const item = before.items.find((one) => one.part === 'I') as Detail['items'][number];
  const agendaTwo = before.agendas.find((one) => one.part === 'II')?.agendaDocumentId;
  const dying = dyingAt(journal, (write, document) =>
    write === 'append' && document === agendaTwo ? 'before' : null,
  );
  const second = appOn(records, dying.journal);
  await second.start();
  const order = { shownAs: 'restricted', neutralTitle: null, reason: 'Staff.' };
  void (await callerOf(second)).post(`/api/items/${item.id}/privacy`, order);
  await until('the server dead', async () => dying.died());
  await second.projector.stop();

  const unfinished = () =>
    records.db.select().from(t.itemMove).where(isNull(t.itemMove.settledAt)).all().length;
  putMinutes(records.db, 'practice', 'approved', { parts: ['II'] });
  const third = appOn(records, journal);
  await third.start();
  expect(unfinished()).toBe(1);
  await third.stop();
  putMinutes(records.db, 'practice', 'drafting', { parts: ['II'] });
  const fourth = appOn(records, journal);
  await fourth.start();
  expect(unfinished()).toBe(0);
  await fourth.stop();
});

test('one that dies before the records have changed has changed nothing', async () => {
  const records = openRecords(':memory:');
  const journal = createMemoryJournal({ now });
  const app = appOn(records, journal);
  await loadDemonstration({ founding: app.founding, now, randomBytes });
  await app.start();
  const caller = await callerOf(app);
  const before: Detail = await caller.get('/api/meetings/practice');
  const item = before.items.find((one) => one.part === 'I') as Detail['items'][number];
  records.db.run(
    'CREATE TRIGGER no BEFORE INSERT ON item_move BEGIN SELECT RAISE(ABORT, "no"); END',
  );
  const order = { shownAs: 'restricted', neutralTitle: null, reason: 'Staff.' };
  expect((await caller.post(`/api/items/${item.id}/privacy`, order)).status).toBe(500);
  expect(await caller.get('/api/meetings/practice')).toEqual(before);
  records.db.run('DROP TRIGGER no');
  expect((await caller.post(`/api/items/${item.id}/privacy`, order)).status).toBe(204);
  await app.stop();
});
