import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '#shared/domain/calendar.ts';
import {
  type Allotted,
  allot,
  byReference,
  parseReference,
  referenceText,
  referenceYearOf,
  toPath,
  type WholeScheme,
  wholeScheme,
} from '#shared/domain/minute-reference.ts';
import { type ItemId, toItemId } from '#shared/ids.ts';

const financial: WholeScheme = { prefix: 'JC', year: 'financial' };
const calendar: WholeScheme = { prefix: 'JC', year: 'calendar' };
const items = (...ids: string[]) => ids.map(toItemId);
const texts = (rows: readonly Allotted[]) => rows.map(referenceText);

describe('the year of a reference', () => {
  test('a financial year begins on 1 April', () => {
    expect(referenceYearOf('2018-03-31', 'financial')).toBe('1718');
    expect(referenceYearOf('2018-04-01', 'financial')).toBe('1819');
  });

  test('a calendar year is written in full', () => {
    expect(referenceYearOf('2018-12-31', 'calendar')).toBe('2018');
    expect(referenceYearOf('2019-01-01', 'calendar')).toBe('2019');
  });

  test('the turn of a century is two digits like any other', () => {
    expect(referenceYearOf('2000-03-31', 'financial')).toBe('9900');
    expect(referenceYearOf('2000-04-01', 'financial')).toBe('0001');
  });
});

describe('allotting', () => {
  test('numbers run through the year, not through the meeting', () => {
    const march = allot([], { day: '2018-05-03', scheme: financial, items: items('a', 'b') });
    const may = allot(march, { day: '2018-07-05', scheme: financial, items: items('c') });
    expect(texts([...march, ...may])).toEqual(['JC/1819/001', 'JC/1819/002', 'JC/1819/003']);
  });

  test('they begin again with the reference year of the meeting, whenever it is published', () => {
    const march = allot([], { day: '2018-03-29', scheme: financial, items: items('a', 'b') });
    const april = allot(march, { day: '2018-04-05', scheme: financial, items: items('c') });
    expect(texts([...march, ...april])).toEqual(['JC/1718/001', 'JC/1718/002', 'JC/1819/001']);
  });

  test('an item that has one keeps it; only the new ones get the next', () => {
    const order = { day: '2018-05-03', scheme: financial };
    const first = allot([], { ...order, items: items('a', 'b') });
    const again = allot(first, { ...order, items: items('new', 'b', 'a') });
    expect(again.map((one) => [one.itemId, referenceText(one)])).toEqual([['new', 'JC/1819/003']]);
  });

  test('another prefix in the same year takes no number twice', () => {
    const first = allot([], { day: '2018-05-03', scheme: financial, items: items('a') });
    const renamed = { ...financial, prefix: 'NWL/JC' };
    const second = allot(first, { day: '2018-07-03', scheme: renamed, items: items('b') });
    expect(texts(second)).toEqual(['NWL/JC/1819/002']);
  });

  test('2020/21 and the calendar year 2021 are written alike, so they share their numbers', () => {
    const first = allot([], { day: '2020-05-03', scheme: financial, items: items('a') });
    const second = allot(first, { day: '2021-05-03', scheme: calendar, items: items('b') });
    expect(texts([...first, ...second])).toEqual(['JC/2021/001', 'JC/2021/002']);
  });
});

test('a scheme of which something is not recorded numbers nothing', () => {
  expect(wholeScheme(null)).toBeNull();
  expect(wholeScheme({ prefix: 'JC', year: null })).toBeNull();
  expect(wholeScheme({ prefix: null, year: 'financial' })).toBeNull();
  expect(wholeScheme({ prefix: 'JC', year: 'financial' })).toEqual(financial);
});

