import { describe, expect, test } from 'vitest';
import { withBodies, withoutBodies } from '#client/pages/set-up/add-bodies.ts';
import { readBodyLines, writeBodyLines } from '#client/pages/set-up/lines-of-bodies.ts';
import { setUpTasks, stillMissing } from '#client/pages/set-up/parts.ts';
import {
  openSeats,
  type PeopleDraft,
  personOf,
  readPeople,
  rowField,
} from '#client/pages/set-up/people-rows.ts';
import { planSeats } from '#client/pages/set-up/seat-plan.ts';
import { NO_DATE } from '#client/ui/fields/date-field.tsx';
import { toOrganisationId, toPersonId } from '#shared/ids.ts';
import { aBody, aConstitution, anAppointment, aSeat } from './a-constitution.ts';

describe('bodies written one on each line', () => {
  test('have their areas behind a colon', () => {
    expect(readBodyLines('NHS Brent CCG: Brent\nNHS Surrey CCG : Guildford, Waverley')).toEqual([
      { name: 'NHS Brent CCG', areas: ['Brent'] },
      { name: 'NHS Surrey CCG', areas: ['Guildford', 'Waverley'] },
    ]);
  });

  test('come out of a pasted list without its bullets and empty lines', () => {
    expect(readBodyLines('\n • NHS  Brent CCG\n- NHS Harrow CCG:\n\n')).toEqual([
      { name: 'NHS Brent CCG', areas: [] },
      { name: 'NHS Harrow CCG', areas: [] },
    ]);
  });

  test('a name that comes twice is one body with the areas of both', () => {
    expect(readBodyLines('NHS Brent CCG: Brent\nnhs brent ccg: Harrow, Brent')).toEqual([
      { name: 'NHS Brent CCG', areas: ['Brent', 'Harrow'] },
    ]);
  });

  test('those that could not be saved go back into the form as they were', () => {
    const text = 'NHS Brent CCG: Brent, Harrow\nNHS Ealing CCG';
    expect(writeBodyLines(readBodyLines(text))).toBe(text);
  });
});

describe('the bodies of a committee', () => {
  const committee = aConstitution({ parents: [aBody('brent')], related: [aBody('hw')] });

  test('a body that becomes a parent is no longer merely related', () => {
    const order = withBodies(committee, [toOrganisationId('hw')], 'parent');
    expect(order.parentIds).toEqual(['brent', 'hw']);
    expect(order.relatedIds).toEqual([]);
  });

  test('a body that is removed goes, and the rest of the committee stays as it is', () => {
    const order = withoutBodies(committee, [toOrganisationId('brent')]);
    expect(order).toMatchObject({
      name: 'North Joint Committee',
      parentIds: [],
      relatedIds: ['hw'],
    });
  });
});

describe('many seats at once', () => {
  const titles = (
    counts: Record<string, string>,
    each = false,
    bodies = 0,
    before: string[] = [],
  ) => planSeats(counts, each, bodies, before).seats.map(({ seat }) => seat.title);

  test('several of a kind are told apart by a number, one alone has none', () => {
    expect(titles({ chair: '1', lay_member: '2' })).toEqual([
      'Chair',
      'Lay member 1',
      'Lay member 2',
    ]);
  });

  test('numbers go on from the seats there are', () => {
    expect(titles({ lay_member: '1' }, false, 0, ['Lay member 1', 'Lay member 2'])).toEqual([
      'Lay member 3',
    ]);
    expect(titles({ chair: '1' }, false, 0, ['Chairs of localities'])).toEqual(['Chair']);
  });

  test('a seat for each body is one order that makes as many seats as there are bodies', () => {
    const { seats } = planSeats({}, true, 8, []);
    expect(seats.map(({ makes, seat }) => [makes, seat.forEachParent, seat.membership])).toEqual([
      [8, true, 'voting'],
    ]);
    expect(planSeats({}, true, 0, []).seats).toEqual([]);
  });

  test('Healthwatch takes part without a vote, and the secretary writes the drafts', () => {
    const { seats } = planSeats({ patient_voice: '1', secretary: '1' }, false, 0, []);
    expect(
      seats.map(({ seat }) => [seat.membership, seat.countsToQuorum, seat.draftRight]),
    ).toEqual([
      ['participant', false, 'comment'],
      ['in_attendance', false, 'edit'],
    ]);
  });

  test.each(['two', '-1', '1.5', '31'])('%s is no number of seats', (typed) => {
    expect(planSeats({ chair: typed, lay_member: '1' }, false, 0, [])).toMatchObject({
      wrong: ['chair'],
    });
  });

  test('nothing typed, and nought, ask for nothing', () => {
    expect(planSeats({ chair: '', lay_member: '0' }, false, 0, [])).toEqual({
      seats: [],
      wrong: [],
    });
  });
});

