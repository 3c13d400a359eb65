import { describe, expect, test } from 'vitest';
import { readTime } from '#client/pages/constitution/meeting-draft.ts';
import { deputyInWords } from '#client/pages/membership/seats-table.tsx';
import { appointOrder, blankAppointment } from '#client/pages/seats/appoint-draft.ts';
import { BLANK_DEPUTY, deputyOrder } from '#client/pages/seats/deputy-draft.ts';
import { BLANK_END, endInWords, endOrder } from '#client/pages/seats/end-draft.ts';
import { BLANK_SEAT, seatDraftOf, seatOrder } from '#client/pages/seats/seat-draft.ts';
import {
  fromNowInWords,
  nominationInWords,
  speaksFor,
  summaryInWords,
  termInWords,
  vacancyInWords,
} from '#client/pages/seats/seat-words.ts';
import { toAreaId, toDeputyId, toMeetingId, toOrganisationId, toPersonId } from '#shared/ids.ts';
import { aBody, aConstitution, anAppointment, aSeat } from './a-constitution.ts';

const TODAY = '2018-05-01';

describe('the membership in words', () => {
  test('is summed up with its vacancies and the terms that end soon', () => {
    const counts = { seats: 12, held: 10, vacant: 2, notRecorded: 0, endingSoon: 1 };
    expect(summaryInWords(counts)).toBe('12 seats, 2 vacant, 1 term ends within 90 days');
    expect(summaryInWords({ ...counts, seats: 1, vacant: 0, notRecorded: 1, endingSoon: 0 })).toBe(
      '1 seat, none vacant, 1 with nobody recorded',
    );
  });

  test.each([
    ['2018-05-01', 'today'],
    ['2018-05-02', 'tomorrow'],
    ['2018-05-14', 'in 13 days'],
    ['2018-05-15', 'in 2 weeks'],
    ['2018-06-05', 'in 5 weeks'],
    ['2018-04-30', 'yesterday'],
    ['2018-04-10', '3 weeks ago'],
  ])('%s is %s', (day, words) => {
    expect(fromNowInWords(TODAY, day)).toBe(words);
  });

  test('a term says when it ends, and how soon when it is soon', () => {
    const term = (change: Parameters<typeof anAppointment>[1]) =>
      termInWords(anAppointment('Ann', change), TODAY);
    expect(term({})).toBe('Since 1 April 2018, no end recorded');
    expect(term({ lastDay: '2018-06-05', endsSoon: true })).toBe(
      'Since 1 April 2018. Term ends on 5 June 2018 (in 5 weeks)',
    );
    expect(term({ state: 'to_come', firstDay: '2018-06-01' })).toBe(
      'From 1 June 2018, no end recorded',
    );
    expect(term({ state: 'ended', lastDay: '2018-04-30' })).toBe('1 April 2018 to 30 April 2018');
    expect(term({ firstDay: null })).toBe('Term not recorded');
  });

  test('a vacancy says since when, where that is known', () => {
    expect(vacancyInWords(aSeat('lay', { vacantSince: '2018-05-01' }))).toBe(
      'Vacant since 1 May 2018',
    );
    expect(vacancyInWords(aSeat('lay'))).toBe('Vacant');
  });

  test('a seat speaks for its body and its areas', () => {
    const areas = [
      { id: toAreaId('brent'), name: 'Brent', kind: 'borough' as const },
      { id: toAreaId('harrow'), name: 'Harrow', kind: 'borough' as const },
    ];
    const constitution = aConstitution({
      areas,
      related: [aBody('hw', { name: 'Healthwatch Brent', areaIds: [toAreaId('brent')] })],
    });
    const organisation = { id: toOrganisationId('hw'), name: 'Healthwatch Brent' };
    const said = (change: Parameters<typeof aSeat>[1]) =>
      speaksFor(aSeat('1', change), constitution);
    expect(said({ organisation })).toBe('Healthwatch Brent (Brent)');
    expect(said({ organisation, areaIds: [toAreaId('harrow')] })).toBe(
      'Healthwatch Brent (Harrow)',
    );
    expect(said({ organisation, title: 'Member, Healthwatch Brent' })).toBe('Brent');
    expect(said({ areaIds: areas.map(({ id }) => id) })).toBe('Brent, Harrow');
    expect(said({})).toBeNull();
  });

  test('a nomination that nobody recorded is not made up', () => {
    expect(nominationInWords(anAppointment('Ann'))).toBeNull();
    expect(
      nominationInWords(
        anAppointment('Ann', { nominatedBy: ['NHS Brent CCG'], nominatedOn: '2018-03-02' }),
      ),
    ).toBe('NHS Brent CCG on 2 March 2018');
  });

  test('a deputy is for a meeting, for days, or for every meeting', () => {
    const deputy = {
      id: toDeputyId('d'),
      person: anAppointment('Bo').person,
      meeting: null,
      firstDay: null,
      lastDay: null,
      inForce: true,
      note: null,
    };
    expect(deputyInWords(deputy)).toBe('At every meeting');
    expect(deputyInWords({ ...deputy, firstDay: '2018-05-01', lastDay: '2018-05-31' })).toBe(
      '1 May 2018 to 31 May 2018',
    );
    const meeting = { id: toMeetingId('m'), title: 'May', date: '2018-05-24' };
    expect(deputyInWords({ ...deputy, meeting })).toBe('For the meeting on 24 May 2018');
  });
});

