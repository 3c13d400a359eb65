import { expect, test } from 'vitest';
import { moverHint, movers } from '#client/pages/approval/movers.ts';
import { toPersonId } from '#shared/ids.ts';

const members = [
  { id: toPersonId('chair'), name: 'Chair' },
  { id: toPersonId('brent'), name: 'Member for Brent' },
];
const minutes = { absent: [toPersonId('chair')] };

test('where the terms forbid it, who was not there cannot be chosen as a mover, and it is said why', () => {
  const page = { absentMover: 'refused', members } as const;
  expect(movers(page, minutes).map((one) => one.name)).toEqual(['Member for Brent']);
  expect(moverHint(page, minutes)).toBe(
    'The terms of reference say that only somebody who was at that meeting may move this. Not offered, because they are recorded as not there: Chair.',
  );
});

test('where they do not, everybody can', () => {
  for (const absentMover of ['with_reason', 'allowed'] as const) {
    expect(movers({ absentMover, members }, minutes)).toEqual(members);
    expect(moverHint({ absentMover, members }, minutes)).toBe('Somebody who was at that meeting');
  }
});
