import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Access, createAccess, type RightsChange } from '#server/access/access.ts';
import * as t from '#server/db/records-schema.ts';
import { createStandingStore } from '#server/records/standing-store.ts';
import { toCommitteeId, toDocumentId, toMeetingId, toPersonId } from '#shared/ids.ts';
import {
  makeSmallCommittee,
  SMALL_DOCUMENTS,
  type SmallCommittee,
} from '#test/harness/small-committee.ts';

let world: SmallCommittee;
let access: Access;
let today: string;

beforeEach(() => {
  world = makeSmallCommittee();
  today = '2018-03-01';
  access = createAccess({ standings: createStandingStore(world.db), today: () => today });
});
afterEach(() => world.close());

const person = toPersonId;
const march = toMeetingId('march');
const standing = (who: string) => access.onMeeting(person(who), march);
const everyone = { persons: [], documents: [] } satisfies RightsChange;

async function rightsOf(who: string): Promise<string> {
  const rights = await Promise.all(
    SMALL_DOCUMENTS.map((id) => access.documentRight(person(who), toDocumentId(id))),
  );
  return rights.join(' ');
}

describe('the right to a document', () => {
  //                 agenda-I minute-I withdrawn agenda-II minute-II notes
  test.each([
    ['secretary', 'edit     edit     view      edit      edit      edit'],
    ['chair', '    edit     edit     view      edit      edit      none'],
    ['member', '   edit     edit     view      edit      edit      none'],
    ['lay', '      view     view     view      none      none      none'],
    ['voice', '    view     view     view      none      none      none'],
    ['observer', ' view     view     view      none      none      none'],
    ['stranger', ' none     none     none      none      none      none'],
    ['nobody', '   none     none     none      none      none      none'],
  ])('of the %s', async (who, rights) => {
    expect(await rightsOf(who)).toBe(rights.trim().split(/\s+/).join(' '));
  });

  test('to a document that does not exist is none', async () => {
    expect(await access.documentRight(person('secretary'), toDocumentId('no.1'))).toBe('none');
  });
});

describe('a standing', () => {
  test('has the capacity of every seat held, and the strongest of their rights', async () => {
    world.seat('lay', 'independent_chair', 'edit');
    expect(await standing('lay')).toEqual({
      person: {
        administrator: false,
        disabled: false,
        capacities: ['chair', 'lay_member'],
        draftRight: 'edit',
        seesPrivate: true,
        exclusions: [],
      },
      facts: { committeeClosed: false, minutesState: 'drafting', membersEditDrafts: null },
    });
  });

  test('has the right given for the meeting instead of the seat’s, be it more or less', async () => {
    world.right('lay', 'edit');
    world.right('chair', 'view');
    expect(await standing('lay')).toMatchObject({ person: { draftRight: 'edit' } });
    expect(await standing('chair')).toMatchObject({
      person: { capacities: ['chair'], draftRight: 'view' },
    });
    expect(await access.onCommittee(person('lay'), toCommitteeId('joint'))).toMatchObject({
      person: { draftRight: 'comment' },
    });
  });

  test('without a seat comes from a right given for that meeting, and only there', async () => {
    world.right('stranger', 'view');
    expect(await standing('stranger')).toMatchObject({
      person: { capacities: [], draftRight: 'view' },
    });
    expect(await rightsOf('stranger')).toBe('view view view none none none');
    expect(await access.onCommittee(person('stranger'), toCommitteeId('joint'))).toBeNull();
  });

  test('lasts from the first day of the appointment until the day before its last', async () => {
    world.seat('stranger', 'voting_member', 'edit', { fromDay: '2018-03-02', toDay: '2018-04-01' });
    const held = async (day: string) => {
      today = day;
      return (await standing('stranger')) !== null;
    };
    expect(await held('2018-03-01')).toBe(false);
    expect(await held('2018-03-02')).toBe(true);
    expect(await held('2018-03-31')).toBe(true);
    expect(await held('2018-04-01')).toBe(false);
  });

  test('is nobody’s at a meeting or on a committee that does not exist', async () => {
    expect(await access.onMeeting(person('chair'), toMeetingId('no'))).toBeNull();
    expect(await access.onCommittee(person('chair'), toCommitteeId('no'))).toBeNull();
  });
});

test('somebody’s committees are those where they hold a seat today', async () => {
  expect(await access.committeesOf(person('observer'))).toEqual(['joint']);
  expect(await access.committeesOf(person('stranger'))).toEqual([]);
});

test('a change of rights is told, and asked of the records again', async () => {
  const told: RightsChange[] = [];
  const stop = access.onRightsChanged((change) => told.push(change));
  expect(await rightsOf('lay')).toContain('view view');
  world.right('lay', 'edit');
  world.db.update(t.agendaItem).set({ withdrawnAt: 1 }).where(eq(t.agendaItem.id, 'item-I')).run();

  const change = { persons: [person('lay')], documents: [toDocumentId('minute-I')] };
  access.rightsChanged(change);
  expect(told).toEqual([change]);
  expect(await rightsOf('lay')).toBe('edit view view none none none');

  stop();
  access.rightsChanged(everyone);
  expect(told).toEqual([change]);
});

test('a document added later is found without a change of rights', async () => {
  const added = toDocumentId('added');
  expect(await access.documentRight(person('chair'), added)).toBe('none');
  world.db
    .insert(t.document)
    .values({
      id: added,
      kind: 'minute',
      part: 'I',
      meetingId: 'march',
      seed: Buffer.alloc(0),
      createdAt: 0,
    })
    .run();
  expect(await access.documentRight(person('chair'), added)).toBe('edit');
});

test('on a new day those whose standing begins or ends are asked about again, once', async () => {
  world.seat('lay', 'independent_chair', 'edit', { toDay: '2018-03-02' });
  world.seat('stranger', 'observer', 'view', { fromDay: '2018-03-03' });
  const told: RightsChange[] = [];
  access.onRightsChanged((change) => told.push(change));
  await access.newDay();
  expect(told).toEqual([]);
  today = '2018-03-02';
  await access.newDay();
  await access.newDay();
  expect(told).toEqual([{ persons: ['lay'], documents: [] }]);
  today = '2018-03-05';
  await access.newDay();
  expect(told.slice(1)).toEqual([{ persons: ['stranger'], documents: [] }]);
});
