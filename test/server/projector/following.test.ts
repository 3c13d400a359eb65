import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { createProjectionStore } from '#server/records/projection-store.ts';
import { nextEpochOf, toDocumentId, toPlace } from '#shared/ids.ts';
import { action, said } from '#test/harness/blocks.ts';
import { openDesk } from '#test/harness/minute-desk.ts';
import { minuteOf, openBench, type ProjectionBench } from '#test/harness/projection-bench.ts';

let bench: ProjectionBench;
beforeEach(async () => {
  bench = await openBench(['a', 'b']);
});
afterEach(() => bench.close());

const desk = (letter: string) => openDesk(bench.journal, minuteOf(letter));
const texts = () => (bench.tables().actions as { text: string }[]).map((row) => row.text);
/** A store that cannot write a minute until there is room. */
const fullDisk = () => {
  const store = createProjectionStore(bench.db);
  let full = true;
  return {
    makeRoom: () => {
      full = false;
    },
    store: {
      ...store,
      write: async (...order: Parameters<typeof store.write>) => {
        if (full) throw new Error('The disk is full');
        await store.write(...order);
      },
    },
  };
};
const written = (words: string) => vi.waitFor(() => expect(texts()).toContain(words));

test('[P12] a commit is in the rows 50 milliseconds later', async () => {
  const asked = vi.spyOn(bench.journal, 'entriesAfter');
  await desk('a').insert(0, action('x', 'Refine'));
  bench.clock.pass(49);
  expect(asked).not.toHaveBeenCalled();
  bench.clock.pass(1);
  await written('Refine');
});

test('[P12] while commits keep coming the rows are at most 250 milliseconds behind', async () => {
  const asked = vi.spyOn(bench.journal, 'entriesAfter');
  const typing = desk('a');
  await typing.insert(0, action('x', ''));
  for (let stroke = 1; stroke <= 8; stroke += 1) {
    bench.clock.pass(30);
    await typing.type(0, 0, 'a');
  }
  expect(asked).not.toHaveBeenCalled();
  bench.clock.pass(10);
  await written('aaaaaaaa');
});

test('[P13] what was committed while nobody followed is caught up at the start', async () => {
  const typing = desk('a');
  await typing.insert(0, action('x', 'Refine'));
  await bench.projector.settled();
  await bench.projector.stop();
  await typing.type(0, 6, ' it');
  bench.clock.pass(500);
  await desk('b').insert(0, action('y', 'Ask'));
  const place = (rows: unknown[] | undefined) =>
    (rows as { documentId: string; place: number }[]).map((row) => [row.documentId, row.place]);
  await bench.again().start();
  expect(texts().sort()).toEqual(['Ask', 'Refine it']);
  expect(bench.tables().actions).toMatchObject([{ since: 1_000 }, { since: 1_500 }]);
  expect(place(bench.tables().places)).toEqual([
    [minuteOf('a'), 2],
    [minuteOf('b'), 1],
  ]);
});

test.each(['Refine', 'From another journal'])(
  '[P13] a place ahead of the journal is built again, its row saying “%s”',
  async (text) => {
    await desk('a').insert(0, action('x', 'Refine'));
    await bench.projector.settled();
    const right = bench.tables();
    await bench.projector.stop();
    bench.db.update(t.projectedPlace).set({ place: 9 }).run();
    bench.db.update(t.actionText).set({ text }).run();
    await bench.again().start();
    expect(bench.tables()).toEqual(right);
  },
);

test('[P13] rows of a document that the journal has lost are taken away', async () => {
  await desk('a').insert(0, action('x', 'Refine'));
  await bench.projector.settled();
  await bench.projector.stop();
  await bench.again({ journal: createMemoryJournal(bench.clock) }).start();
  expect(bench.tables()).toMatchObject({ actions: [], minutes: [], places: [] });
});

test('[P13] rows that disagree with the words at their place are built again', async () => {
  const typing = desk('a');
  await typing.insert(0, action('x', 'Refine'), action('y', 'Ask'));
  await bench.projector.settled();
  await bench.projector.stop();
  bench.db.delete(t.actionText).where(eq(t.actionText.id, 'y')).run();
  bench.clock.pass(500);
  await typing.type(0, 0, 'Please ');
  await bench.again().start();
  expect(bench.tables().actions).toMatchObject([
    { id: 'x', text: 'Please Refine', since: 1_000 },
    { id: 'y', text: 'Ask', since: 1_000 },
  ]);
});

test('[P14] a document that cannot be read stops alone and is reported', async () => {
  const broken = desk('a');
  await broken.insert(0, action('x', 'Refine'));
  await bench.projector.settled();
  const entry = { author: 'server', clientId: null, update: new Uint8Array([9, 9, 9]) };
  await bench.journal.append(minuteOf('a'), entry);
  await desk('b').insert(0, action('y', 'Ask'));
  await bench.projector.settled();

  expect(texts().sort()).toEqual(['Ask', 'Refine']);
  expect(bench.projector.failures()).toMatchObject([{ document: minuteOf('a'), since: 1_000 }]);
  expect(bench.said).toEqual(['The records no longer follow a document']);
});

