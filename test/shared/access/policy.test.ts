import { describe, expect, test } from 'vitest';
import {
  type Asker,
  type Capacity,
  type Deed,
  type Facts,
  may,
  mayBy,
  NO_ITEM,
  type Thing,
} from '#shared/access/policy.ts';
import { DRAFTING as DRAFTED, type MinutesStanding } from '#shared/domain/minutes.ts';
import type { DraftRight, ExclusionLevel, MinutesState, Part } from '#shared/domain/vocabulary.ts';
import { toItemId } from '#shared/ids.ts';

const asker = (
  capacity: Capacity | null,
  draftRight: DraftRight | null,
  of: Partial<Asker> = {},
): Asker => ({
  administrator: false,
  disabled: false,
  capacities: capacity === null ? [] : [capacity],
  draftRight,
  seesPrivate: false,
  exclusions: [],
  chairedApprovalOf: [],
  ...of,
});

const PERSONS = {
  secretary: asker('secretary', 'edit', { seesPrivate: true }),
  chair: asker('chair', 'edit', { seesPrivate: true }),
  member: asker('member', 'edit', { seesPrivate: true }),
  'lay member': asker('lay_member', 'comment'),
  healthwatch: asker('patient_voice', 'comment'),
  observer: asker('observer', 'view'),
  'deputy of another meeting': asker('deputy', null),
  administrator: asker(null, null, { administrator: true }),
  'closed account': asker('secretary', 'edit', {
    seesPrivate: true,
    administrator: true,
    disabled: true,
  }),
} as const;
type Name = keyof typeof PERSONS;

const DRAFTING: Facts = {
  committeeClosed: false,
  minutes: { I: DRAFTED, II: DRAFTED },
  today: '2018-03-15',
  membersEditDrafts: null,
};
const partsIn = (I: MinutesStanding, II = I): Facts => ({ ...DRAFTING, minutes: { I, II } });
const item = toItemId('item');
const thing = (part: Part): Thing => ({ part, itemId: item });
const can = (person: Asker, deed: Deed, facts = DRAFTING, of = thing('I')) =>
  may(person, deed, of, facts).allowed;
const whoMay = (deed: Deed, part: Part, facts = DRAFTING): Name[] =>
  (Object.keys(PERSONS) as Name[]).filter((name) => can(PERSONS[name], deed, facts, thing(part)));

const keepers: Name[] = ['secretary', 'chair'];
const committee: Name[] = [...keepers, 'member'];
const commenters: Name[] = [...committee, 'lay member', 'healthwatch'];
const seated: Name[] = [...commenters, 'observer'];
const known: Name[] = [...seated, 'deputy of another meeting', 'administrator'];

describe('who may do what, in Part I and in Part II', () => {
  test.each<[Deed, Name[], Name[]]>([
    ['see', seated, committee],
    ['open-agenda', seated, committee],
    ['see-register', seated, committee],
    ['declare', seated, committee],
    ['edit-minutes', committee, committee],
    ['edit-agenda', committee, committee],
    ['comment', commenters, committee],
    ['manage-items', keepers, keepers],
    ['start-item', keepers, keepers],
    ['make-private', keepers, keepers],
    ['exclude', keepers, keepers],
    ['see-exclusions', keepers, keepers],
    ['record-declaration', keepers, keepers],
    ['settle-comments', keepers, keepers],
    ['see-removed', keepers, keepers],
    ['see-audit', keepers, keepers],
    ['respond', committee, committee],
    ['report-progress', keepers, keepers],
    ['close-action', keepers, keepers],
    ['see-notes', ['secretary'], ['secretary']],
    ['edit-notes', ['secretary'], ['secretary']],
    ['purge-document', ['secretary'], ['secretary']],
  ])('%s', (deed, inPartOne, inPartTwo) => {
    expect(whoMay(deed, 'I')).toEqual(inPartOne);
    expect(whoMay(deed, 'II')).toEqual(inPartTwo);
  });

  test.each<[Deed, Name[]]>([
    ['see-constitution', known],
    ['keep-constitution', ['secretary', 'administrator']],
    ['invite', ['secretary', 'administrator']],
    ['found-committee', ['administrator']],
    ['keep-accounts', ['administrator']],
  ])('%s, which no part has to do with', (deed, who) => {
    expect(whoMay(deed, 'I')).toEqual(who);
  });
});

