import { expect, test } from 'vitest';
import { attendanceGroups, presentAs, type SeatAt } from '#shared/domain/attendance.ts';

const seat = (title: string, change: Partial<SeatAt> = {}): SeatAt => ({
  title,
  organisation: null,
  holding: 'held',
  holders: [],
  code: 'not_recorded',
  name: null,
  note: null,
  ...change,
});

test('a list of attendance reads as minutes print it, in the committee’s own order', () => {
  const seats = [
    seat('Independent chair', { code: 'present', name: 'Dr A Green' }),
    seat('GP member', {
      organisation: 'NHS Brent CCG',
      code: 'deputised',
      holders: ['Dr B Blue'],
      name: 'Dr C Deputy',
      note: 'from item 3',
    }),
    seat('Lay member', { code: 'apologies', name: 'Pat Lay' }),
    seat('Secretary', { code: 'in_attendance', name: 'Sec Retary' }),
    seat('Healthwatch', { code: 'absent', name: null }),
    seat('Second lay member', { holding: 'vacant' }),
    seat('Nurse', { holding: 'not_recorded' }),
  ];
  expect(
    attendanceGroups(seats, [{ name: 'Jo Patel, Brent Council', note: 'item 3 only' }]),
  ).toEqual([
    {
      heading: 'Present',
      lines: [
        'Dr A Green, Independent chair',
        'Dr C Deputy, deputising for Dr B Blue, GP member, NHS Brent CCG (from item 3)',
      ],
    },
    {
      heading: 'In attendance',
      lines: ['Sec Retary, Secretary', 'Jo Patel, Brent Council (item 3 only)'],
    },
    { heading: 'Apologies', lines: ['Pat Lay, Lay member'] },
    { heading: 'Absent', lines: ['Healthwatch'] },
    { heading: 'Vacant', lines: ['Second lay member'] },
    { heading: 'Not recorded', lines: ['Nurse'] },
  ]);
});

test('what nobody recorded is no absence', () => {
  const headings = attendanceGroups([seat('Chair')], []).map((one) => one.heading);
  expect(headings).toEqual(['Not recorded']);
});

test('who is there without being a member is in attendance', () => {
  expect(presentAs('voting')).toBe('present');
  expect(presentAs('participant')).toBe('present');
  expect(presentAs('observer')).toBe('in_attendance');
});
