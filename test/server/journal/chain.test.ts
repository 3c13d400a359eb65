import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  type ChainedEntry,
  chainNext,
  chainStart,
  decodeEntries,
  encodeEntry,
  seal,
} from '#server/journal/chain.ts';
import { toDocumentId } from '#shared/ids.ts';

const MARCH = toDocumentId('march.1');
const entry: ChainedEntry = {
  document: MARCH,
  place: 2,
  position: 2 ** 40 + 3,
  author: 'Zoë',
  at: Date.UTC(2018, 2, 1, 14, 3),
  clients: [4_294_967_295, 2 ** 52],
  data: Uint8Array.of(1, 2, 3),
};

test('[J19] the bytes of an entry are laid down', () => {
  const written = encodeEntry(entry).toString('hex');
  expect(written).toBe(
    [
      '00000007 6d617263682e31', // march.1
      '0000000000000002 0000010000000003',
      '00000004 5a6fc3ab', // Zoë
      '00000161e1df8e20',
      '00000002 00000000ffffffff 0010000000000000',
      '00000003 010203',
    ]
      .join('')
      .replaceAll(' ', ''),
  );
  expect(decodeEntries(encodeEntry(entry))).toMatchObject([{ ...entry, data: Buffer.of(1, 2, 3) }]);
});

test('[J19] a hash covers the hash before it and the bytes of the entry', () => {
  const digest = (...parts: (string | Uint8Array)[]) =>
    parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
  const start = digest(MARCH);
  expect(chainStart(MARCH)).toEqual(start);
  expect(chainNext(start, entry)).toEqual(digest(start, encodeEntry(entry)));
});

test('[J19] an entry larger than any before it is chained as well', () => {
  const long = { ...entry, author: '☂'.repeat(50_000), data: new Uint8Array(300_000).fill(7) };
  expect(decodeEntries(encodeEntry(long))[0]).toMatchObject({ author: long.author });
});

test('what is torn off within an entry is not read', () => {
  const bytes = Buffer.concat([encodeEntry(entry), encodeEntry(entry)]);
  expect(() => decodeEntries(bytes.subarray(0, -1))).toThrow(RangeError);
});

test('a seal tells where one part ends and the next begins', () => {
  expect(seal('ab', 'c')).not.toEqual(seal('a', 'bc'));
});
