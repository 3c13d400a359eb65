import { expect, test } from 'vitest';
import {
  EVERYTHING,
  readAuditFilter,
  readAuditPlace,
  writeAuditFilter,
} from '#client/pages/audit/audit-filter.ts';
import { wrongDays } from '#client/pages/audit/typed-days.ts';
import { NO_DATE, typedOf } from '#client/ui/fields/date-field.tsx';

const read = (text: string) => readAuditFilter(new URLSearchParams(text));

test('what the record is narrowed to stands in the address, and is read from it again', () => {
  const filter = {
    person: 'chair',
    kind: 'actions',
    meeting: 'practice',
    from: '2018-03-01',
    to: '2018-03-29',
  } as const;
  const address = writeAuditFilter(filter).toString();
  expect(address).toBe('person=chair&kind=actions&meeting=practice&from=2018-03-01&to=2018-03-29');
  expect(read(address)).toEqual(filter);
  expect(writeAuditFilter(EVERYTHING).toString()).toBe('');
  expect(writeAuditFilter(EVERYTHING, { before: '12' }).toString()).toBe('before=12');
});

test('what no form wrote into the address is not asked for', () => {
  expect(read('person=&kind=cake&from=2018-02-31&to=soon&before=x')).toEqual(EVERYTHING);
  const place = (text: string) => readAuditPlace(new URLSearchParams(text));
  expect(place('before=12')).toEqual({ before: '12' });
  expect(place('after=3&before=12')).toEqual({ after: '3' });
  expect(place('before=-1')).toEqual({});
});

test('days that there are not, or that are the wrong way round, are said at their field', () => {
  const march = typedOf('2018-03-01');
  const april = typedOf('2018-04-01');
  expect(wrongDays({ from: NO_DATE, to: NO_DATE })).toEqual([]);
  expect(wrongDays({ from: march, to: april })).toEqual([]);
  expect(wrongDays({ from: march, to: march })).toEqual([]);
  const wrong = { day: '31', month: '2', year: '2018' };
  expect(wrongDays({ from: wrong, to: wrong }).map((one) => one.fieldId)).toEqual([
    'filter-from',
    'filter-to',
  ]);
  expect(wrongDays({ from: april, to: march })).toEqual([
    { fieldId: 'filter-to', message: 'The last day must not be before the first' },
  ]);
});
