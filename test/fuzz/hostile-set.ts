import * as Y from 'yjs';
import {
  bytes,
  deleted,
  element,
  gone,
  type HandSection,
  type Id,
  item,
  mark,
  skip,
  type,
  update,
  value,
  words,
  xmlText,
} from '#test/harness/hand-written.ts';
import { hostilePlaces } from './hostile-places.ts';

/** One hostile update, and what the guard must say of it: a word, or one of several. */
export interface HostileCase {
  readonly name: string;
  readonly make: () => Uint8Array;
  readonly says: 'malformed' | 'too_large' | 'gap' | 'foreign';
}

/** The document under attack: a paragraph (`author`:0) with a text (`author`:1) in which stands “Minutes”. */
export interface Target {
  readonly root: string;
  readonly author: number;
}

export type Structs = HandSection['structs'];
export type HostileRow = [string, HostileCase['says'], () => Uint8Array];

const ME = 77;
const MUCH = 50_000;

/** The classes of hostile updates that do damage to a stock server, at their worst. */
export function hostileSet({ root, author }: Target): HostileCase[] {
  const letter: Id = [author, 2];
  const text: Id = [author, 1];
  const paragraph: Id = [author, 0];
  const behind = { behind: letter };
  const top = { root };
  const one = (...structs: Structs) => update([{ client: ME, structs }]);
  const theirs = (...structs: Structs) => update([{ client: author, clock: 9, structs }]);
  const many = (count: number, make: (i: number) => Structs[number]) =>
    one(...Array.from({ length: count }, (_, i) => make(i)));
  const next = (i: number): Id => [ME, i];
  const raw = (...bytes: number[]) => Uint8Array.from(bytes);
  const sound = one(words('x', behind));

  const cases: HostileRow[] = [
    // Bytes that are no update.
    ['empty', 'malformed', () => raw()],
    ['one byte', 'malformed', () => raw(1)],
    ['cut off', 'malformed', () => sound.subarray(0, 7)],
    ['an endless number', 'malformed', () => raw(...Array.from({ length: 40 }, () => 255))],
    [
      'a number of nine bytes',
      'malformed',
      () => raw(1, 255, 255, 255, 255, 255, 255, 255, 255, 1),
    ],
    [
      'random bytes',
      'malformed',
      () => Uint8Array.from({ length: 200 }, (_, i) => (i * 151) % 256),
    ],
    ['an update of version 2', 'malformed', () => Y.encodeStateAsUpdateV2(docOf('x'))],
    ['rubbish behind the end', 'malformed', () => raw(...sound, 1, 2, 3)],
    ['a mebibyte behind the end', 'too_large', () => join(sound, new Uint8Array(1024 * 1024))],
    ['half a megabyte behind the end', 'malformed', () => join(sound, new Uint8Array(500_000))],
    ['a length past the end', 'malformed', () => one(item(behind, 4, bytes(200, 97)))],
    ['bad UTF-8', 'malformed', () => one(item(behind, 4, bytes(2, 0xff, 0xfe)))],
    [
      'half of a pair in UTF-8',
      'malformed',
      () => one(item(behind, 4, bytes(3, 0xed, 0xa0, 0x80))),
    ],
    ['an unknown content', 'malformed', () => one(item(behind, 31, bytes(1, 1)))],
    ['an unknown type', 'malformed', () => one(type(99, { parent: paragraph }))],
    ['broken JSON', 'malformed', () => one(mark('bold', '{"a":', behind))],
    ['JSON that is a word of its own', 'malformed', () => one(mark('bold', 'undefined', behind))],
    ['an array where there is none', 'malformed', () => one(type(0, { parent: paragraph }))],
    ['embedded content', 'malformed', () => one(item(behind, 5, bytes(2, 123, 125)))],
    ['binary content', 'malformed', () => one(item(behind, 3, bytes(3, 1, 2, 3)))],
    ['old JSON content', 'malformed', () => one(item(behind, 2, bytes(1, 1, 49)))],
    // Claims.
    ['a billion clients', 'malformed', () => raw(255, 255, 255, 255, 3, 0)],
    ['a billion structs', 'malformed', () => update([{ client: ME, claims: 1e9, structs: [] }])],
    [
      'more structs than follow',
      'malformed',
      () => update([{ client: ME, claims: 9, structs: [gone(1)] }]),
    ],
    ['a billion deletions', 'malformed', () => raw(0, 1, ME, 255, 255, 255, 255, 3)],
    ['a billion deleting clients', 'malformed', () => raw(0, 255, 255, 255, 255, 3)],
    [
      'a billion values',
      'malformed',
      () => one(item({ parent: paragraph, key: 'id' }, 8, bytes(255, 255, 255, 255, 3))),
    ],
    [
      'a list of a billion',
      'malformed',
      () => one(item({ parent: paragraph, key: 'id' }, 8, bytes(1, 117, 255, 255, 255, 255, 3))),
    ],
    [
      'an object of a billion',
      'malformed',
      () => one(item({ parent: paragraph, key: 'id' }, 8, bytes(1, 118, 255, 255, 255, 255, 3))),
    ],
    [
      'fewer structs than follow',
      'malformed',
      () => update([{ client: ME, claims: 1, structs: [gone(1), words('x', behind)] }]),
    ],
    // Another person's client id.
    ['words under another’s id', 'foreign', () => theirs(words('I resign', behind))],
    ['a great length under another’s id', 'foreign', () => theirs(gone(1_000_000))],
    ['deleted words under another’s id', 'foreign', () => theirs(deleted(1_000_000, behind))],
    ['a gap under another’s id', 'foreign', () => theirs(skip(1000))],
    [
      'words under another’s id, later',
      'foreign',
      () => update([{ client: author, clock: 99, structs: [words('x', behind)] }]),
    ],
    [
      'another’s words going on',
      'foreign',
      () => update([{ client: author, clock: 8, structs: [words('s!', { behind: [author, 7] })] }]),
    ],
    [
      'one’s own and another’s words',
      'foreign',
      () =>
        update([
          { client: ME, structs: [words('x', behind)] },
          { client: author, clock: 9, structs: [words('y', behind)] },
        ]),
    ],
    ['a length beyond all clocks', 'malformed', () => one(gone(2 ** 31))],
    [
      'a clock beyond all clocks',
      'malformed',
      () => update([{ client: ME, clock: 2 ** 52, structs: [gone(1)] }]),
    ],
    [
      'a client beyond all clients',
      'malformed',
      () => update([{ client: 2 ** 40, structs: [gone(1)] }]),
    ],
    // Nothing at all, many times.
    ['words without a letter', 'malformed', () => one(words('', behind))],
    ['a thousand empty words', 'malformed', () => many(1000, () => words('', behind))],
    ['an empty struct that is gone', 'malformed', () => one(gone(0))],
    ['an empty deleted struct', 'malformed', () => one(deleted(0, behind))],
    ['no values', 'malformed', () => one(item({ parent: paragraph, key: 'id' }, 8, bytes(0)))],
    ['an empty gap', 'gap', () => one(words('x', behind), skip(0), words('y', behind))],
    ['a client without structs', 'malformed', () => update([{ client: ME, structs: [] }])],
    // What depends on itself, or on nothing.
    ['behind itself', 'malformed', () => one(words('x', { behind: next(0) }))],
    ['before itself', 'malformed', () => one(words('x', { ...behind, before: next(0) }))],
    ['within itself', 'malformed', () => one(xmlText({ parent: next(0) }))],
    ['behind its own future', 'malformed', () => one(words('x', { behind: next(5) }))],
    [
      'a circle of two',
      'malformed',
      () =>
        update([
          { client: 78, structs: [words('x', { behind: [ME, 0] })] },
          { client: ME, structs: [words('y', { behind: [78, 0] })] },
        ]),
    ],
    ['behind somebody unknown', 'gap', () => one(words('x', { behind: [4242, 0] }))],
    ['behind what is not written yet', 'gap', () => one(words('x', { behind: [author, 900] }))],
    ['within what is not written yet', 'gap', () => one(xmlText({ parent: [author, 900] }))],
    [
      'a clock too far',
      'gap',
      () => update([{ client: ME, clock: 7, structs: [words('x', behind)] }]),
    ],
    ['something left out', 'gap', () => one(words('x', behind), skip(3), words('y', behind))],
    [
      'a kilobyte behind a gap',
      'gap',
      () => update([{ client: ME, clock: 1, structs: [words('x'.repeat(1000), behind)] }]),
    ],
    [
      'half a megabyte behind a gap',
      'gap',
      () => update([{ client: ME, clock: 1, structs: [words('x'.repeat(500_000), behind)] }]),
    ],
    [
      'between two in the wrong order',
      'malformed',
      () => one(words('x', { behind: [author, 5], before: [author, 3] })),
    ],
    [
      'between one and itself',
      'malformed',
      () => one(words('x', { behind: [author, 4], before: [author, 4] })),
    ],
    // Deletions.
    [
      'all of another’s words and those to come',
      'gap',
      () => update([], [[author, [[0, 2 ** 30]]]]),
    ],
    ['another’s words to come', 'gap', () => update([], [[author, [[9, 1000]]]])],
    [
      'one’s own words to come',
      'gap',
      () => update([{ client: ME, structs: [words('x', behind)] }], [[ME, [[0, 2]]]]),
    ],
    ['deletions of somebody unknown', 'gap', () => update([], [[4242, [[0, 1]]]])],
    [
      'very many unknown deletions',
      'gap',
      () => update([], [[4242, Array.from({ length: MUCH }, (_, i) => [i * 2, 1] as const)]]),
    ],
    [
      'deletions that overlap',
      'malformed',
      () =>
        update(
          [],
          [
            [
              author,
              [
                [0, 5],
                [2, 5],
              ],
            ],
          ],
        ),
    ],
    [
      'the same deletion again and again',
      'malformed',
      () => update([], [[author, Array.from({ length: MUCH }, () => [0, 9] as const)]]),
    ],
    [
      'deletions backwards',
      'malformed',
      () =>
        update(
          [],
          [
            [
              author,
              [
                [5, 1],
                [2, 1],
              ],
            ],
          ],
        ),
    ],
    ['a deletion beyond all clocks', 'malformed', () => update([], [[author, [[0, 2 ** 40]]]])],
    ['an empty deletion', 'malformed', () => update([], [[author, [[0, 0]]]])],
    // Too much.
    ['fifty thousand structs', 'too_large', () => many(MUCH, () => words('x', behind))],
    ['a megabyte of words', 'too_large', () => one(words('x'.repeat(1_000_000), behind))],
    [
      'a thousand clients',
      'too_large',
      () =>
        update(
          Array.from({ length: 1000 }, (_, i) => ({
            client: 1000 + i,
            structs: [words('x', behind)],
          })),
        ),
    ],
    [
      'a value of ten kilobytes',
      'too_large',
      () => one(value('x'.repeat(10_000), { parent: paragraph, key: 'id' })),
    ],
    [
      'a mark of ten kilobytes',
      'too_large',
      () => one(mark('bold', JSON.stringify('x'.repeat(10_000)), behind)),
    ],
    ['a name of a kilobyte', 'too_large', () => one(element('p'.repeat(1000), top))],
    [
      'six thousand words, each beside all others',
      'too_large',
      () =>
        one(
          ...Array.from({ length: 3000 }, (_, i) =>
            words('x', i === 0 ? { parent: text } : { behind: next(i - 1) }),
          ),
          ...Array.from({ length: 3000 }, () => words('y', { behind: next(0) })),
        ),
    ],
    // Twice, or not as it was.
    [
      'a client twice',
      'malformed',
      () =>
        update([
          { client: ME, structs: [words('x', behind)] },
          { client: ME, structs: [words('y', behind)] },
        ]),
    ],
    [
      'known words with other neighbours',
      'malformed',
      () =>
        update([
          { client: author, clock: 2, structs: [words('Minutes', behind)] },
          { client: ME, structs: [words('x', behind)] },
        ]),
    ],
    [
      'a place between two places',
      'malformed',
      () => one(words('x', { behind: paragraph, before: letter })),
    ],
    ['words within words', 'malformed', () => one(words('x', { parent: letter }))],
    ['a parent of a third kind', 'malformed', () => raw(1, 1, ME, 0, 4, 2, author, 1, 1, 97, 0)],
  ];
  const all = [...cases, ...hostilePlaces({ root, author })];
  return all.map(([name, says, make]) => ({ name, says, make }));
}

function docOf(words: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('content').insert(0, words);
  return doc;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.concat([a, b]));
}
