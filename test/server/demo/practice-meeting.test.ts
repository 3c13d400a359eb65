import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { practiceDay } from '#server/demo/practice-meeting.ts';
import { plainText, walkBlocks } from '#shared/document/minute-content.ts';
import { readAgenda } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { must } from '#shared/lang/must.ts';
import { makeWorld, type World } from '#test/harness/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test('it is planned for a Thursday two weeks ahead and says that it is a demonstration', () => {
  const row = world.db.select().from(t.meeting).where(eq(t.meeting.id, 'practice')).get();
  expect(row).toMatchObject({
    title: 'Practice meeting (demonstration)',
    date: '2018-03-22',
    startsAt: null,
    venue: null,
    state: 'planned',
    demonstration: true,
  });
});

test('the practice day is the first Thursday at least 14 days on', () => {
  const day = fc.date({
    min: new Date('2018-01-01T00:00:00Z'),
    max: new Date('2050-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (instant) => {
      const loaded = instant.toISOString().slice(0, 10);
      const practice = new Date(`${practiceDay(loaded)}T00:00:00Z`);
      const days = (practice.getTime() - Date.parse(`${loaded}T00:00:00Z`)) / 86_400_000;
      expect(practice.getUTCDay()).toBe(4);
      expect(days).toBeGreaterThanOrEqual(14);
      expect(days).toBeLessThan(21);
    }),
  );
});

test('the day of loading is the day in London, an hour ahead of UTC in summer', async () => {
  const summer = await makeWorld(Date.UTC(2018, 5, 30, 23, 30));
  const seat = summer.db.select().from(t.seat).where(eq(t.seat.id, 'seat-secretary')).get();
  expect(seat?.fromDay).toBe('2018-07-01');
  summer.close();
});

test('it has five items in public, the open actions among them, and one in private', () => {
  const titles = (part: Part) =>
    readAgenda(world.seeded(world.agendaOf('practice', part))).map((item) => item.title);
  expect(titles('I')).toEqual([
    'Welcome and apologies',
    'Minutes of the last meeting',
    'Matters arising',
    'Practice item: write here',
    'Any other business',
  ]);
  expect(titles('II')).toEqual(['Practice item in private']);
  const standing = world.db
    .select()
    .from(t.agendaItem)
    .all()
    .filter((item) => item.standing !== null);
  expect(standing.map(({ id, standing: kind }) => ({ id, kind }))).toEqual([
    { id: 'practice-item-2', kind: 'previous_minutes' },
    { id: 'practice-item-3', kind: 'matters_arising' },
  ]);
});

test('its minutes are empty, or say that they are for practice', () => {
  const said = world.db
    .select()
    .from(t.agendaItem)
    .where(eq(t.agendaItem.meetingId, 'practice'))
    .all()
    .map(({ id }) => [
      id,
      [...walkBlocks(readMinute(world.seeded(world.minuteOf(id))))]
        .map((block) => ('text' in block ? plainText(block.text) : ''))
        .join(' '),
    ]);
  const minutes = new Map(said as [string, string][]);
  expect(must(minutes.get('practice-item-4'), 'item 4')).toMatch(/^This item is for practice\./);
  expect(must(minutes.get('practice-item-6'), 'item 6')).toMatch(/^This item is for practice\./);
  for (const n of [1, 2, 3, 5]) expect(minutes.get(`practice-item-${n}`)).toBe('');
});

test('every meeting has an agenda for each part, a minute for each item and one page of private notes', () => {
  const kinds = (meetingId: string) =>
    world
      .documents(meetingId)
      .map(({ kind, part }) => `${kind} ${part}`)
      .sort();
  const minutes = (count: number) => Array.from({ length: count }, () => 'minute I');
  expect(kinds('sjc-2018-02-01')).toEqual(['agenda I', ...minutes(3), 'notes I']);
  expect(kinds('sjc-2018-03-01')).toEqual(['agenda I', ...minutes(6), 'notes I']);
  expect(kinds('practice')).toEqual([
    'agenda I',
    'agenda II',
    ...minutes(5),
    'minute II',
    'notes I',
  ]);
});
