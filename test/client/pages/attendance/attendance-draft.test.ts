import { describe, expect, test } from 'vitest';
import {
  type AttendanceDraft,
  attendanceFaults,
  attendanceOrder,
  changesIn,
  everyonePresent,
  NOTHING_CHANGED,
  type SeatDraft,
  seatDraft,
} from '#client/pages/attendance/attendance-draft.ts';
import { shortWords } from '#client/pages/attendance/attendance-list.tsx';
import { toSeatId } from '#shared/ids.ts';
import type { MeetingAttendance, SeatAttendance } from '#shared/protocol/http/attendance.ts';

const seat = (id: string, change: Partial<SeatAttendance> = {}): SeatAttendance => ({
  seatId: toSeatId(id),
  title: `Seat ${id}`,
  organisation: null,
  membership: 'voting',
  holding: 'held',
  holders: [`Holder of ${id}`],
  deputies: [],
  code: 'not_recorded',
  name: null,
  note: null,
  ...change,
});

const sheet = (
  seats: readonly SeatAttendance[],
  others: MeetingAttendance['others'] = [],
): MeetingAttendance => ({
  seats: [...seats],
  others,
  recorded: null,
  mayRecord: true,
  whyNot: null,
});

const writing = (
  found: MeetingAttendance,
  id: string,
  change: Partial<SeatDraft>,
): AttendanceDraft => {
  const one = found.seats.find((row) => row.seatId === id) ?? seat(id);
  return { ...NOTHING_CHANGED, seats: { [id]: { ...seatDraft(one, NOTHING_CHANGED), ...change } } };
};

describe('the form', () => {
  test('sends only what is another than it is recorded', () => {
    const found = sheet([seat('a', { code: 'present', name: 'Holder of a' }), seat('b')]);
    expect(changesIn(attendanceOrder(found, NOTHING_CHANGED))).toBe(0);
    expect(attendanceOrder(found, writing(found, 'a', {})).seats).toEqual([]);
    expect(attendanceOrder(found, writing(found, 'b', { code: 'absent' }))).toEqual({
      seats: [{ seatId: 'b', code: 'absent', name: null, note: null }],
      others: [],
      removed: [],
    });
  });

  test('asks who deputised, and offers the deputies on record first', () => {
    const found = sheet([seat('a'), seat('b', { deputies: ['Dr S Standin'] })]);
    const unnamed = writing(found, 'a', { code: 'deputised' });
    expect(attendanceFaults(found, unnamed)).toEqual([
      { fieldId: 'name-a', message: 'Enter who deputised for “Seat a”' },
    ]);
    const offered = writing(found, 'b', { code: 'deputised' });
    expect(attendanceFaults(found, offered)).toEqual([]);
    expect(attendanceOrder(found, offered).seats[0]?.name).toBe('Dr S Standin');
    const other = writing(found, 'b', { code: 'deputised', deputy: '', name: ' Jo ' });
    expect(attendanceOrder(found, other).seats[0]?.name).toBe('Jo');
  });

  test('somebody who deputised and is not on record is shown as recorded', () => {
    const found = sheet([seat('a', { code: 'deputised', name: 'Jo', deputies: ['Dr S Standin'] })]);
    const [one] = found.seats;
    expect(one && seatDraft(one, NOTHING_CHANGED)).toMatchObject({ deputy: '', name: 'Jo' });
  });

  test('“everyone present” sets those who hold a seat and of whom nothing is said yet', () => {
    const found = sheet([
      seat('a'),
      seat('b', { membership: 'in_attendance' }),
      seat('c', { holding: 'vacant', holders: [] }),
      seat('d', { holding: 'not_recorded', holders: [] }),
      seat('e', { code: 'apologies' }),
    ]);
    const { seats } = everyonePresent(found, NOTHING_CHANGED);
    expect(Object.entries(seats).map(([id, { code }]) => [id, code])).toEqual([
      ['a', 'present'],
      ['b', 'in_attendance'],
    ]);
  });

  test('people without a seat are added, changed and taken off', () => {
    const found = sheet(
      [seat('a')],
      [
        { id: '1', name: 'Jo', note: null },
        { id: '2', name: 'Sam', note: null },
      ],
    );
    const draft = {
      ...NOTHING_CHANGED,
      othersChanged: true,
      others: [
        { key: '1', id: '1', name: 'Jo', note: 'item 3 only' },
        { key: '3', id: '', name: 'Alex', note: '' },
        { key: '4', id: '', name: ' ', note: '' },
      ],
    };
    expect(attendanceOrder(found, draft)).toEqual({
      seats: [],
      others: [
        { id: '1', name: 'Jo', note: 'item 3 only' },
        { id: null, name: 'Alex', note: null },
      ],
      removed: ['2'],
    });
  });
});

test('one line tells how many were there, and that nobody recorded it', () => {
  expect(shortWords(sheet([seat('a')]))).toBe('Attendance: not recorded.');
  expect(
    shortWords(
      sheet([seat('a', { code: 'present' }), seat('b'), seat('c', { holding: 'vacant' })]),
    ),
  ).toBe('Attendance: 1 present, 1 not recorded.');
});
