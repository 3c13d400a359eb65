import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { commentAttribute } from '#shared/document/comment-anchor.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { action, contribution, decision, proposal, said } from '#test/harness/blocks.ts';
import { createClockwork } from '#test/harness/clockwork.ts';
import { type MinuteDesk, openDesk } from '#test/harness/minute-desk.ts';
import { minuteOf, openBench } from '#test/harness/projection-bench.ts';
import { type ExpectedRecord, recordsTheSlowWay } from '#test/harness/slow-projection.ts';
import { createSnapshotJournal } from '#test/harness/snapshot-journal.ts';

const LETTERS = ['a', 'b', 'c'] as const;
const MAKERS = [action, decision, contribution, proposal, said] as const;
const NAMES = ['ownerText', 'verb', 'voice', 'outcome', 'dueDate', 'id'] as const;

type Step =
  | { readonly do: 'insert'; readonly maker: number; readonly id: number; readonly at: number }
  | { readonly do: 'remove'; readonly at: number; readonly count: number }
  | { readonly do: 'type'; readonly at: number; readonly text: string }
  | { readonly do: 'set'; readonly at: number; readonly name: number; readonly value: number }
  | { readonly do: 'undo' }
  | { readonly do: 'cut'; readonly at: number; readonly into: number }
  | { readonly do: 'anchor'; readonly at: number; readonly id: number }
  | { readonly do: 'settle' }
  | { readonly do: 'restart' };

const natural = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('insert' as const),
      maker: fc.nat(4),
      id: natural,
      at: natural,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('remove' as const), at: natural, count: fc.nat(2) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      at: natural,
      text: fc.string({ maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      at: natural,
      name: fc.nat(5),
      value: natural,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('cut' as const), at: natural, into: fc.nat(2) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('anchor' as const), at: natural, id: natural }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);
const history = fc.array(fc.record({ in: fc.nat(2), step }), { minLength: 1, maxLength: 40 });

const TABLE_OF = {
  action: 'actions',
  decision: 'decisions',
  contribution: 'contributions',
  proposal: 'proposals',
} as const;

const asLine = (row: ExpectedRecord) =>
  [row.kind, row.id, row.ordinal, row.text, row.since, row.removedAt].join(' | ');

function recordsOf(tables: Record<string, unknown[]>, document: string): string[] {
  return Object.entries(TABLE_OF)
    .flatMap(([kind, table]) =>
      (tables[table] as (ExpectedRecord & { documentId: string })[])
        .filter((row) => row.documentId === document)
        .map((row) => asLine({ ...row, kind })),
    )
    .sort();
}

async function take(one: Step, desk: MinuteDesk, desks: readonly MinuteDesk[]): Promise<void> {
  const size = desk.size();
  const within = (at: number) => at % size;
  if (one.do === 'insert') {
    const make = MAKERS[one.maker] ?? said;
    // Id 0 stands for a block that the editor has not given an id yet.
    await desk.insert(one.at % (size + 1), make(one.id === 0 ? '' : `r${one.id}`, 'Some words'));
  } else if (one.do === 'undo') await desk.undoLast();
  else if (size > 0) await takeOn(one, desk, desks, within);
}

async function takeOn(
  one: Step,
  desk: MinuteDesk,
  desks: readonly MinuteDesk[],
  within: (at: number) => number,
): Promise<void> {
  switch (one.do) {
    case 'remove': {
      const at = within(one.at);
      return desk.remove(at, Math.min(one.count + 1, desk.size() - at));
    }
    case 'type':
      return desk.type(within(one.at), 0, one.text);
    case 'set':
      return desk.set(within(one.at), NAMES[one.name] ?? 'id', `r${one.value}`);
    case 'cut': {
      const block = readMinute(desk.doc)[within(one.at)] as MinuteBlock;
      await desk.remove(within(one.at));
      return desks[one.into]?.insert(0, block);
    }
    case 'anchor':
      return desk.edit((doc) => {
        const element = doc.getXmlFragment('content').get(within(one.at)) as Y.XmlElement;
        const [text] = element.toArray();
        const id = `c${one.id}`;
        if (text instanceof Y.XmlText) {
          text.format(0, Math.min(3, text.length), { [commentAttribute(id)]: { threadId: id } });
        }
      });
  }
}

test('[P1] rows written step by step are the rows built again, and those caught up after a restart', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const clock = createClockwork(1_000);
      const journal = createSnapshotJournal(clock);
      const bench = await openBench(LETTERS, { journal, clock });
      const desks = LETTERS.map((letter) => openDesk(bench.journal, minuteOf(letter)));
      let projector = bench.projector;
      for (const { in: index, step: one } of steps) {
        bench.clock.pass(7);
        if (one.do === 'settle') await projector.settled();
        else if (one.do === 'restart') {
          await projector.stop();
          projector = bench.again();
          await projector.start();
        } else await take(one, desks[index] as MinuteDesk, desks);
      }
      await projector.settled();
      const stepByStep = bench.tables();
      expect(projector.failures()).toEqual([]);

      await projector.rebuild();
      expect(bench.tables()).toEqual(stepByStep);
      for (const letter of LETTERS) {
        const slow = await recordsTheSlowWay(bench.journal, minuteOf(letter));
        expect(recordsOf(stepByStep, minuteOf(letter))).toEqual(slow.map(asLine).sort());
      }
      await bench.close();
    }),
    { seed: 20180301, numRuns: 120, endOnFailure: true },
  );
}, 60_000);

test('[P1] a record is found that comes with the end of words typed just before', async () => {
  const bench = await openBench();
  const id = minuteOf('a');
  const desk = openDesk(bench.journal, id);
  await desk.insert(0, said('one', 'Views differ.'));
  await desk.type(0, 0, 'Many ');
  await desk.edit((doc) => {
    const content = doc.getXmlFragment('content');
    content.delete(0, 1);
    const record = new Y.XmlElement('decision');
    record.setAttribute('id', 'refine');
    content.insert(0, [record]);
  });
  await bench.projector.settled();
  const stepByStep = bench.tables();
  await bench.projector.rebuild();
  expect(bench.tables()).toEqual(stepByStep);
  expect(bench.tables().decisions).toHaveLength(1);
  await bench.close();
});