test('[P14] an entry that builds on words that are not there stops its document', async () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const words of ['one', 'two']) doc.getText('content').insert(0, words);
  const update = updates[1] as Uint8Array;
  await bench.journal.append(minuteOf('a'), { author: 'server', clientId: null, update });
  await bench.projector.settled();
  expect(bench.projector.failures()).toMatchObject([
    { message: 'An entry builds on words that are not in the journal' },
  ]);
  expect(bench.tables().places).toEqual([]);
});

test('[P14] a document that failed in passing is followed again after ten seconds', async () => {
  await bench.projector.stop();
  const disk = fullDisk();
  const projector = bench.again({ store: disk.store });
  await projector.start();
  await desk('a').insert(0, action('x', 'Refine'));
  await projector.settled();
  expect(projector.failures()).toMatchObject([{ message: 'The disk is full' }]);
  disk.makeRoom();
  bench.clock.pass(10_000);
  await written('Refine');
  await vi.waitFor(() => expect(projector.failures()).toEqual([]));
});

test('[P14] a document that the records do not know stops alone, after a while', async () => {
  await openDesk(bench.journal, toDocumentId('stray.1')).insert(0, action('x', 'Refine'));
  await bench.projector.settled();
  expect(bench.projector.failures()).toEqual([]);
  bench.clock.pass(2_000);
  await bench.projector.settled();
  expect(bench.projector.failures()).toMatchObject([
    { document: 'stray.1', message: 'The records know no such document' },
  ]);
});

test('[P14] a document whose place was taken while its last words waited is followed no more', async () => {
  const [old, fresh] = [minuteOf('a'), nextEpochOf(minuteOf('a'))];
  await desk('a').insert(0, action('x', 'Refine'));
  const [first] = await bench.journal.entriesAfter(old, toPlace(0));
  if (first === undefined) throw new Error('Nothing was written');
  await bench.journal.purge(old, fresh, first);
  bench.db.update(t.document).set({ id: fresh }).where(eq(t.document.id, old)).run();
  for (let rounds = 0; rounds < 30; rounds += 1) {
    bench.clock.pass(100);
    await bench.projector.settled();
  }
  expect(texts()).toEqual(['Refine']);
  expect(bench.projector.failures()).toEqual([]);
  expect(bench.said).toEqual([]);
});

test('[P14] a document that was replaced before its last words were in the rows is behind no more', async () => {
  const [old, fresh] = [minuteOf('a'), nextEpochOf(minuteOf('a'))];
  const typing = desk('a');
  await typing.insert(0, action('x', 'Refine'));
  await bench.projector.settled();
  const [first] = await bench.journal.entriesAfter(old, toPlace(0));
  if (first === undefined) throw new Error('Nothing was written');
  await typing.type(0, 6, ' it');
  await bench.journal.purge(old, fresh, first);
  bench.db.update(t.document).set({ id: fresh }).where(eq(t.document.id, old)).run();
  for (let rounds = 0; rounds < 30; rounds += 1) {
    bench.clock.pass(1000);
    await bench.projector.settled();
  }
  expect(bench.projector.failures()).toEqual([]);
  expect(bench.projector.lag()).toMatchObject({ documents: 0, places: 0 });
});

test('[P15] a long history leaves everything else its turn', async () => {
  await bench.projector.stop();
  const typing = desk('a');
  await typing.insert(0, said('p', ''));
  for (let stroke = 0; stroke < 1_000; stroke += 1) await typing.type(0, stroke, 'a');
  let turns = 0;
  let over = false;
  const takeTurns = () => {
    turns += 1;
    if (!over) setImmediate(takeTurns);
  };
  setImmediate(takeTurns);
  await bench.again().start();
  over = true;
  expect(turns).toBeGreaterThan(10);
  expect(bench.tables().places).toMatchObject([{ place: toPlace(1_001) }]);
});

test('[P1] a rebuild in the middle of typing ends with the same rows', async () => {
  const typing = desk('a');
  await typing.insert(0, action('x', 'Refine'), action('y', 'Ask'));
  await bench.projector.settled();
  bench.clock.pass(500);
  const rebuilt = bench.projector.rebuild();
  await typing.remove(1);
  bench.clock.pass(500);
  await typing.type(0, 6, ' it');
  await rebuilt;
  await bench.projector.settled();
  expect(bench.tables().actions).toMatchObject([
    { id: 'x', text: 'Refine it', since: 1_000, removedAt: null },
    { id: 'y', text: 'Ask', since: 1_000, removedAt: 1_500 },
  ]);
});

test('[P14] a rebuild tries a stopped document again', async () => {
  await bench.projector.stop();
  const disk = fullDisk();
  const projector = bench.again({ store: disk.store });
  await projector.start();
  await desk('a').insert(0, action('x', 'Refine'));
  await projector.settled();
  disk.makeRoom();
  await projector.rebuild();
  expect(projector.failures()).toEqual([]);
  expect(texts()).toEqual(['Refine']);
});

test('stopping in the middle of a long history leaves it to the next start', async () => {
  await bench.projector.stop();
  const typing = desk('a');
  await typing.insert(0, action('x', ''));
  for (let stroke = 0; stroke < 500; stroke += 1) await typing.type(0, stroke, 'a');
  const stopped = bench.again();
  const started = stopped.start();
  await new Promise(setImmediate);
  await stopped.stop();
  await started;
  expect(bench.tables().places).toEqual([]);
  expect(stopped.failures()).toEqual([]);
  await bench.again().start();
  expect(texts()).toEqual(['a'.repeat(500)]);
});
