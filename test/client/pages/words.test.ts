import { describe, expect, test } from 'vitest';
import { ApiFault } from '#client/live/api.ts';
import { citedAs } from '#client/pages/approval/approval-words.ts';
import { aboutInWords } from '#client/pages/comments/comment-words.ts';
import {
  filterDecisions,
  readDecisionFilter,
  writeDecisionFilter,
} from '#client/pages/decisions/decision-filter.ts';
import { errorAt, formFaults } from '#client/pages/form-faults.ts';
import { type Gap, gapsInWords } from '#client/pages/gaps/gap-words.ts';
import { isAllMinuted, venueInWords, whenInWords } from '#client/pages/meeting-words.ts';
import { neverCame } from '#client/pages/page-boundary.tsx';
import { coverageFinding, coverageOf } from '#client/pages/patient-voice/coverage-words.ts';
import { waitingInWords } from '#client/pages/patient-voice/waiting-words.ts';
import type { Coverage } from '#shared/domain/coverage.ts';
import { MINUTES_STATES } from '#shared/domain/vocabulary.ts';
import { toAreaId, toCommitteeId, toDecisionId, toItemId, toMeetingId } from '#shared/ids.ts';
import type { PatientVoice } from '#shared/protocol/http/committee.ts';
import type { DecisionView } from '#shared/protocol/http/records.ts';

describe('the decision register', () => {
  const decision = (id: string, change: Partial<DecisionView>): DecisionView => ({
    committeeId: toCommitteeId('nwl'),
    meetingId: toMeetingId('march'),
    meetingTitle: 'March',
    meetingDate: '2018-03-01',
    itemId: toItemId('item-1'),
    itemTitle: 'Framework',
    itemNumber: 1,
    reference: null,
    inText: true,
    id: toDecisionId(id),
    verb: 'agreed',
    text: 'Refine it',
    ...change,
  });
  const all = [
    decision('late-item', { itemNumber: 6 }),
    decision('unsaid', { verb: null, meetingDate: '2018-02-01', meetingId: toMeetingId('feb') }),
    decision('first', {}),
  ];
  const ids = (search: string) =>
    filterDecisions(all, readDecisionFilter(new URLSearchParams(search))).map((one) => one.id);

  test('lists the newest meeting first, in the order of its items', () => {
    expect(ids('')).toEqual(['first', 'late-item', 'unsaid']);
  });

  test('is narrowed by verb, by meeting, and to those without a verb', () => {
    expect(ids('verb=agreed&meeting=march')).toEqual(['first', 'late-item']);
    expect(ids('verb=none')).toEqual(['unsaid']);
  });

  test('keeps its filter in the address, and forgives an address made up', () => {
    const filter = { verb: 'agreed', meetingId: 'march' } as const;
    expect(readDecisionFilter(writeDecisionFilter(filter))).toEqual(filter);
    expect(readDecisionFilter(new URLSearchParams('verb=shouted'))).toEqual({
      verb: null,
      meetingId: null,
    });
  });
});

describe('coverage', () => {
  const voice = (dates: string[], values: Coverage[]): PatientVoice => ({
    seats: [],
    areas: [{ id: toAreaId('brent'), name: 'Brent', bodies: [] }],
    meetings: dates.map((date) => ({ id: toMeetingId(date), title: date, date })),
    coverage: values.map((value, i) => ({
      areaId: toAreaId('brent'),
      meetingId: toMeetingId(dates[i] ?? ''),
      value,
    })),
  });

  test('is not recorded where the server says nothing', () => {
    expect(coverageOf(voice(['2018-03-01'], []), 'brent', '2018-03-01')).toBe('not_recorded');
  });

  test('is told as a finding, each of the three by its own number', () => {
    const found = voice(['2018-02-01', '2018-03-01'], ['not_met', 'met']);
    expect(coverageFinding(found, '2018-04-01')).toBe(
      'For 1 area at 2 meetings held: met 1, not met 1, not recorded 0.',
    );
  });

  test('counts no meeting that is yet to be held', () => {
    const found = voice(['2018-02-01', '2018-03-01'], ['not_recorded', 'not_met']);
    expect(coverageFinding(found, '2018-02-02')).toBe(
      'For 1 area at 1 meeting held, nothing on record says whether an area was heard.',
    );
    expect(coverageFinding(found, '2018-01-01')).toContain('No meeting has been held yet');
  });
});

