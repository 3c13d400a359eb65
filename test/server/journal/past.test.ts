import { expect, test } from 'vitest';
import { placeAtOf, stretchesOf } from '#server/journal/past.ts';

const MINUTE = 60_000;
const deed = (place: number, author: string, minute: number) => ({
  place,
  author,
  at: minute * MINUTE,
});
const told = (deeds: ReturnType<typeof deed>[]) =>
  stretchesOf(deeds, 10 * MINUTE).map(({ authors, first, last, from, to }) => [
    authors.join(' '),
    `${first}-${last}`,
    `${from / MINUTE}-${to / MINUTE}`,
  ]);

test('[J30] a stretch lasts until its author pauses, and the server has none', () => {
  expect(
    told([
      deed(1, 'server', 0),
      deed(2, 'secretary', 1),
      deed(3, 'server', 1),
      deed(4, 'secretary', 11),
      deed(5, 'secretary', 22),
      deed(6, 'chair', 23),
    ]),
  ).toEqual([
    ['secretary', '2-4', '1-11'],
    ['secretary', '5-5', '22-22'],
    ['chair', '6-6', '23-23'],
  ]);
});

test('[J30] people who write at the same time share a stretch', () => {
  expect(
    told([
      deed(1, 'secretary', 1),
      deed(2, 'chair', 2),
      deed(3, 'secretary', 3),
      deed(4, 'chair', 4),
      deed(5, 'lead', 20),
    ]),
  ).toEqual([
    ['secretary chair', '1-4', '1-4'],
    ['lead', '5-5', '20-20'],
  ]);
});

test('[J30] a clock that was set back hides nothing that was written before', () => {
  const deeds = [deed(1, 'a', 1), deed(2, 'a', 5), deed(3, 'a', 3)];
  expect([0, 3, 5].map((minute) => placeAtOf(deeds, minute * MINUTE))).toEqual([0, 3, 3]);
});
