import { expect, test } from 'vitest';
import { coverage, type PatientVoiceSeat } from '#shared/domain/coverage.ts';
import { toAreaId, toMeetingId, toSeatId } from '#shared/ids.ts';

const brent = toAreaId('brent');
const ealing = toAreaId('ealing');
const meeting = { id: toMeetingId('may'), date: '2018-05-03' };

const seat = (
  id: string,
  holding: PatientVoiceSeat['holding'],
  areas: readonly string[],
  from: string | null = null,
  to: string | null = null,
): PatientVoiceSeat => ({ id: toSeatId(id), holding, areaIds: areas.map(toAreaId), from, to });

const said = (seatId: string) => ({ meetingId: meeting.id, seatId: toSeatId(seatId) });

test('an area is heard when a seat that speaks for it has a contribution in the minutes', () => {
  expect(coverage(brent, meeting, [seat('a', 'held', ['brent'])], [said('a')])).toBe('met');
});

test('a seat’s words do not cover an area that it does not speak for', () => {
  const seats = [seat('a', 'held', ['brent']), seat('b', 'vacant', ['ealing'])];
  expect(coverage(ealing, meeting, seats, [said('a')])).toBe('not_met');
});

test('silence is not recorded, never missed: nobody wrote down who was there', () => {
  expect(coverage(brent, meeting, [seat('a', 'held', ['brent'])], [])).toBe('not_recorded');
});

test('a vacancy never counts as cover', () => {
  expect(coverage(brent, meeting, [seat('a', 'vacant', ['brent'])], [])).toBe('not_met');
});

test('where nobody recorded which seats were held, nothing can be said', () => {
  expect(coverage(brent, meeting, [seat('a', 'not_recorded', [])], [])).toBe('not_recorded');
  expect(coverage(brent, meeting, [], [])).toBe('not_recorded');
});

test('an area that no seat speaks for is not covered', () => {
  expect(coverage(ealing, meeting, [seat('a', 'held', ['brent'])], [])).toBe('not_met');
});

test('a seat counts on the days it exists, its last day excluded', () => {
  const later = [seat('a', 'vacant', ['brent'], '2018-05-04')];
  const ended = [seat('a', 'vacant', ['brent'], null, '2018-05-03')];
  expect(coverage(brent, meeting, later, [])).toBe('not_recorded');
  expect(coverage(brent, meeting, ended, [])).toBe('not_recorded');
});