describe('the holders of all seats on one page', () => {
  const seats = [
    aSeat('brent', { organisation: { id: toOrganisationId('brent'), name: 'NHS brent CCG' } }),
    aSeat('lay'),
    aSeat('chair'),
  ];
  const began = { day: '1', month: '4', year: '2018' };
  const draft = (rows: PeopleDraft['rows'], change: Partial<PeopleDraft> = {}): PeopleDraft => ({
    firstDay: began,
    lastDay: NO_DATE,
    invite: '',
    rows,
    ...change,
  });
  const row = (name: string, email = '', nominatedById: string | null = null) => ({
    name,
    email,
    nominatedById,
  });

  test('a seat without a name stays vacant', () => {
    const read = readPeople(draft({ brent: row('Ann Lee') }), seats);
    expect('order' in read && read.order.holders.map(({ seatId }) => seatId)).toEqual(['brent']);
  });

  test('whoever speaks for a body was nominated by it, unless somebody says otherwise', () => {
    const read = readPeople(draft({ brent: row('Ann Lee'), lay: row('Bo Ray') }), seats);
    expect('order' in read && read.order.holders.map((one) => one.nominatedById)).toEqual([
      'brent',
      null,
    ]);
    const other = readPeople(draft({ brent: row('Ann Lee', '', '') }), seats);
    expect('order' in other && other.order.holders.map((one) => one.nominatedById)).toEqual([null]);
  });

  test('what is wrong is said with the name of the seat', () => {
    const read = readPeople(
      draft({ brent: row('', 'ann@brent.nhs.uk'), lay: row('Bo Ray', 'bo.ray') }),
      seats,
    );
    expect(read).toEqual({
      faults: [
        {
          fieldId: rowField('brent', 'name'),
          message: 'Seat brent: enter a name, or remove the e-mail address',
        },
        {
          fieldId: rowField('lay', 'email'),
          message: 'Seat lay: enter an e-mail address like name@example.nhs.uk',
        },
      ],
    });
  });

  test('days are asked for, must be real, and must be in order', () => {
    const faults = (change: Partial<PeopleDraft>) => {
      const read = readPeople(draft({ lay: row('Bo Ray') }, change), seats);
      return 'faults' in read ? read.faults.map(({ message }) => message) : [];
    };
    expect(faults({ firstDay: NO_DATE })).toEqual(['Enter the first day of these appointments']);
    expect(faults({ firstDay: { ...began, day: '31' } })).toEqual([
      'The first day must be a real date',
    ]);
    expect(faults({ lastDay: { ...began, year: '2017' } })).toEqual([
      'The last day must be the first day or later',
    ]);
    expect(faults({ lastDay: began })).toEqual([]);
  });

  test('nobody at all is said, and not sent', () => {
    expect(readPeople(draft({}), seats)).toMatchObject({
      faults: [{ fieldId: rowField('brent', 'name') }],
    });
  });

  test('the same name and address in three seats is one person', () => {
    const ann = { id: toPersonId('p1'), name: 'Ann Lee', email: 'ann@brent.nhs.uk' };
    expect(personOf({ name: 'Ann Lee', email: 'Ann@Brent.nhs.uk' }, [ann], true)).toEqual({
      personId: 'p1',
    });
    expect(personOf({ name: 'ann lee', email: null }, [ann], true)).toEqual({ personId: 'p1' });
  });

  test('two known people of one name are not guessed between', () => {
    const known = ['p1', 'p2'].map((id) => ({ id: toPersonId(id), name: 'Ann Lee', email: null }));
    expect(personOf({ name: 'Ann Lee', email: null }, known, true)).toEqual({
      name: 'Ann Lee',
      email: null,
      invite: false,
    });
  });

  test('an invitation goes only to somebody with an address', () => {
    expect(personOf({ name: 'Bo', email: 'bo@x.org' }, [], true)).toMatchObject({ invite: true });
    expect(personOf({ name: 'Bo', email: null }, [], true)).toMatchObject({ invite: false });
  });

  test('a seat waits for somebody only while nobody holds it, is to hold it or is nominated', () => {
    const constitution = aConstitution({
      seats: [
        aSeat('vacant'),
        aSeat('held', { appointments: [anAppointment('Ann')] }),
        aSeat('named', { appointments: [anAppointment('Bo', { state: 'nominated' })] }),
        aSeat('left', { appointments: [anAppointment('Cy', { state: 'ended' })] }),
        aSeat('gone', { state: 'ended' }),
      ],
    });
    expect(openSeats(constitution).map(({ id }) => id)).toEqual(['vacant', 'left']);
  });
});

describe('setting up', () => {
  const states = (constitution = aConstitution()) =>
    setUpTasks(constitution).map(({ state }) => state);

  test('begins with the committee alone, and each part is done when its records are there', () => {
    expect(states()).toEqual(['done', 'to_do', 'to_do', 'to_do', 'to_do']);
    expect(
      states(
        aConstitution({
          parents: [aBody('brent')],
          seats: [aSeat('chair', { appointments: [anAppointment('Ann')] }), aSeat('lay')],
        }),
      ),
    ).toEqual(['done', 'done', 'done', 'done', 'to_do']);
  });

  test('a seat of which nobody recorded the holder is not called vacant', () => {
    const seats = [
      aSeat('chair', { appointments: [anAppointment('Ann')] }),
      aSeat('lay'),
      aSeat('hw', { holding: 'not_recorded' }),
    ];
    const people = setUpTasks(aConstitution({ seats })).find(({ name }) => name === 'The people');
    expect(people?.hint).toBe('1 seat filled, 1 vacant, 1 not recorded');
  });

  test('a committee without a secretary is told what that means', () => {
    const seats = [
      aSeat('chair', { category: 'chair', appointments: [anAppointment('Ann')] }),
      aSeat('secretary', { category: 'secretary' }),
    ];
    expect(stillMissing(aConstitution({ parents: [aBody('brent')], seats }))).toEqual([
      'Nobody is secretary. Until somebody is, only an administrator can change this committee.',
      'The quorum is not recorded, so this service cannot say whether a meeting has one.',
    ]);
  });
});
