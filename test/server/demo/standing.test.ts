import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { DEMONSTRATION_PERSONS } from '#server/demo/demonstration.ts';
import { type Coverage, coverage } from '#shared/domain/coverage.ts';
import type { SeatHolding } from '#shared/domain/vocabulary.ts';
import { toAreaId, toMeetingId, toSeatId } from '#shared/ids.ts';
import { makeWorld, type World } from '#test/harness/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const seats = () => world.db.select().from(t.seat).orderBy(asc(t.seat.ordinal)).all();

/** Coverage of every area at a meeting, from the seats as they stand in the records. */
function coverageAt(meetingId: string): Record<string, Coverage> {
  const meeting = world.db.select().from(t.meeting).where(eq(t.meeting.id, meetingId)).get();
  const speaking = world.db.select().from(t.seatArea).all();
  const voices = seats()
    .filter((seat) => seat.category === 'patient_voice')
    .map((seat) => ({
      id: toSeatId(seat.id),
      holding: seat.holding as SeatHolding,
      areaIds: speaking.filter((one) => one.seatId === seat.id).map((one) => toAreaId(one.areaId)),
      from: seat.fromDay,
      to: seat.toDay,
    }));
  const at = { id: toMeetingId(meetingId), date: meeting?.date ?? '' };
  return Object.fromEntries(
    world.db
      .select()
      .from(t.area)
      .all()
      .map(({ id, name }) => [name, coverage(toAreaId(id), at, voices, [])]),
  );
}

test('there are eight CCGs, eight boroughs and six local Healthwatch with their areas', () => {
  const kinds = world.db.select().from(t.organisation).all();
  expect(kinds.filter((one) => one.kind === 'ccg')).toHaveLength(8);
  expect(kinds.filter((one) => one.kind === 'healthwatch')).toHaveLength(6);
  expect(world.db.select().from(t.area).all()).toHaveLength(8);
  expect(world.db.select().from(t.organisationArea).all()).toHaveLength(8);
  expect(world.db.select().from(t.committeeOrganisation).all()).toHaveLength(kinds.length);
});

test('the seats of the report are vacant or not recorded, and nobody holds them', () => {
  const planned = seats().filter((seat) => !seat.demonstration);
  expect(
    planned.map(({ title, holding, note, fromDay }) => ({ title, holding, note, fromDay })),
  ).toEqual([
    { title: 'Independent chair', holding: 'vacant', note: 'To be recruited.', fromDay: null },
    {
      title: 'Lay members',
      holding: 'vacant',
      note: 'To be recruited. The number of seats is not recorded.',
      fromDay: null,
    },
    {
      title: 'Healthwatch representative, first proposed seat',
      holding: 'not_recorded',
      note: 'Proposed 1 March 2018; outcome not recorded.',
      fromDay: null,
    },
    {
      title: 'Healthwatch representative, second proposed seat',
      holding: 'not_recorded',
      note: 'Proposed 1 March 2018; outcome not recorded.',
      fromDay: null,
    },
  ]);
  const held = world.db.select().from(t.appointment).all();
  expect(held.filter((one) => planned.some((seat) => seat.id === one.seatId))).toEqual([]);
});

test('seven persons hold demonstration seats from the day of loading, and say that they are one', () => {
  const held = world.db
    .select({
      person: t.person.id,
      name: t.person.name,
      seat: t.seat.title,
      right: t.seat.draftRight,
      from: t.appointment.fromDay,
    })
    .from(t.appointment)
    .innerJoin(t.seat, eq(t.seat.id, t.appointment.seatId))
    .innerJoin(t.person, eq(t.person.id, t.appointment.personId))
    .orderBy(asc(t.seat.ordinal))
    .all();
  const without = ['administrator', 'brent-secretary'];
  expect([...held.map((one) => one.person), ...without]).toEqual(DEMONSTRATION_PERSONS);
  expect(held.map((one) => [one.person, one.right])).toEqual([
    ['secretary', 'edit'],
    ['chair', 'edit'],
    ['member-brent', 'edit'],
    ['member-ealing', 'edit'],
    ['lay-member', 'comment'],
    ['healthwatch', 'comment'],
    ['observer', 'view'],
  ]);
  for (const { name, seat, from } of held) {
    expect(name).toMatch(/ \(demonstration\)$/);
    expect(seat).toMatch(/ \(demonstration\)$/);
    expect(from).toBe('2018-03-05');
  }
  expect(
    world.db
      .select()
      .from(t.person)
      .all()
      .every((one) => one.demonstration),
  ).toBe(true);
});

test('every person has the rights of their seat at both meetings of 2018, said outright', () => {
  const rights = world.db.select().from(t.meetingRight).all();
  expect(new Set(rights.map((one) => one.meetingId))).toEqual(
    new Set(['sjc-2018-02-01', 'sjc-2018-03-01']),
  );
  for (const meetingId of ['sjc-2018-02-01', 'sjc-2018-03-01']) {
    expect(
      Object.fromEntries(
        rights
          .filter((one) => one.meetingId === meetingId)
          .map((one) => [one.personId, one.draftRight]),
      ),
    ).toEqual({
      secretary: 'edit',
      chair: 'edit',
      'member-brent': 'edit',
      'member-ealing': 'edit',
      'lay-member': 'comment',
      healthwatch: 'comment',
      observer: 'view',
    });
  }
});

test('nobody recorded who spoke for any area in 2018', () => {
  for (const meeting of ['sjc-2018-02-01', 'sjc-2018-03-01']) {
    expect(new Set(Object.values(coverageAt(meeting)))).toEqual(new Set(['not_recorded']));
  }
});

test('in the practice meeting the vacant seat leaves its areas unheard; the held one has yet to speak', () => {
  expect(coverageAt('practice')).toEqual({
    Brent: 'not_recorded',
    Harrow: 'not_recorded',
    Hillingdon: 'not_recorded',
    Hounslow: 'not_recorded',
    Ealing: 'not_met',
    'Hammersmith & Fulham': 'not_met',
    'Kensington & Chelsea': 'not_met',
    Westminster: 'not_met',
  });
});

test('the first Healthwatch seat is nominated by the four bodies whose areas it speaks for', () => {
  const tenure = world.db
    .select()
    .from(t.appointment)
    .where(eq(t.appointment.personId, 'healthwatch'))
    .get();
  expect(tenure?.nominatedBy).toEqual([
    'Healthwatch Brent',
    'Healthwatch Harrow',
    'Healthwatch Hillingdon',
    'Healthwatch Hounslow',
  ]);
});

test('the second Healthwatch seat is vacant and says whose nomination it waits for', () => {
  const vacant = seats().filter((seat) => seat.demonstration && seat.holding === 'vacant');
  expect(vacant.map(({ id, note }) => ({ id, note }))).toEqual([
    {
      id: 'seat-healthwatch-2',
      note: 'To be nominated by Healthwatch Ealing and Healthwatch Central West London.',
    },
  ]);
});
