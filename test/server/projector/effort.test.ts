import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProjectionStore } from '#server/records/projection-store.ts';
import { action, said } from '#test/harness/blocks.ts';
import { openDesk } from '#test/harness/minute-desk.ts';
import { minuteOf, openBench, type ProjectionBench } from '#test/harness/projection-bench.ts';

const LETTERS = ['a', 'b', 'c'];

/** What a piece of work costs, in milliseconds of the thread. */
let cost = 0;
let bench: ProjectionBench;
beforeEach(async () => {
  cost = 0;
  let worked = 0;
  bench = await openBench(LETTERS, {
    stopwatch: () => {
      worked += cost;
      return worked;
    },
  });
});
afterEach(() => bench.close());

const desk = (letter: string) => openDesk(bench.journal, minuteOf(letter));
const table = (name: string) => JSON.stringify(bench.tables()[name]);
const written = (name: string, words: string) =>
  vi.waitFor(() => expect(table(name)).toContain(words));
/** Until all that can be done without time passing is done. */
const rest = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};

test('[P12] words that are being typed are written once a second', async () => {
  const typing = desk('a');
  await typing.insert(0, said('p', 'One'));
  bench.clock.pass(50);
  await written('minutes', 'One');
  await typing.type(0, 3, ' two');
  bench.clock.pass(900);
  await rest();
  expect(table('minutes')).not.toContain('two');
  bench.clock.pass(100);
  await written('minutes', 'One two');
  expect(bench.projector.lag().places).toBe(0);
});

test('[P12] a new record does not wait for that, and takes the words along', async () => {
  const typing = desk('a');
  await typing.insert(0, said('p', 'One'));
  bench.clock.pass(50);
  await written('minutes', 'One');
  await typing.type(0, 3, ' two');
  await typing.insert(1, action('x', 'Refine'));
  bench.clock.pass(50);
  await written('actions', 'Refine');
  expect(table('minutes')).toContain('One two');
});

test('[P12] words that take long to read wait longer, five seconds at most', async () => {
  cost = 200;
  const typing = desk('a');
  await typing.insert(0, said('p', 'One'));
  bench.clock.pass(50);
  await written('minutes', 'One');
  cost = 0;
  await typing.type(0, 3, ' two');
  bench.clock.pass(4_900);
  await rest();
  expect(table('minutes')).not.toContain('two');
  bench.clock.pass(100);
  await written('minutes', 'One two');
});

test('[P19] after its work the projector rests for nine times as long', async () => {
  const asked = vi.spyOn(bench.journal, 'entriesAfter');
  cost = 5;
  await desk('a').insert(0, action('x', 'Refine'));
  bench.clock.pass(50);
  await written('actions', 'Refine');
  const spent = () => asked.mock.calls.length;
  const before = spent();
  cost = 0;
  await desk('b').insert(0, action('y', 'Ask'));
  // Reading entries, applying, drafting and writing: four pieces of work of five milliseconds.
  bench.clock.pass(9 * 4 * 5 - 1);
  await rest();
  expect(spent()).toBe(before);
  bench.clock.pass(1);
  await written('actions', 'Ask');
});

test('[P19] however long the work took, the rest is over after two seconds', async () => {
  cost = 10_000;
  await desk('a').insert(0, action('x', 'Refine'));
  bench.clock.pass(50);
  await written('actions', 'Refine');
  await desk('b').insert(0, action('y', 'Ask'));
  bench.clock.pass(2_000);
  await written('actions', 'Ask');
});

test('[P20] rows of several documents are written in one transaction', async () => {
  await bench.projector.stop();
  const store = createProjectionStore(bench.db);
  const write = vi.fn(store.write);
  await bench.again({ store: { ...store, write } }).start();
  for (const letter of LETTERS) await desk(letter).insert(0, action(`x-${letter}`, 'Refine'));
  bench.clock.pass(50);
  await written('actions', 'x-c');
  expect(write.mock.calls.map(([changes]) => changes.length)).toEqual([3]);
});

test('[P20] a document whose rows cannot be written does not hold up the others', async () => {
  await bench.projector.stop();
  const store = createProjectionStore(bench.db);
  const write: typeof store.write = async (changes) => {
    if (changes.some(({ document }) => document.id === minuteOf('b'))) throw new Error('No');
    await store.write(changes);
  };
  const projector = bench.again({ store: { ...store, write } });
  await projector.start();
  for (const letter of LETTERS) await desk(letter).insert(0, action(`x-${letter}`, 'Refine'));
  await projector.settled();
  expect(bench.tables().actions).toMatchObject([{ id: 'x-a' }, { id: 'x-c' }]);
  expect(projector.failures()).toMatchObject([{ document: minuteOf('b'), message: 'No' }]);
});

test('[P21] a document that is quiet for five seconds is let go, and goes on from the rows', async () => {
  const typing = desk('a');
  await typing.insert(0, action('x', 'Refine'));
  await bench.projector.settled();
  const load = vi.spyOn(bench.journal, 'load');
  bench.clock.pass(4_000);
  await typing.type(0, 6, ' it');
  await bench.projector.settled();
  expect(load).not.toHaveBeenCalled();

  bench.clock.pass(10_000);
  await typing.type(0, 9, ' now');
  await bench.projector.settled();
  expect(load).toHaveBeenCalledOnce();
  expect(bench.tables().actions).toMatchObject([{ text: 'Refine it now', since: 1_000 }]);
});

test('[P21] one that took long to open is kept longer', async () => {
  cost = 50;
  const typing = desk('a');
  await typing.insert(0, action('x', 'Refine'));
  await bench.projector.settled();
  cost = 0;
  const load = vi.spyOn(bench.journal, 'load');
  bench.clock.pass(40_000);
  await typing.type(0, 6, ' it');
  await bench.projector.settled();
  expect(load).not.toHaveBeenCalled();
  bench.clock.pass(60_000);
  await typing.type(0, 9, ' now');
  await bench.projector.settled();
  expect(load).toHaveBeenCalledOnce();
});
