import { expect, test } from 'vitest';
import { type ApprovingTable, signingSeat } from '#shared/domain/signer.ts';
import type { AttendanceCode, SeatCategory } from '#shared/domain/vocabulary.ts';

const table = (codes: Readonly<Record<string, AttendanceCode>> = {}): ApprovingTable => ({
  holders: [
    holder('ada', 'Chair', 'chair'),
    holder('ben', 'Vice chair', 'vice_chair'),
    holder('cem', 'Member', 'voting_member'),
    { ...holder('dora', 'Chair', 'chair'), standsIn: true },
    { ...holder('eve', 'Vice chair', 'vice_chair'), standsIn: true },
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

test('the vice chair’s deputy signs who chaired, since neither the chair nor their deputy was there', () => {
  const chaired = table({ chair: 'apologies', vice_chair: 'deputised' });
  expect(signingSeat('eve', chaired)).toEqual({ allowed: true, post: 'Vice chair (deputy)' });
  expect(signingSeat('ben', chaired)).toEqual(why('You are recorded as not at the meeting'));
  const others: readonly Readonly<Record<string, AttendanceCode>>[] = [
    {},
    { vice_chair: 'deputised' },
    { chair: 'present', vice_chair: 'deputised' },
    { chair: 'deputised', vice_chair: 'deputised' },
    { chair: 'apologies', vice_chair: 'present' },
    { chair: 'apologies', vice_chair: 'apologies' },
  ];
  for (const codes of others) {
    expect([codes, signingSeat('eve', table(codes)).allowed]).toEqual([codes, false]);
  }
});

test('where nobody held the chair on that day, the vice chair signs', () => {
  const all = table({ vice_chair: 'present' });
  const vacant = { ...all, holders: all.holders.filter((one) => one.category !== 'chair') };
  expect(signingSeat('ben', vacant)).toEqual({ allowed: true, post: 'Vice chair' });
});