describe('the form of a seat', () => {
  test('asks for everything that is missing, in the order of the page', () => {
    const made = seatOrder(BLANK_SEAT);
    expect('faults' in made && made.faults.map(({ fieldId }) => fieldId)).toEqual([
      'seat-title',
      'seat-category',
      'seat-membership',
      'seat-quorum',
      'seat-private',
      'seat-drafts',
    ]);
  });

  test('gives a seat back as it was when nothing is changed', () => {
    const seat = aSeat('brent', {
      organisation: { id: toOrganisationId('brent'), name: 'NHS Brent CCG' },
      areaIds: [toAreaId('brent')],
      note: 'Agreed in March',
    });
    expect(seatOrder(seatDraftOf(seat))).toEqual({
      order: {
        title: seat.title,
        category: seat.category,
        membership: seat.membership,
        countsToQuorum: true,
        seesPrivate: true,
        draftRight: 'comment',
        organisationId: 'brent',
        areaIds: ['brent'],
        note: 'Agreed in March',
      },
    });
  });
});

describe('appointing', () => {
  const ann = { id: toPersonId('ann'), name: 'Ann', demonstration: false, email: null };
  const constitution = aConstitution({ people: [ann] });
  const began = { day: '1', month: '4', year: '2018' };
  const draft = { ...blankAppointment(aSeat('lay')), who: 'ann', firstDay: began };

  test('somebody known needs only a first day', () => {
    expect(appointOrder(draft, constitution, aSeat('lay'))).toMatchObject({
      order: { person: { personId: 'ann' }, firstDay: '2018-04-01', shared: false },
    });
    expect(
      appointOrder(
        { ...draft, firstDay: blankAppointment(aSeat('x')).firstDay },
        constitution,
        aSeat('lay'),
      ),
    ).toEqual({
      faults: [{ fieldId: 'appoint-from', message: 'Enter the first day' }],
    });
  });

  test('of a seat that is held, it is asked whether it is shared', () => {
    const held = aSeat('lay', { appointments: [anAppointment('Bo')] });
    expect(appointOrder(draft, constitution, held)).toMatchObject({
      faults: [{ fieldId: 'appoint-shared' }],
    });
    expect(appointOrder({ ...draft, shared: 'yes' }, constitution, held)).toMatchObject({
      order: { shared: true },
    });
  });

  test('a nomination has no term, whatever was typed before', () => {
    expect(
      appointOrder({ ...draft, status: 'nominated', shared: 'yes' }, constitution, aSeat('lay')),
    ).toMatchObject({
      order: { status: 'nominated', firstDay: null, lastDay: null, shared: false },
    });
  });

  test('somebody new needs a name, and an address when they are to be invited', () => {
    const made = appointOrder({ ...draft, who: 'new', invite: 'yes' }, constitution, aSeat('lay'));
    expect('faults' in made && made.faults.map(({ message }) => message)).toEqual([
      'Enter a name',
      'Enter an e-mail address to send the invitation to',
    ]);
  });
});

describe('a deputy', () => {
  const meeting = { id: toMeetingId('may'), title: 'May', date: '2018-05-24' };
  const own = { people: [], meetings: [meeting] };
  const draft = { ...BLANK_DEPUTY, name: 'Bo' };

  test('for one meeting has a meeting and no days', () => {
    expect(deputyOrder({ ...draft, when: 'meeting' }, own)).toMatchObject({
      faults: [{ fieldId: 'deputy-meeting' }],
    });
    expect(deputyOrder({ ...draft, when: 'meeting', meetingId: 'may' }, own)).toMatchObject({
      order: { meetingId: 'may', firstDay: null, lastDay: null },
    });
  });

  test('for some days has both, and no meeting that was chosen before', () => {
    const days = {
      firstDay: { day: '1', month: '5', year: '2018' },
      lastDay: { day: '31', month: '5', year: '2018' },
    };
    expect(deputyOrder({ ...draft, ...days, when: 'days', meetingId: 'may' }, own)).toMatchObject({
      order: { meetingId: null, firstDay: '2018-05-01', lastDay: '2018-05-31' },
    });
    expect(
      deputyOrder({ ...draft, firstDay: days.lastDay, lastDay: days.firstDay, when: 'days' }, own),
    ).toMatchObject({ faults: [{ fieldId: 'deputy-to' }] });
  });
});

describe('an end', () => {
  test('needs a time and a reason', () => {
    const made = endOrder(BLANK_END);
    expect('faults' in made && made.faults.map(({ fieldId }) => fieldId)).toEqual([
      'end-when',
      'end-reason',
    ]);
  });

  test('is at once, or at the end of a day', () => {
    const lastDay = { day: '30', month: '6', year: '2018' };
    const now = endOrder({ when: 'now', lastDay, reason: ' Resigned ' });
    const later = endOrder({ when: 'later', lastDay, reason: 'Resigned' });
    expect(now).toEqual({ order: { lastDay: null, reason: 'Resigned' } });
    expect('order' in later && endInWords(later.order)).toBe('At the end of 30 June 2018');
  });
});

describe('the time of a meeting', () => {
  test.each([
    ['1:30pm', '13:30'],
    ['1.30 pm', '13:30'],
    ['13:30', '13:30'],
    ['9am', '09:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['Midday', '12:00'],
    ['0930', '09:30'],
  ])('%s is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  test.each(['', '9', '25:00', '13pm', '1:75pm', 'after lunch'])('“%s” is no time', (typed) => {
    expect(readTime(typed)).toBeNull();
  });
});