test.each([
  [null, 'No response on record'],
  [0, 'No response yet'],
  [1, 'No response for 1 day'],
  [90, 'No response for 90 days'],
  [3188, 'No response for over 8 years'],
])('a contribution that waited %s days says “%s”', (days, words) => {
  expect(waitingInWords(days)).toBe(words);
});

test('gaps are counted by kind, and kinds without a gap are left out', () => {
  const gap = (kind: Gap['kind'], recordId: string | null): Gap => ({
    kind,
    itemId: toItemId('item-1'),
    itemTitle: 'Framework',
    recordId,
    text: '',
  });
  expect(
    gapsInWords([
      gap('open_proposal', 'p1'),
      gap('open_proposal', 'p2'),
      gap('item_without_outcome', null),
    ]),
  ).toBe('3 gaps. Items without an outcome: 1; proposals left open: 2.');
});

test('a meeting without a time says so', () => {
  const held = { date: '2018-03-01', state: 'closed' } as const;
  expect(whenInWords({ ...held, startsAt: null })).toBe('1 March 2018, time not recorded');
  expect(whenInWords({ ...held, startsAt: '13:00' })).toBe('1 March 2018, 1pm');
  const planned = { date: '2018-03-22', startsAt: null, venue: null, state: 'planned' } as const;
  expect(whenInWords(planned)).toBe('22 March 2018, time not set yet');
  expect(venueInWords(planned)).toBe('Venue not set yet');
});

test('a comment is told from others by its words, or by its item when it is about the whole', () => {
  const itemTitle = 'Framework';
  const inText = { blockId: 'p1', itemTitle };
  expect(aboutInWords({ ...inText, quote: 'Views differ' })).toBe('“Views differ”');
  expect(aboutInWords({ quote: '', blockId: null, itemTitle })).toBe('the item Framework');
  expect(aboutInWords({ ...inText, quote: '' })).toBe('removed words of the item Framework');
});

test.each([
  'Failed to fetch dynamically imported module: http://x/gaps-page.js',
  'error loading dynamically imported module: http://x/gaps-page.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/gaps-page.css',
])('a page that never came is not called broken: %s', (words) => {
  expect(neverCame(new TypeError(words))).toBe(true);
  expect(neverCame(new TypeError('words is not a function'))).toBe(false);
});

describe('a refusal in a form', () => {
  const fieldOf = { note: 'update-note' };

  test('leads to the field it is about', () => {
    const faults = formFaults(
      new ApiFault({
        code: 'not-valid',
        message: 'No.',
        fields: [{ path: 'note', message: 'Too long' }],
      }),
      fieldOf,
    );
    expect(faults).toEqual([{ fieldId: 'update-note', message: 'Too long' }]);
    expect(errorAt(faults, 'update-note')).toBe('Too long');
  });

  test('is about the reason when a reason is missing, else about the whole form', () => {
    const missing = new ApiFault({ code: 'reason-missing', message: 'Enter a reason.' });
    expect(formFaults(missing, fieldOf)).toEqual([
      { fieldId: 'update-note', message: 'Enter a reason.' },
    ]);
    const closed = new ApiFault({ code: 'already-closed', message: 'It is closed.' });
    expect(formFaults(closed, fieldOf)).toEqual([{ fieldId: null, message: 'It is closed.' }]);
    expect(formFaults(null, fieldOf)).toEqual([]);
  });
});

test('nothing more is minuted once the minutes of a part were sent round', () => {
  const states = MINUTES_STATES.filter((state) =>
    isAllMinuted({ minutes: [{ part: 'I', state }] }, 'I'),
  );
  expect(states).toEqual(MINUTES_STATES.slice(MINUTES_STATES.indexOf('circulated')));
  expect(isAllMinuted({ minutes: [{ part: 'I', state: 'signed' }] }, 'II')).toBe(false);
});

test('a minute is cited by its reference, and by its number as long as it has none', () => {
  const item = { number: 3, title: 'Framework' };
  expect(citedAs({ ...item, reference: 'JC/2728/001' })).toBe('minute JC/2728/001, Framework');
  expect(citedAs({ ...item, reference: null })).toBe('item 3, Framework');
  expect(citedAs({ ...item, title: ' ', reference: null })).toBe('item 3, no title yet');
});
