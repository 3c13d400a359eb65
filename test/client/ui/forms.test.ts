import { describe, expect, test } from 'vitest';
import { nextKey } from '#client/ui/add-another.tsx';
import { ticked } from '#client/ui/fields/checkboxes.tsx';
import { dayOf, isBlank, NO_DATE, typedOf } from '#client/ui/fields/date-field.tsx';
import { type Keep, keepBeside, readKept, writeKept } from '#client/ui/kept.ts';

describe('boxes to tick', () => {
  const options = ['brent', 'ealing', 'harrow'].map((value) => ({ value, name: value }));

  test('keep the order in which they are shown, whatever was ticked first', () => {
    expect(ticked(options, ['harrow'], 'brent', true)).toEqual(['brent', 'harrow']);
  });

  test('a box that is no longer shown is not sent', () => {
    expect(ticked(options, ['hounslow', 'brent'], 'brent', false)).toEqual([]);
  });
});

describe('a date to be changed', () => {
  test('is typed in as people write it, and reads back as the same day', () => {
    expect(typedOf('2018-03-01')).toEqual({ day: '1', month: '3', year: '2018' });
    expect(dayOf(typedOf('2018-03-01'))).toBe('2018-03-01');
  });

  test('none is three empty boxes, and spaces are nothing typed', () => {
    expect(typedOf(null)).toEqual(NO_DATE);
    expect(isBlank({ day: ' ', month: '', year: '' })).toBe(true);
    expect(isBlank({ day: '', month: '', year: '2027' })).toBe(false);
  });
});

describe('one more group of fields', () => {
  test('never has the key of one that is there', () => {
    expect(nextKey([])).toBe('1');
    expect(nextKey([{ key: '1' }, { key: '7' }])).toBe('8');
  });
});

describe('what is written in a form', () => {
  const blank = { name: '', starts: NO_DATE, rows: [] as readonly string[], mode: null };
  const memory = (): Keep & { readonly all: Map<string, string> } => {
    const all = new Map<string, string>();
    return {
      all,
      getItem: (name) => all.get(name) ?? null,
      setItem: (name, value) => void all.set(name, value),
      removeItem: (name) => void all.delete(name),
    };
  };

  test('is there again after the page was loaded again', () => {
    const keep = memory();
    const draft = { ...blank, name: 'Joint committee', rows: ['Brent'] };
    writeKept(keep, 'new', draft);
    expect(readKept(keep, 'new', blank)).toEqual(draft);
    expect(readKept(keep, 'other', blank)).toBe(blank);
  });

  test('is gone once it was sent', () => {
    const keep = memory();
    writeKept(keep, 'new', { ...blank, name: 'Joint committee' });
    writeKept(keep, 'new', null);
    expect(readKept(keep, 'new', blank)).toBe(blank);
    expect(keep.all.size).toBe(0);
  });

  test('is let go when the form has other fields now', () => {
    const keep = memory();
    writeKept(keep, 'new', { name: 'Joint committee', starts: '2018-03-01', rows: [], mode: null });
    expect(readKept(keep, 'new', blank)).toBe(blank);
    keep.setItem('matters-arising:draft:new', 'not JSON');
    expect(readKept(keep, 'new', blank)).toBe(blank);
  });

  test('a storage that is full or forbidden breaks nothing', () => {
    const refuses = () => {
      throw new Error('QuotaExceededError');
    };
    const keep = { getItem: refuses, setItem: refuses, removeItem: refuses };
    writeKept(keep, 'new', blank);
    expect(readKept(keep, 'new', blank)).toBe(blank);
  });

  test('what a full storage would not take is there until the page is loaded again', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const keep = keepBeside(() => full);
    writeKept(keep, 'new', { ...blank, name: 'Joint committee' });
    expect(readKept(keep, 'new', blank).name).toBe('Joint committee');
    writeKept(keep, 'new', null);
    expect(readKept(keep, 'new', blank)).toBe(blank);
  });
});
