import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renameRecord } from '#server/projector/rename-record.ts';
import type { MinutedKind } from '#server/records/projected-rows.ts';
import type { DocumentId } from '#shared/ids.ts';
import { action } from '#test/harness/blocks.ts';
import { type MinuteDesk, openDesk } from '#test/harness/minute-desk.ts';
import { minuteOf, openBench, type ProjectionBench } from '#test/harness/projection-bench.ts';

let bench: ProjectionBench;
let first: MinuteDesk;
let second: MinuteDesk;
const given: [DocumentId, MinutedKind, string][] = [];

beforeEach(async () => {
  given.length = 0;
  bench = await openBench(['a', 'b'], {
    giveNewId: async (document, kind, oldId) => {
      given.push([document, kind, oldId]);
      const desk = document === minuteOf('a') ? first : second;
      await desk.edit((doc) => void renameRecord(doc, oldId, `${oldId}-new`));
    },
  });
  first = openDesk(bench.journal, minuteOf('a'));
  second = openDesk(bench.journal, minuteOf('b'));
});
afterEach(() => bench.close());

const settled = () => bench.projector.settled();
/** Until the projector has asked the records where the doubles stand. */
const looked = async () => {
  await settled();
  await new Promise(setImmediate);
};
const standing = () =>
  (bench.tables().actions as { id: string; documentId: string; removedAt: number | null }[])
    .filter((row) => row.removedAt === null)
    .map((row) => [row.id, row.documentId])
    .sort();

test('[P16] a record pasted a second time gets an id of its own where it came later', async () => {
  await second.insert(0, action('x', 'Refine'));
  bench.clock.pass(100);
  await first.insert(0, action('x', 'Refine'));
  await looked();
  bench.clock.pass(1_999);
  await looked();
  expect(given).toEqual([]);
  bench.clock.pass(1);
  await vi.waitFor(() => expect(given).toEqual([[minuteOf('a'), 'action', 'x']]));
  await settled();
  expect(standing()).toEqual([
    ['x', minuteOf('b')],
    ['x-new', minuteOf('a')],
  ]);
});

test('[P16] of two that came at the same instant the greater document id gives way', async () => {
  await second.insert(0, action('x', 'Refine'));
  await first.insert(0, action('x', 'Refine'));
  await looked();
  bench.clock.pass(2_000);
  await vi.waitFor(() => expect(given).toEqual([[minuteOf('b'), 'action', 'x']]));
});

test('[P16] a cut and its paste keep the id, in whatever order they arrive', async () => {
  await first.insert(0, action('x', 'Refine'));
  bench.clock.pass(100);
  await second.insert(0, action('x', 'Refine'));
  await looked();
  bench.clock.pass(1_500);
  await first.remove(0);
  await looked();
  bench.clock.pass(60_000);
  await looked();
  await looked();
  expect(given).toEqual([]);
  expect(standing()).toEqual([['x', minuteOf('b')]]);
});

test('[P16] an undone cut after the paste makes a second record of the pasted one', async () => {
  await first.insert(0, action('x', 'Refine'));
  bench.clock.pass(100);
  await first.remove(0);
  await second.insert(0, action('x', 'Refine'));
  await settled();
  bench.clock.pass(60_000);
  await first.undoLast();
  await looked();
  bench.clock.pass(2_000);
  await vi.waitFor(() => expect(given).toEqual([[minuteOf('b'), 'action', 'x']]));
});

test('[P16] one that stood twice before a restart is parted after it', async () => {
  await first.insert(0, action('x', 'Refine'));
  await second.insert(0, action('x', 'Refine'));
  await looked();
  await bench.projector.stop();
  await bench.again().start();
  bench.clock.pass(2_000);
  await vi.waitFor(() => expect(given).toEqual([[minuteOf('b'), 'action', 'x']]));
});

test('[P17] nothing is renamed while one of the documents is stopped', async () => {
  await first.insert(0, action('x', 'Refine'));
  await second.insert(0, action('x', 'Refine'));
  await looked();
  const update = new Uint8Array([9, 9, 9]);
  await bench.journal.append(minuteOf('a'), { author: 'server', clientId: null, update });
  bench.clock.pass(2_000);
  await looked();
  await looked();
  expect(bench.projector.failures()).toMatchObject([{ document: minuteOf('a') }]);
  expect(given).toEqual([]);
});

test('renaming a record leaves its words and facts, and says when it is gone', async () => {
  await first.insert(0, action('y', 'Ask', 'Clare'), action('x', 'Refine', 'Clare'));
  let renamed: boolean | null = null;
  await first.edit((doc) => {
    renamed = renameRecord(doc, 'x', 'z');
  });
  await settled();
  expect(renamed).toBe(true);
  expect(bench.tables().actions).toMatchObject([
    { id: 'x', removedAt: 1_000 },
    { id: 'y', text: 'Ask' },
    { id: 'z', text: 'Refine', ownerText: 'Clare' },
  ]);
  expect(renameRecord(first.doc, 'x', 'z')).toBe(false);
});