describe('as words', () => {
  test('a reference is read back as it was written', () => {
    const reference = { prefix: 'NWL/JC', year: '1819', number: 1019 };
    expect(parseReference(referenceText(reference))).toEqual(reference);
  });

  test('nothing else is a reference', () => {
    for (const text of ['', 'JC', '/1819/019', 'JC/18/019', 'JC/1819/19', 'JC/1819/0019', 'item 5'])
      expect(parseReference(text)).toBeNull();
  });

  test('its address is small letters, digits and hyphens', () => {
    expect(toPath('JC/1819/019')).toBe('jc-1819-019');
    expect(toPath('NWL (JC)/2018/001')).toBe('nwl-jc-2018-001');
  });

  test('the earlier comes first, over the turn of a century and of the way of counting years', () => {
    const sorted = ['JC/9900/014', 'JC/0001/001', 'JC/1718/002', 'JC/1718/011', 'JC/2018/001'];
    const read = sorted.map((text) => parseReference(text) ?? fail(text));
    expect(read.toReversed().sort(byReference).map(referenceText)).toEqual(sorted);
  });
});

/** A committee's life: meetings on days over the turns of several years, published in any order and again, with
 *  items added and withdrawn in between and terms of reference that change their scheme. */
const histories = fc.array(
  fc.record({
    meeting: fc.nat(7),
    added: fc.nat(4),
    withdrawn: fc.option(fc.nat(20)),
    scheme: fc.record({
      prefix: fc.constantFrom('JC', 'jc', 'J C', 'NWL/JC', 'JC/1819'),
      year: fc.constantFrom('financial' as const, 'calendar' as const),
    }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Around 1 April and 1 January, also in the year whose two labels are alike. */
const dayOf = (meeting: number) => dayAfter('2020-02-15', meeting * 61);

test('in every history no two items share a reference or its address, and none is ever changed', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const agendas = new Map<number, ItemId[]>();
      const withdrawn = new Set<ItemId>();
      let book: readonly Allotted[] = [];
      for (const [step, { meeting, added, withdrawn: gone, scheme }] of history.entries()) {
        const agenda = agendas.get(meeting) ?? [];
        agendas.set(meeting, agenda);
        // An item may be put in anywhere on the agenda.
        for (let n = 0; n < added; n += 1) agenda.splice(n % 2, 0, toItemId(`${step}-${n}`));
        const one = gone === null ? undefined : agenda[gone % Math.max(1, agenda.length)];
        if (one !== undefined) withdrawn.add(one);
        const fresh = allot(book, {
          day: dayOf(meeting),
          scheme,
          items: agenda.filter((item) => !withdrawn.has(item)),
        });
        const before = new Map(book.map((row) => [row.itemId, referenceText(row)]));
        book = [...book, ...fresh];
        for (const row of book) {
          const had = before.get(row.itemId);
          if (had !== undefined) expect(referenceText(row)).toBe(had);
        }
        for (const item of agenda) {
          const numbered = book.some((row) => row.itemId === item);
          expect(numbered || withdrawn.has(item)).toBe(true);
        }
      }
      expect(new Set(book.map((row) => row.itemId)).size).toBe(book.length);
      expect(new Set(texts(book)).size).toBe(book.length);
      expect(new Set(texts(book).map(toPath)).size).toBe(book.length);
      for (const row of book) {
        const { itemId: _, ...reference } = row;
        expect(parseReference(referenceText(row))).toEqual(reference);
      }
    }),
    { numRuns: 300 },
  );
});

test('the numbers of a year run on from 1 without a gap', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(5)), { maxLength: 30 }), (published) => {
      let book: readonly Allotted[] = [];
      for (const [step, [meeting, count]] of published.entries()) {
        const ids = Array.from({ length: count }, (_, n) => toItemId(`${step}-${n}`));
        book = [...book, ...allot(book, { day: dayOf(meeting), scheme: financial, items: ids })];
      }
      for (const year of new Set(book.map((row) => row.year))) {
        const numbers = book.filter((row) => row.year === year).map((row) => row.number);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }
    }),
  );
});

function fail(text: string): never {
  throw new Error(`${text} is not read as a reference`);
}