test('a deputy who chaired the approval of one part reads its record and signs it, and does nothing else', () => {
  const deputy = asker('deputy', null, { chairedApprovalOf: ['I'] });
  for (const deed of ['see-record', 'sign-minutes'] as const) {
    expect([can(deputy, deed), can(deputy, deed, DRAFTING, thing('II'))]).toEqual([true, false]);
  }
  for (const deed of ['see', 'add-correction', 'receive-minutes', 'see-history'] as const) {
    expect(can(deputy, deed)).toBe(false);
  }
  const kept = { itemId: toItemId('kept'), part: 'I', level: 'leaves', reason: '' } as const;
  const excluded = { ...deputy, exclusions: [kept] };
  expect(can(excluded, 'see-record', DRAFTING, { part: 'I', itemId: kept.itemId })).toBe(false);
});

test('an administrator reads the record of who did what as far as it is no committee’s business', () => {
  const entry = (business: boolean): Thing => ({ ...NO_ITEM, business });
  expect(can(PERSONS.administrator, 'see-audit', DRAFTING, entry(false))).toBe(true);
  expect(can(PERSONS.administrator, 'see-audit', DRAFTING, entry(true))).toBe(false);
  expect(can(PERSONS.member, 'see-audit', DRAFTING, entry(false))).toBe(false);
});

test('the owner of an action reports on it, whoever they are, but not in a part they may not see', () => {
  const owned = (name: Name, part: Part) =>
    can(PERSONS[name], 'report-progress', DRAFTING, { ...thing(part), owned: true });
  expect(owned('lay member', 'I')).toBe(true);
  expect(owned('observer', 'I')).toBe(true);
  expect(owned('lay member', 'II')).toBe(false);
  expect(owned('administrator', 'I')).toBe(false);
});

test('what must not be known to exist is refused in the words for what does not exist', () => {
  const missing = { allowed: false, hidden: true, reason: 'There is no such page.' };
  expect(mayBy(null, 'see', thing('I'))).toEqual(missing);
  expect(may(PERSONS.healthwatch, 'comment', thing('II'), DRAFTING)).toEqual(missing);
  expect(may(PERSONS.chair, 'see-notes', thing('I'), DRAFTING)).toEqual(missing);
  expect(may(PERSONS.administrator, 'see', thing('I'), DRAFTING)).toEqual(missing);
  expect(may(PERSONS['closed account'], 'keep-accounts', NO_ITEM, DRAFTING)).toEqual(missing);
});

test('a refusal to edit says what the reader can do instead', () => {
  expect(may(PERSONS['lay member'], 'edit-minutes', thing('I'), DRAFTING)).toEqual({
    allowed: false,
    hidden: false,
    reason:
      'You can read this draft and comment on it. The secretary, the chair and members edit it.',
  });
  expect(may(PERSONS.observer, 'comment', thing('I'), DRAFTING)).toEqual({
    allowed: false,
    hidden: false,
    reason: 'Observers can read the draft.',
  });
});

test('editing goes by the right and not by the seat: a member may be let only comment', () => {
  const member = asker('member', 'comment', { seesPrivate: true });
  expect(can(member, 'edit-minutes')).toBe(false);
  expect(can(member, 'comment', DRAFTING, thing('II'))).toBe(true);
});

test('private business goes by the seat’s right to it and not by what the seat is for', () => {
  expect(
    can(asker('lay_member', 'comment', { seesPrivate: true }), 'see', DRAFTING, thing('II')),
  ).toBe(true);
  expect(can(asker('chair', 'edit'), 'see', DRAFTING, thing('II'))).toBe(false);
});

test('somebody with two seats has what either gives', () => {
  const both = asker(null, 'edit', { capacities: ['lay_member', 'chair'], seesPrivate: true });
  expect(can(both, 'close-action', DRAFTING, thing('II'))).toBe(true);
});

test('where the terms of reference leave drafts to the secretary and the chair, members only comment', () => {
  const facts = { ...DRAFTING, membersEditDrafts: false };
  expect(whoMay('edit-minutes', 'I', facts)).toEqual(keepers);
  expect(whoMay('comment', 'I', facts)).toEqual(commenters);
});

test('a committee that has closed is read, and nothing is added', () => {
  const closed = { ...DRAFTING, committeeClosed: true };
  for (const deed of ['see', 'open-agenda', 'see-register', 'see-constitution'] as const) {
    expect(whoMay(deed, 'I', closed)).toEqual(whoMay(deed, 'I'));
  }
  for (const deed of [
    'edit-minutes',
    'edit-notes',
    'comment',
    'declare',
    'exclude',
    'invite',
  ] as const) {
    expect(whoMay(deed, 'I', closed)).toEqual([]);
  }
  expect(whoMay('found-committee', 'I', closed)).toEqual(['administrator']);
});

