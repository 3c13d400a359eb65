import { expect, test } from 'vitest';
import { type ApprovingTable, signingSeat } from '#shared/domain/signer.ts';
import type { AttendanceCode, SeatCategory } from '#shared/domain/vocabulary.ts';

const table = (codes: Readonly<Record<string, AttendanceCode>> = {}): ApprovingTable => ({
  holders: [
    holder('ada', 'Chair', 'chair'),
    holder('ben', 'Vice chair', 'vice_chair'),
    holder('cem', 'Member', 'voting_member'),
    { ...holder('dora', 'Chair', 'chair'), standsIn: true },
  ],
  attendance: Object.entries(codes).map(([seatId, code]) => ({ seatId, code, name: null })),
});

const holder = (personId: string, seat: string, category: SeatCategory) => ({
  ...{ personId, name: personId, seatId: category, seat, category, standsIn: false },
});

const why = (reason: string) => ({ allowed: false, reason: expect.stringContaining(reason) });

test('the chair signs, also where nobody recorded who was there', () => {
  expect(signingSeat('ada', table())).toEqual({ allowed: true, post: 'Chair' });
  expect(signingSeat('ada', table({ chair: 'present' }))).toEqual({ allowed: true, post: 'Chair' });
  expect(signingSeat('cem', table())).toEqual(why('The chair of the meeting'));
});

test('the vice chair signs when the chair is recorded as away, and whoever was away does not', () => {
  const away = table({ chair: 'apologies', vice_chair: 'present' });
  expect(signingSeat('ben', away)).toEqual({ allowed: true, post: 'Vice chair' });
  expect(signingSeat('ada', away)).toEqual(why('You are recorded as not at the meeting'));
  expect(signingSeat('ben', table())).toEqual(why('The vice chair signs when'));
  expect(signingSeat('ben', table({ chair: 'absent', vice_chair: 'absent' }))).toEqual(
    why('You are recorded as not at the meeting'),
  );
});

test('a deputy signs who is recorded as sitting in the chair’s seat, and at no other time', () => {
  const deputised = table({ chair: 'deputised' });
  expect(signingSeat('dora', deputised)).toEqual({ allowed: true, post: 'Chair (deputy)' });
  expect(signingSeat('ada', deputised)).toEqual(why('You are recorded as not at the meeting'));
  for (const codes of [{}, { chair: 'present' }, { chair: 'apologies' }] as const) {
    expect(signingSeat('dora', table(codes))).toEqual(why('The chair of the meeting'));
  }
});
