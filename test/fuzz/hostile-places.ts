import * as encoding from 'lib0/encoding';
import {
  bytes,
  element,
  type Id,
  item,
  mark,
  type,
  update,
  value,
  words,
} from '#test/harness/hand-written.ts';
import type { HostileRow, Structs, Target } from './hostile-set.ts';

const ME = 77;

/** Hostile updates that put something where it may not stand: roots, depth, documents, names with powers. */
export function hostilePlaces({ root, author }: Target): HostileRow[] {
  const behind = { behind: [author, 2] as Id };
  const paragraph: Id = [author, 0];
  const top = { root };
  const one = (...structs: Structs) => update([{ client: ME, structs }]);
  const many = (count: number, make: (i: number) => Structs[number]) =>
    one(...Array.from({ length: count }, (_, i) => make(i)));
  const deepJson = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const deepValue = (depth: number) =>
    Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 0);
  const nest = (depth: number, name: string) =>
    many(depth, (i) => element(name, i === 0 ? top : { parent: [ME, i - 1] }));

  return [
    // Roots.
    ['words in an unknown root', 'malformed', () => one(words('x', { root: 'elsewhere' }))],
    [
      'a block in an unknown root',
      'malformed',
      () => one(element('paragraph', { root: 'elsewhere' })),
    ],
    ['a thousand roots', 'malformed', () => many(1000, (i) => words('x', { root: `root-${i}` }))],
    ['very many roots', 'too_large', () => many(50_000, (i) => words('x', { root: `r${i}` }))],
    ['a root called __proto__', 'malformed', () => one(words('x', { root: '__proto__' }))],
    ['a root without a name', 'malformed', () => one(words('x', { root: '' }))],
    ['words directly in the root', 'malformed', () => one(words('x', top))],
    ['a value directly in the root', 'malformed', () => one(value('x', top))],
    ['a map directly in the root', 'malformed', () => one(type(1, top))],
    ['binary directly in the root', 'malformed', () => one(item(top, 3, bytes(1, 1)))],
    ['a key of the root', 'malformed', () => one(value(1, { root, key: 'x' }))],
    // Depth.
    ['blocks a thousand deep', 'malformed', () => nest(1000, 'paragraph')],
    ['blocks twenty-nine thousand deep', 'malformed', () => nest(29_000, 'paragraph')],
    ['blocks too many and too deep', 'too_large', () => nest(30_001, 'paragraph')],
    ['a mark twenty thousand deep', 'too_large', () => one(mark('bold', deepJson(20_000), behind))],
    ['a mark two thousand deep', 'malformed', () => one(mark('bold', deepJson(2000), behind))],
    [
      'a value twenty thousand deep',
      'malformed',
      () =>
        one(
          item({ parent: paragraph, key: 'id' }, 8, (e) => {
            encoding.writeVarUint(e, 1);
            for (let i = 0; i < 20_000; i++) {
              encoding.writeUint8(e, 117);
              encoding.writeUint8(e, 1);
            }
            encoding.writeUint8(e, 126);
          }),
        ),
    ],
    [
      'a value seven deep',
      'malformed',
      () => one(value(deepValue(7), { parent: paragraph, key: 'id' })),
    ],
    // Documents in the document, and names with powers.
    ['a document within', 'malformed', () => one(item(behind, 9, bytes(1, 97, 118, 0)))],
    [
      'ten thousand documents within',
      'malformed',
      () => many(10_000, () => item(behind, 9, bytes(1, 97, 118, 0))),
    ],
    [
      'a document with options',
      'malformed',
      () =>
        one(
          item(behind, 9, (e) => {
            encoding.writeVarString(e, 'guid');
            encoding.writeAny(e, { gc: false, guid: 'x' });
          }),
        ),
    ],
    [
      '__proto__ as a key',
      'malformed',
      () => one(value('x', { parent: paragraph, key: '__proto__' })),
    ],
    [
      '__proto__ in a value',
      'malformed',
      () => one(value(JSON.parse('{"__proto__":{"href":"x"}}'), { parent: paragraph, key: 'id' })),
    ],
    ['__proto__ as a mark', 'malformed', () => one(mark('__proto__', '{}', behind))],
    [
      '__proto__ in a mark',
      'malformed',
      () => one(mark('bold', '{"__proto__":{"href":"x"}}', behind)),
    ],
    ['__proto__ as a block', 'malformed', () => one(element('__proto__', top))],
  ];
}
