import { describe, expect, test } from 'vitest';
import { type AttendanceLine, type WhoWasThere, wasThere } from '#shared/domain/was-there.ts';

const person = { ann: 'Ann Able', ben: 'Ben Best', dora: 'Dora Deputy', ed: 'Ed Else' };
type Who = keyof typeof person;

const table = (...attendance: readonly AttendanceLine[]): WhoWasThere => ({
  holders: [
    { personId: 'ann', name: person.ann, seatId: 'one', standsIn: false },
    { personId: 'ben', name: person.ben, seatId: 'two', standsIn: false },
    { personId: 'dora', name: person.dora, seatId: 'one', standsIn: true },
  ],
  attendance,
});
const line = (seatId: string | null, code: AttendanceLine['code'], name: string | null = null) => ({
  ...{ seatId, code, name },
});
const was = (who: Who, at: WhoWasThere) => wasThere({ id: who, name: person[who] }, at);
const all = (at: WhoWasThere) => (['ann', 'ben', 'dora', 'ed'] as const).map((one) => was(one, at));

test('where nobody recorded who was there, it is not known of anybody', () => {
  expect(all(table())).toEqual([null, null, null, null]);
  expect(all(table(line('one', 'not_recorded')))).toEqual([null, null, null, null]);
});

test('somebody with no seat on that day was there only if the attendance names them', () => {
  expect(was('ed', table(line('two', 'present', person.ben)))).toBe(false);
  for (const name of ['Ed Else', 'ed else, Council', 'Fay Fine and Ed Else', 'Ed Else (minutes)']) {
    expect(was('ed', table(line(null, 'in_attendance', name)))).toBe(true);
  }
  expect(was('ed', table(line(null, 'in_attendance', 'Fred Else')))).toBe(false);
  expect(was('ed', table(line('one', 'apologies', person.ed)))).toBe(false);
});

test('a seat that nobody recorded says nothing of its holder, whatever was recorded of others', () => {
  expect(was('ben', table(line('one', 'present')))).toBe(null);
  expect(was('ben', table(line('two', 'absent')))).toBe(false);
});

describe('a seat in which a deputy sat', () => {
  test('has its deputy there, and not its holder', () => {
    expect(all(table(line('one', 'deputised', 'D. Deputy')))).toEqual([false, null, true, false]);
    expect(was('dora', table(line('one', 'present', person.ann)))).toBe(false);
    expect(was('dora', table(line('two', 'present', person.ben)))).toBe(null);
  });

  test('has the one of its deputies that the attendance names', () => {
    const other = { personId: 'ed', name: person.ed, seatId: 'one', standsIn: true };
    const named = (name: string | null) => {
      const { holders, attendance } = table(line('one', 'deputised', name));
      const at = { holders: [...holders, other], attendance };
      return [was('dora', at), was('ed', at)];
    };
    expect(named('Ed Else for Ann Able')).toEqual([false, true]);
    expect(named('Dora Deputy')).toEqual([true, false]);
    expect(named('Somebody Else')).toEqual([null, null]);
  });

  test('never has its holder, though the line says for whom somebody sat there', () => {
    expect(was('ann', table(line('one', 'deputised', 'Ann Able')))).toBe(false);
    expect(was('ann', table(line('one', 'deputised', 'Dora Deputy for Ann Able')))).toBe(false);
  });
});
