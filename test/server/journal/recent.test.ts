import { expect, test } from 'vitest';
import { createRecent } from '#server/journal/recent.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';

const MARCH = toDocumentId('march.1');
const APRIL = toDocumentId('april.1');

/** Remembers so many bytes, and notes entries of one byte. */
function remembering(most: number) {
  const recent = createRecent(most);
  const note = (document: typeof MARCH, place: number) => {
    const entry = { author: 'chair', clientId: 1, update: Uint8Array.of(place) };
    recent.note(document, toPlace(place), entry, 7);
  };
  const after = (document: typeof MARCH, place: number) =>
    recent.after(document, toPlace(place))?.map((entry) => entry.place) ?? null;
  return { recent, note, after };
}

test('[J28] what was written last is told from a place on, with who and when', () => {
  const { recent, note, after } = remembering(100);
  for (const place of [3, 4, 5]) note(MARCH, place);
  expect(after(MARCH, 2)).toEqual([3, 4, 5]);
  expect(after(MARCH, 4)).toEqual([5]);
  expect(after(MARCH, 5)).toEqual([]);
  expect(recent.after(MARCH, toPlace(4))).toEqual([
    { place: 5, at: 7, author: 'chair', clientId: 1, update: Uint8Array.of(5) },
  ]);
});

test('[J28] it never tells of some when there are more', () => {
  const { recent, note, after } = remembering(100);
  expect(after(MARCH, 0)).toBe(null);
  for (const place of [3, 4]) note(MARCH, place);
  expect(after(MARCH, 1)).toBe(null);
  note(MARCH, 6);
  expect(after(MARCH, 2)).toBe(null);
  expect(after(MARCH, 4)).toBe(null);
  expect(after(MARCH, 5)).toEqual([6]);
  recent.forget(MARCH);
  expect(after(MARCH, 5)).toBe(null);
});

test('[J28] only so much is remembered: of the documents those that were written last, of one its end', () => {
  const { note, after } = remembering(3);
  note(MARCH, 1);
  note(APRIL, 1);
  note(MARCH, 2);
  expect(after(MARCH, 0)).toEqual([1, 2]);
  note(MARCH, 3);
  expect(after(APRIL, 0)).toBe(null);
  expect(after(MARCH, 0)).toEqual([1, 2, 3]);
  note(MARCH, 4);
  expect(after(MARCH, 0)).toBe(null);

  const large = remembering(1e6);
  for (let place = 1; place <= 160; place += 1) large.note(MARCH, place);
  expect(large.after(MARCH, 0)).toBe(null);
  expect(large.after(MARCH, 100)?.length).toBe(60);
});
