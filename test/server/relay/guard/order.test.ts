import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { faultOfNew } from '#server/relay/guard/fault-of-new.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { element, type Id, update, value, words } from '#test/harness/hand-written.ts';
import { minuteOf, PARAGRAPH } from '#test/harness/judging.ts';
import { orderOf } from '#test/harness/order-of.ts';

type Structs = Parameters<typeof update>[0][number]['structs'];

const by = (client: number, ...structs: Structs) => update([{ client, structs }]);
/** "Agreed": its letters are 5:2 to 5:7. */
const letter = (index: number): Id => [5, 2 + index];
const BROKEN = 'The order is broken.';

/** What is found wrong with the last update once all were applied, each in its turn. */
function faultOfLast(...updates: Uint8Array[]): string | null {
  const doc = minuteOf();
  let fault: string | null = null;
  for (const one of updates) {
    const before = Y.decodeStateVector(Y.encodeStateVector(doc));
    Y.applyUpdate(doc, one);
    const after = Y.decodeStateVector(Y.encodeStateVector(doc));
    const from = [...after].filter(([client, clock]) => clock > (before.get(client) ?? 0));
    fault = faultOfNew(
      doc,
      minuteGrammar,
      new Map(from.map(([client]) => [client, before.get(client) ?? 0])),
    );
  }
  return fault;
}

function orderAfter(...updates: Uint8Array[]): string {
  const doc = minuteOf();
  for (const one of updates) Y.applyUpdate(doc, one);
  return orderOf(doc);
}

describe('[R49] it is taken in', () => {
  const between = { behind: letter(1), before: letter(2) };
  const atEnd = { behind: letter(5) };
  const fine: [string, Uint8Array[]][] = [
    [
      'when two write between the same letters',
      [by(77, words('x', between)), by(78, words('y', between))],
    ],
    ['when two write at the end', [by(77, words('x', atEnd)), by(78, words('y', atEnd))]],
    [
      'between the words of two who wrote in the same place',
      [
        by(77, words('x', between)),
        by(78, words('y', between)),
        by(79, words('z', { behind: [77, 0], before: [78, 0] })),
      ],
    ],
    [
      'between such words, while somebody writes behind the first',
      [
        by(77, words('x', between)),
        by(78, words('y', between)),
        by(80, words('w', { behind: [77, 0], before: letter(2) })),
        by(79, words('z', { behind: [77, 0], before: [78, 0] })),
      ],
    ],
    [
      'when two set the same fact',
      [
        by(77, value('x', { parent: PARAGRAPH, key: 'id' })),
        by(78, value('y', { parent: PARAGRAPH, key: 'id' })),
      ],
    ],
  ];
  test.each(fine)('%s', (_name, updates) => {
    expect(faultOfLast(...updates)).toBe(null);
  });
});

describe('[R49] it is not taken in', () => {
  const refused: [string, Uint8Array[]][] = [
    [
      'between letters of one word that were never neighbours',
      [by(77, words('x', { behind: letter(1), before: letter(3) }))],
    ],
    ['before a letter as if it were the first', [by(77, words('x', { before: letter(3) }))]],
    [
      'behind a letter that was written before another, as if it were the last',
      [
        by(77, words('x', { behind: letter(1), before: letter(2) })),
        by(78, words('y', { behind: [77, 0] })),
      ],
    ],
    [
      'beside its neighbours in the wrong order',
      [by(77, words('x', { behind: letter(3), before: letter(1) }))],
    ],
    [
      'before the first and behind the last',
      [by(77, words('x', { behind: letter(5), before: letter(0) }))],
    ],
    [
      'beside what stands behind what was between',
      [
        by(77, words('x', { behind: letter(1), before: letter(2) })),
        by(78, words('y', { behind: [77, 0], before: letter(2) })),
        by(79, words('z', { behind: letter(1), before: [78, 0] })),
      ],
    ],
  ];
  test.each(refused)('%s', (_name, updates) => {
    expect(faultOfLast(...updates)).toBe(BROKEN);
  });

  test('because others, who write where they may, would then read in another order', () => {
    const block = (client: number, behind: Id, before: Id) =>
      by(client, element('paragraph', { behind, before }));
    const end = by(60, element('heading', { behind: PARAGRAPH }));
    const first = block(71, PARAGRAPH, [60, 0]);
    const second = block(72, [71, 0], [60, 0]);
    const crossing = update([
      {
        client: 72,
        clock: 1,
        structs: [element('action', { behind: PARAGRAPH, before: [72, 0] })],
      },
    ]);
    const honest = block(73, [71, 0], [60, 0]);
    expect(orderAfter(end, first, second, crossing, honest)).not.toBe(
      orderAfter(end, first, second, honest, crossing),
    );
    expect(faultOfLast(end, first, second, crossing)).toBe(BROKEN);
    expect(faultOfLast(end, first, second, honest)).toBe(null);
  });
});