describe('as the minutes go on', () => {
  test.each<[MinutesState, Name[], Name[], Name[]]>([
    //                  edit        comment     manage items
    ['drafting', committee, commenters, keepers],
    ['chair_review', keepers, commenters, keepers],
    ['circulated', [], commenters, []],
    ['unconfirmed', [], [], []],
    ['approved', [], [], []],
  ])('%s', (state, edit, comment, manage) => {
    const facts = partsIn({ state, commentsUntil: null });
    expect(whoMay('edit-minutes', 'I', facts)).toEqual(edit);
    expect(whoMay('edit-agenda', 'I', facts)).toEqual(edit);
    expect(whoMay('comment', 'I', facts)).toEqual(comment);
    expect(whoMay('manage-items', 'I', facts)).toEqual(manage);
    expect(whoMay('see', 'I', facts)).toEqual(seated);
  });
});

test('comments end with the last day of the window, and each part goes its own way', () => {
  const open = partsIn({ state: 'circulated', commentsUntil: '2018-03-15' }, DRAFTED);
  expect(whoMay('comment', 'I', open)).toEqual(commenters);
  expect(whoMay('comment', 'I', { ...open, today: '2018-03-16' })).toEqual([]);
  expect(may(PERSONS.member, 'comment', thing('I'), { ...open, today: '2018-03-16' })).toEqual({
    allowed: false,
    hidden: false,
    reason: 'The time for comments ended on 15 March 2018.',
  });
  expect(whoMay('edit-minutes', 'I', open)).toEqual([]);
  expect(whoMay('edit-minutes', 'II', open)).toEqual(committee);
});

test('a parent body’s secretary has the record of Part I, and no draft', () => {
  const person = asker('body_secretary', null);
  expect(can(person, 'see-record')).toBe(true);
  expect(can(person, 'receive-minutes')).toBe(true);
  expect(can(person, 'see-record', DRAFTING, thing('II'))).toBe(false);
  for (const deed of ['see', 'open-agenda', 'comment', 'see-history', 'declare'] as const) {
    expect(may(person, deed, thing('I'), DRAFTING)).toMatchObject({ hidden: true });
  }
});

test('a parent body’s secretary who is kept from an item is kept from its record too', () => {
  const exclusions = [
    { itemId: item, part: 'I' as const, level: 'leaves' as const, reason: 'An interest.' },
  ];
  const person = asker('body_secretary', null, { exclusions });
  expect(can(person, 'see-record')).toBe(false);
  expect(can(person, 'see-record', DRAFTING, NO_ITEM)).toBe(true);
});

describe('somebody kept from an item', () => {
  const kept = (level: ExclusionLevel) => ({
    ...PERSONS.member,
    exclusions: [{ itemId: item, part: 'I' as const, level, reason: 'An interest.' }],
  });
  //                                    see   open-agenda edit-minutes comment
  test.each<[ExclusionLevel, boolean, boolean, boolean, boolean]>([
    ['no_vote', true, true, true, true],
    ['no_discussion', true, true, false, false],
    ['leaves', false, false, false, false],
    ['papers_withheld', false, false, false, false],
  ])('at the level %s', (level, see, agenda, edit, comment) => {
    const person = kept(level);
    expect(can(person, 'see')).toBe(see);
    expect(can(person, 'open-agenda', DRAFTING, NO_ITEM)).toBe(agenda);
    expect(can(person, 'edit-minutes')).toBe(edit);
    expect(can(person, 'comment')).toBe(comment);
  });

  test('is kept from that item alone, and from the agenda of its part alone', () => {
    const person = kept('leaves');
    expect(can(person, 'edit-minutes', DRAFTING, { part: 'I', itemId: toItemId('other') })).toBe(
      true,
    );
    expect(can(person, 'open-agenda', DRAFTING, { part: 'II', itemId: null })).toBe(true);
  });

  test('is kept at the strictest of several levels', () => {
    const levels = ['no_vote', 'leaves', 'no_discussion'] as const;
    const exclusions = levels.map((level) => ({
      itemId: item,
      part: 'I' as const,
      level,
      reason: 'An interest.',
    }));
    expect(can({ ...PERSONS.chair, exclusions }, 'see')).toBe(false);
  });
});
