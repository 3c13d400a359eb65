import { expect, test } from 'vitest';
import { type ApprovingTable, signingSeat } from '#shared/domain/signer.ts';
import type { AttendanceCode } from '#shared/domain/vocabulary.ts';

const table = (codes: Readonly<Record<string, AttendanceCode>> = {}): ApprovingTable => ({
  holders: [
    { personId: 'ada', seatId: 'chair', seat: 'Chair', category: 'chair' },
    { personId: 'ben', seatId: 'vice', seat: 'Vice chair', category: 'vice_chair' },
    { personId: 'cem', seatId: 'member', seat: 'Member', category: 'voting_member' },
  ],
  attendance: Object.entries(codes).map(([seatId, code]) => ({ seatId, code })),
});

const why = (reason: string) => ({ allowed: false, reason: expect.stringContaining(reason) });

test('the chair signs, also where nobody recorded who was there', () => {
  expect(signingSeat('ada', table())).toEqual({ allowed: true, post: 'Chair' });
  expect(signingSeat('ada', table({ chair: 'present' }))).toEqual({ allowed: true, post: 'Chair' });
  expect(signingSeat('cem', table())).toEqual(why('The chair of the meeting'));
});

test('the vice chair signs when the chair is recorded as away, and whoever was away does not', () => {
  const away = table({ chair: 'apologies', vice: 'present' });
  expect(signingSeat('ben', away)).toEqual({ allowed: true, post: 'Vice chair' });
  expect(signingSeat('ada', away)).toEqual(why('You are recorded as not at the meeting'));
  expect(signingSeat('ben', table())).toEqual(why('The vice chair signs when'));
  expect(signingSeat('ben', table({ chair: 'absent', vice: 'absent' }))).toEqual(
    why('You are recorded as not at the meeting'),
  );
});
