import { describe, expect, test } from 'vitest';
import { dayInWords, instantInWords, momentInWords, timeInWords } from '#client/ui/date-words.ts';
import { dayOf } from '#client/ui/fields/date-field.tsx';

describe('dates in words', () => {
  test('a day is written out, without a leading zero', () => {
    expect(dayInWords('2018-03-01')).toBe('1 March 2018');
  });

  test.each([
    ['13:00', '1pm'],
    ['17:30', '5:30pm'],
    ['09:05', '9:05am'],
    ['12:00', 'midday'],
    ['12:15', '12:15pm'],
    ['00:00', 'midnight'],
    ['00:30', '12:30am'],
  ])('%s is %s', (clock, words) => {
    expect(timeInWords(clock)).toBe(words);
  });

  test('an instant is told in London, in summer an hour ahead', () => {
    expect(instantInWords('2018-03-01T13:00:00Z')).toBe('1 March 2018, 1pm');
    expect(instantInWords('2018-07-01T23:30:00Z')).toBe('2 July 2018, 12:30am');
    expect(momentInWords('2018-03-01T14:02:00Z')).toBe('2:02pm on 1 March 2018');
  });
});

describe('a typed date', () => {
  test.each([
    [{ day: '29', month: '3', year: '2018' }, '2018-03-29'],
    [{ day: ' 01', month: '03 ', year: '2018' }, '2018-03-01'],
    [{ day: '5', month: 'April', year: '2018' }, '2018-04-05'],
    [{ day: '29', month: '2', year: '2020' }, '2020-02-29'],
  ])('%o is the day %s', (typed, day) => {
    expect(dayOf(typed)).toBe(day);
  });

  test.each([
    [{ day: '', month: '', year: '' }],
    [{ day: '31', month: '2', year: '2018' }],
    [{ day: '29', month: '2', year: '2018' }],
    [{ day: '1', month: '13', year: '2018' }],
    [{ day: '1', month: '3', year: '18' }],
    [{ day: '1.5', month: '3', year: '2018' }],
    [{ day: 'first', month: '3', year: '2018' }],
  ])('%o is no day', (typed) => {
    expect(dayOf(typed)).toBeNull();
  });
});
