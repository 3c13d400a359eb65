import { describe, expect, test } from 'vitest';
import { draft } from '#test/harness/edits.ts';
import {
  bytes,
  deleted,
  element,
  gone,
  item,
  mark,
  type,
  update,
  value,
  words,
  xmlText,
} from '#test/harness/hand-written.ts';
import { FIRST_LETTER, minuteOf, TEXT, verdictOn } from '#test/harness/judging.ts';

const behind = { behind: FIRST_LETTER };
const one = (...structs: Parameters<typeof update>[0][number]['structs']) =>
  update([{ client: 77, structs }]);
const raw = (...bytes: number[]) => Uint8Array.from(bytes);
const sound = one(words('x', behind));

/** The same, with other bytes from `at` on. */
function patched(bytes: Uint8Array, at: number, remove: number, ...insert: number[]): Uint8Array {
  return raw(...bytes.subarray(0, at), ...insert, ...bytes.subarray(at + remove));
}

test('[R40] the example that the others are damaged from is sound', () => {
  expect(verdictOn(sound)).toMatchObject({ state: 'sound', news: 'content', clients: [77] });
});

describe('[R40] the reader refuses', () => {
  const malformed: [string, Uint8Array][] = [
    ['nothing at all', raw()],
    ['an update that ends too early', sound.subarray(0, sound.length - 1)],
    ['something behind the end', raw(...sound, 0)],
    ['a number in more bytes than it needs', patched(sound, 2, 1, 77 + 128, 0)],
    ['a number without end', raw(255, 255, 255, 255, 255, 255, 255, 255, 255, 255)],
    ['more clients than there are bytes for', raw(9, 0)],
    ['more structs than there are bytes for', update([{ client: 77, claims: 90, structs: [] }])],
    ['a billion structs', update([{ client: 77, claims: 1e9, structs: [words('x', behind)] }])],
    ['a client without content', update([{ client: 77, structs: [] }])],
    ['a client that cannot be', update([{ client: 2 ** 32, structs: [words('x', behind)] }])],
    ['a clock that cannot be', update([{ client: 77, clock: 2 ** 31, structs: [gone(1)] }])],
    ['a length that cannot be', one(gone(2 ** 31))],
    [
      'a client that comes twice',
      update([
        { client: 77, structs: [words('x', behind)] },
        { client: 77, clock: 1, structs: [words('y', behind)] },
      ]),
    ],
    ['words without a letter', one(words('', behind))],
    ['nothing that is gone', one(gone(0))],
    ['nothing that was deleted', one(deleted(0, behind))],
    ['a value that is none', one(item({ parent: [5, 0], key: 'id' }, 8, (e) => e.cpos++))],
    ['half a character', patched(sound, sound.length - 2, 1, 0xe4)],
    ['half of a pair by itself', one(item(behind, 4, bytes(3, 0xed, 0xa0, 0x80)))],
    ['a letter in more bytes than it needs', one(item(behind, 4, bytes(2, 0xc1, 0xa1)))],
    ['words longer than the update', one(item(behind, 4, bytes(200, 97)))],
    ['JSON content', one(item(behind, 2, bytes(1, 1, 97)))],
    ['bytes', one(item({ parent: [5, 0], key: 'id' }, 3, bytes(1, 9)))],
    ['something embedded', one(item(behind, 5, bytes(2, 123, 125)))],
    ['a document within the document', one(item(behind, 9, bytes(1, 97, 118, 0)))],
    ['a content that is not there', one(item(behind, 11, bytes()))],
    ['an array', one(type(0, { parent: [5, 0] }))],
    ['a fragment in the text', one(type(4, { parent: [5, 0] }))],
    ['a hook', one(type(5, { parent: [5, 0] }, 'hook'))],
    ['a type that is not there', one(type(7, { parent: [5, 0] }))],
    ['a parent of a third kind', patched(one(words('x', { parent: TEXT })), 5, 1, 2)],
    ['a mark without JSON', one(mark('bold', '{', behind))],
    ['a mark with powers of its own', one(mark('__proto__', 'null', behind))],
    ['powers inside a mark', one(mark('link', '{"href":{"__proto__":{"a":1}}}', behind))],
    ['a mark nested seven deep', one(mark('link', '[[[[[[[0]]]]]]]', behind))],
    ['a key with powers', one(value('x', { parent: [5, 0], key: '__proto__' }))],
    ['a block with powers', one(element('__proto__', { root: 'content' }))],
    ['bytes in a value', one(value(new Uint8Array(2), { parent: [5, 0], key: 'id' }))],
    ['a great whole number', one(value(12n, { parent: [5, 0], key: 'id' }))],
    ['a value nested seven deep', one(value([[[[[[[0]]]]]]], { parent: [5, 0], key: 'id' }))],
    [
      'powers inside a value',
      one(value(JSON.parse('{"__proto__":1}'), { parent: [5, 0], key: 'id' })),
    ],
    [
      'deletions out of order',
      update(
        [],
        [
          [
            5,
            [
              [3, 1],
              [1, 1],
            ],
          ],
        ],
      ),
    ],
    [
      'deletions that overlap',
      update(
        [],
        [
          [
            5,
            [
              [1, 3],
              [2, 1],
            ],
          ],
        ],
      ),
    ],
    ['a deletion of nothing', update([], [[5, [[1, 0]]]])],
    [
      'deletions of a client twice',
      update(
        [],
        [
          [5, [[1, 1]]],
          [5, [[3, 1]]],
        ],
      ),
    ],
    ['more deletions than there are bytes for', raw(0, 1, 5, 99, 1, 1)],
    ['an update of the second version', raw(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
  ];
  test.each(malformed)('%s', (_name, bytes) => {
    expect(verdictOn(bytes).state).toBe('malformed');
  });
});

describe('[R40] the reader takes', () => {
  const fine: [string, Uint8Array][] = [
    ['nothing new', raw(0, 0)],
    ['every letter there is', one(words('aé中👍\ufffd\ufeff\u0000', behind))],
    [
      'deletions side by side',
      update(
        [],
        [
          [
            5,
            [
              [2, 1],
              [3, 1],
            ],
          ],
        ],
      ),
    ],
    ['a text of its own', one(xmlText({ parent: [5, 0] }))],
    ['a mark that ends', one(mark('bold', 'null', behind))],
    ['a value of every kind', one(value(1.5, { parent: [5, 0], key: 'id' }))],
    ['a value that was taken back', one(value(undefined, { parent: [5, 0], key: 'id' }))],
    ['what was written and deleted', one(deleted(3, behind), gone(200))],
  ];
  test.each(fine)('%s', (_name, bytes) => {
    expect(verdictOn(bytes).state).toBe('sound');
  });

  test('counts letters as Yjs does', () => {
    const doc = minuteOf();
    const two = update([
      { client: 77, structs: [words('👍é', behind), words('x', { behind: [77, 2] })] },
    ]);
    expect(verdictOn(two, { doc }).state).toBe('sound');
    const beyond = update([
      { client: 77, structs: [words('👍é', behind), words('x', { behind: [77, 3] })] },
    ]);
    expect(verdictOn(beyond, { doc }).state).toBe('malformed');
  });
});

describe('[R41] the budget of', () => {
  const long = 'x'.repeat(2100);
  const at = { parent: [5, 0], key: 'id' } as const;
  const clients = (count: number) =>
    update(
      Array.from({ length: count }, (_, i) => ({ client: 100 + i, structs: [words('x', behind)] })),
    );
  const tooMuch: [string, Uint8Array][] = [
    ['bytes', draft().say('x'.repeat(512 * 1024))],
    ['structs', one(...Array.from({ length: 30_001 }, () => gone(1)))],
    ['clients', clients(65)],
    ['a value', one(value(long, at))],
    [
      'a value of many',
      one(value([long.slice(0, 1000), long.slice(0, 1000), long.slice(0, 90)], at)),
    ],
    [
      'a list',
      one(
        value(
          Array.from({ length: 2100 }, () => null),
          at,
        ),
      ),
    ],
    ['a mark', one(mark('link', JSON.stringify({ href: 'x'.repeat(4096) }), behind))],
    ['a name', one(element('p'.repeat(256), { root: 'content' }))],
  ];
  test.each(tooMuch)('%s', (_name, bytes) => {
    expect(verdictOn(bytes).state).toBe('too_large');
  });

  test('clients is no smaller than it says', () => {
    expect(verdictOn(clients(64)).state).toBe('sound');
  });
});
