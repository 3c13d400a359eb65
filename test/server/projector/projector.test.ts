import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { action, decision, said } from '#test/harness/blocks.ts';
import { type MinuteDesk, openDesk } from '#test/harness/minute-desk.ts';
import {
  minuteOf,
  NOTES,
  openBench,
  type ProjectionBench,
} from '#test/harness/projection-bench.ts';

let bench: ProjectionBench;
let desk: MinuteDesk;

beforeEach(async () => {
  bench = await openBench();
  desk = openDesk(bench.journal, minuteOf('a'));
});
afterEach(() => bench.close());

const rows = async (table = 'actions') => {
  await bench.projector.settled();
  return bench.tables()[table];
};

const refine = {
  id: 'x',
  documentId: minuteOf('a'),
  meetingId: 'meeting',
  itemId: 'item-a',
  ordinal: 0,
  text: 'Refine the framework',
  since: 1_000,
  removedAt: null,
  ownerId: null,
  ownerText: null,
  dueKind: null,
  dueDate: null,
  dueText: null,
};

describe('a record in a minute', () => {
  test('[P3] becomes a row with the instant of the entry that brought it', async () => {
    bench.clock.pass(500);
    await desk.insert(0, said('p', 'Views differ.'), action('x', 'Refine the framework'));
    bench.clock.pass(500);
    await desk.set(1, 'ownerText', 'Clare');
    expect(await rows()).toEqual([{ ...refine, since: 1_500, ownerText: 'Clare' }]);
  });

  test('[P2] is not projected before it has an id', async () => {
    await desk.insert(0, action('', 'Refine the framework'));
    expect(await rows()).toEqual([]);
    await desk.set(0, 'id', 'x');
    expect(await rows()).toEqual([refine]);
  });

  test('[P2] counts once when it stands twice: the first in the text', async () => {
    await desk.insert(0, action('x', 'Second'));
    await desk.insert(0, action('x', 'First'));
    expect(await rows()).toEqual([{ ...refine, text: 'First' }]);
    await desk.remove(0);
    expect(await rows()).toEqual([{ ...refine, text: 'Second' }]);
  });

  test('[P4] keeps the words it had just before it was removed', async () => {
    await desk.insert(0, said('p', ''), action('x', 'Refine'));
    await desk.type(1, 6, ' the framework');
    bench.clock.pass(500);
    await desk.remove(1);
    expect(await rows()).toEqual([{ ...refine, removedAt: 1_500 }]);
  });

  test('[P4] is removed when its block becomes another kind of record', async () => {
    await desk.insert(0, action('x', 'Refine the framework'));
    bench.clock.pass(500);
    await desk.edit((doc) => {
      doc.getXmlFragment('content').delete(0, 1);
    });
    await desk.insert(0, decision('x', 'Refine the framework'));
    expect(await rows()).toEqual([{ ...refine, removedAt: 1_500 }]);
    expect(await rows('decisions')).toMatchObject([{ id: 'x', since: 1_500, removedAt: null }]);
  });

  test('[P5] comes back by undo with its first instant', async () => {
    await desk.insert(0, action('x', 'Refine the framework'));
    bench.clock.pass(500);
    await desk.remove(0);
    await bench.projector.settled();
    bench.clock.pass(500);
    await desk.undoLast();
    expect(await rows()).toEqual([refine]);
  });

  test('[P6] is numbered among the records that stand, whatever their kind', async () => {
    await desk.insert(0, decision('d', 'Agreed'), said('p', ''), action('x', 'Refine'));
    await desk.insert(0, action('y', 'Ask'));
    expect(await rows()).toMatchObject([
      { id: 'x', ordinal: 2 },
      { id: 'y', ordinal: 0 },
    ]);
    expect(await rows('decisions')).toMatchObject([{ id: 'd', ordinal: 1 }]);
  });

  test('[P3] keeps its instant when the editor puts a new block in its place in one edit', async () => {
    await desk.insert(0, action('x', 'Refine'));
    bench.clock.pass(500);
    await desk.edit((doc) => {
      const fragment = doc.getXmlFragment('content');
      const copy = fragment.get(0).clone();
      fragment.delete(0, 1);
      fragment.insert(0, [copy as never]);
    });
    expect(await rows()).toMatchObject([{ id: 'x', since: 1_000, removedAt: null }]);
  });
});

test('[P7] the whole minute is kept as blocks', async () => {
  const blocks = [said('p', 'Views differ.'), action('x', 'Refine the framework')];
  await desk.insert(0, ...blocks);
  expect(await rows('minutes')).toEqual([
    { documentId: minuteOf('a'), meetingId: 'meeting', itemId: 'item-a', blocks },
  ]);
});

test('[P10] the private notes are not projected', async () => {
  await openDesk(bench.journal, NOTES).insert(0, action('x', 'Ask quietly'));
  await bench.projector.settled();
  expect(bench.tables()).toMatchObject({ actions: [], minutes: [], places: [] });
  expect(bench.projector.failures()).toEqual([]);
});

test('[P11] only what changed is announced, after it is written', async () => {
  await desk.insert(0, said('p', ''), action('x', 'Refine'), action('y', 'Ask'));
  await bench.projector.settled();
  const common = {
    committeeId: 'committee',
    meetingId: 'meeting',
    part: 'I',
    itemId: 'item-a',
  };
  expect(bench.heard.splice(0)).toEqual([
    { ...common, topic: 'actions', ids: ['x', 'y'] },
    { ...common, topic: 'minutes', ids: ['item-a'] },
  ]);
  await desk.type(1, 0, 'Please ');
  await bench.projector.settled();
  expect(bench.heard.splice(0)).toEqual([
    { ...common, topic: 'actions', ids: ['x'] },
    { ...common, topic: 'minutes', ids: ['item-a'] },
  ]);
});
