import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Access, createAccess, type RightsChange } from '#server/access/access.ts';
import * as t from '#server/db/records-schema.ts';
import { createStandingStore } from '#server/records/standing-store.ts';
import { DRAFTING } from '#shared/domain/minutes.ts';
import { toCommitteeId, toDocumentId, toMeetingId, toPersonId } from '#shared/ids.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
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
        chairedApprovalOf: [],
      },
      facts: {
        committeeClosed: false,
        minutes: { I: DRAFTING, II: DRAFTING },
        today,
        membersEditDrafts: null,
      },
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

describe('who sits in a seat', () => {
  const may = async (who: string) => (await rightsOf(who)).split(' ')[1];
  const tenure = (id: string, to: Partial<typeof t.appointment.$inferInsert>) => {
    world.db.update(t.appointment).set(to).where(eq(t.appointment.id, id)).run();
    access.rightsChanged(everyone);
  };
  const standsIn = (of: Partial<typeof t.deputy.$inferInsert> = {}) => {
    world.db
      .insert(t.deputy)
      .values({ id: 'deputy', appointmentId: 'tenure-2', personId: 'stranger', ...of })
      .run();
    access.rightsChanged(everyone);
  };

  test('is nobody who is only nominated', async () => {
    tenure('tenure-2', { status: 'nominated' });
    expect(await may('member')).toBe('none');
  });

  test('are both of two people who share it', async () => {
    world.db
      .insert(t.appointment)
      .values({ id: 'half', seatId: 'seat-2', personId: 'stranger', nominatedBy: [], shared: true })
      .run();
    expect([await may('member'), await may('stranger')]).toEqual(['edit', 'edit']);
  });

  test('is nobody when the seat itself has come to its end', async () => {
    world.db.update(t.seat).set({ toDay: '2018-03-01' }).where(eq(t.seat.id, 'seat-2')).run();
    expect(await may('member')).toBe('none');
  });

  test('is a deputy too, with all the seat gives', async () => {
    standsIn();
    expect(await rightsOf('stranger')).toBe('edit edit view edit edit none');
  });

  test('is a deputy for some days, and as long as the holder is in office', async () => {
    standsIn({ fromDay: '2018-03-02', toDay: '2018-03-04' });
    const on = async (day: string) => {
      today = day;
      return may('stranger');
    };
    expect(await on('2018-03-01')).toBe('none');
    expect(await on('2018-03-02')).toBe('edit');
    expect(await on('2018-03-04')).toBe('none');
    tenure('tenure-2', { toDay: '2018-03-03' });
    expect(await on('2018-03-03')).toBe('none');
  });

  test('is a deputy for one meeting at that meeting alone', async () => {
    standsIn({ meetingId: 'march' });
    expect(await may('stranger')).toBe('edit');
    expect(await access.onCommittee(person('stranger'), toCommitteeId('joint'))).toMatchObject({
      person: { capacities: ['deputy'], draftRight: null, seesPrivate: false },
    });
    world.db.update(t.deputy).set({ meetingId: 'april' }).run();
    access.rightsChanged(everyone);
    expect(await may('stranger')).toBe('none');
    expect(await access.committeesOf(person('stranger'))).toEqual(['joint']);
  });
});

test('whoever stands in for the chair at one meeting has to do with the parts that it approves, the private one where the seat does', async () => {
  const appointmentId = 'tenure-1';
  const deputy = { id: 'deputy', appointmentId, personId: 'stranger', meetingId: 'april' };
  world.db.insert(t.deputy).values(deputy).run();
  putMinutes(world.db, 'march', 'approved');
  const approvedBy = async (meeting: string | null, seesPrivate = true) => {
    world.db.update(t.minutes).set({ approvingMeetingId: meeting }).run();
    world.db.update(t.seat).set({ seesPrivate }).where(eq(t.seat.id, 'seat-1')).run();
    access.rightsChanged(everyone);
    return (await standing('stranger'))?.person.chairedApprovalOf;
  };
  expect(await approvedBy('april')).toEqual(['I', 'II']);
  expect(await approvedBy('april', false)).toEqual(['I']);
  expect([await approvedBy('may'), await approvedBy(null)]).toEqual([[], []]);
  world.db.update(t.deputy).set({ appointmentId: 'tenure-2' }).run();
  expect(await approvedBy('april')).toEqual([]);
});

describe('somebody kept from an item', () => {
  const kept = (who: string, itemId: string, level: string) => {
    world.db
      .insert(t.itemExclusion)
      .values({
        id: `${who}-${itemId}`,
        meetingId: 'march',
        itemId,
        personId: who,
        level,
        reason: 'An interest.',
        decidedBy: 'chair',
        at: 1,
      })
      .run();
    access.rightsChanged(everyone);
  };

  test('has neither its minute nor the agenda that names it, in whatever seat', async () => {
    world.seat('member', 'secretary', 'edit');
    kept('member', 'item-I', 'leaves');
    expect(await rightsOf('member')).toBe('none none view edit edit edit');
    kept('member', 'item-II', 'papers_withheld');
    expect(await rightsOf('member')).toBe('none none view none none edit');
  });

  test('only reads along where they stay without discussing', async () => {
    kept('member', 'item-I', 'no_discussion');
    expect(await rightsOf('member')).toBe('edit view view edit edit none');
  });

  test('has it back when that ends', async () => {
    kept('member', 'item-I', 'leaves');
    world.db.update(t.itemExclusion).set({ endedAt: 2 }).run();
    access.rightsChanged(everyone);
    expect(await rightsOf('member')).toBe('edit edit view edit edit none');
  });
});

test('an account that was closed may nothing, and an administrator sees no business by being one', async () => {
  const { db } = world;
  db.update(t.person).set({ disabledAt: 1 }).where(eq(t.person.id, 'chair')).run();
  db.update(t.person).set({ administrator: true }).where(eq(t.person.id, 'stranger')).run();
  expect(await rightsOf('chair')).toBe('none none none none none none');
  expect(await rightsOf('stranger')).toBe('none none none none none none');
  expect(await standing('stranger')).toMatchObject({ person: { administrator: true } });
});

test('a document that another one took the place of is nobody’s', async () => {
  world.db.update(t.document).set({ closedAt: 1 }).where(eq(t.document.id, 'minute-I')).run();
  expect(await rightsOf('secretary')).toBe('edit none view edit edit edit');
});

test('when the committee closes or the minutes are sent round, everybody reads, and it is known who could edit them', async () => {
  world.db.update(t.committee).set({ closedAt: 1 }).run();
  expect(await rightsOf('secretary')).toBe('view view view view view view');
  world.db.update(t.committee).set({ closedAt: null }).run();
  putMinutes(world.db, 'march', 'circulated');
  access.rightsChanged(everyone);
  expect(await rightsOf('secretary')).toBe('late late view late late edit');
});

test('the terms of reference in force that day say whether members edit drafts', async () => {
  const terms = (version: number, fromDay: string, membersEditDrafts: boolean) =>
    world.db
      .insert(t.termsOfReference)
      .values({
        id: `terms-${version}`,
        committeeId: 'joint',
        version,
        fromDay,
        rules: { membersEditDrafts },
        createdAt: 0,
        createdBy: 'secretary',
      })
      .run();
  terms(1, '2018-01-01', true);
  terms(2, '2018-03-02', false);
  expect(await rightsOf('member')).toBe('edit edit view edit edit none');
  today = '2018-03-02';
  expect(await rightsOf('member')).toBe('view view view view view none');
  expect(await rightsOf('chair')).toBe('edit edit view edit edit none');
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
