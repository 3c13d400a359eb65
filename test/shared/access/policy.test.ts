import { describe, expect, test } from 'vitest';
import { type Capacity, type Deed, may, type Standing } from '#shared/access/policy.ts';
import type { DraftRight, Part } from '#shared/domain/vocabulary.ts';

const standing = (capacity: Capacity, draftRight: DraftRight): Standing => ({
  capacities: [capacity],
  draftRight,
  minutesState: 'drafting',
});

const PERSONS = {
  secretary: standing('secretary', 'edit'),
  chair: standing('chair', 'edit'),
  member: standing('member', 'edit'),
  'lay member': standing('lay_member', 'comment'),
  healthwatch: standing('patient_voice', 'comment'),
  observer: standing('observer', 'view'),
  stranger: null,
} as const;
type Name = keyof typeof PERSONS;

const whoMay = (deed: Deed, part: Part): Name[] =>
  (Object.keys(PERSONS) as Name[]).filter((name) => may(PERSONS[name], deed, { part }).allowed);

const keepers: Name[] = ['secretary', 'chair'];
const committee: Name[] = [...keepers, 'member'];
const commenters: Name[] = [...committee, 'lay member', 'healthwatch'];

describe('who may do what', () => {
  test.each<[Deed, Name[], Name[]]>([
    ['see', [...commenters, 'observer'], committee],
    ['edit-minutes', committee, committee],
    ['edit-agenda', committee, committee],
    ['comment', commenters, committee],
    ['manage-items', keepers, keepers],
    ['start-item', keepers, keepers],
    ['settle-comments', keepers, keepers],
    ['see-removed', keepers, keepers],
    ['respond', committee, committee],
    ['report-progress', keepers, keepers],
    ['close-action', keepers, keepers],
    ['see-notes', ['secretary'], ['secretary']],
    ['purge-document', ['secretary'], ['secretary']],
  ])('%s', (deed, inPartOne, inPartTwo) => {
    expect(whoMay(deed, 'I')).toEqual(inPartOne);
    expect(whoMay(deed, 'II')).toEqual(inPartTwo);
  });
});

test('the owner of an action reports on it, whoever they are, but not in a part they may not see', () => {
  const owned = (name: Name, part: Part) =>
    may(PERSONS[name], 'report-progress', { part, owned: true }).allowed;
  expect(owned('lay member', 'I')).toBe(true);
  expect(owned('observer', 'I')).toBe(true);
  expect(owned('lay member', 'II')).toBe(false);
  expect(owned('stranger', 'I')).toBe(false);
});

test('what must not be known to exist is refused in the words for what does not exist', () => {
  const missing = { allowed: false, reason: 'There is no such page.' };
  expect(may(null, 'see', { part: 'I' })).toEqual(missing);
  expect(may(PERSONS.healthwatch, 'comment', { part: 'II' })).toEqual(missing);
  expect(may(PERSONS.chair, 'see-notes', { part: 'I' })).toEqual(missing);
});

test('a refusal to edit says what the reader can do instead', () => {
  expect(may(PERSONS['lay member'], 'edit-minutes', { part: 'I' })).toEqual({
    allowed: false,
    reason:
      'You can read this draft and comment on it. The secretary, the chair and members edit it.',
  });
  expect(may(PERSONS.observer, 'comment', { part: 'I' })).toEqual({
    allowed: false,
    reason: 'Observers can read the draft.',
  });
});

test('editing goes by the right and not by the seat: a member may be let only comment', () => {
  const member = standing('member', 'comment');
  expect(may(member, 'edit-minutes', { part: 'I' }).allowed).toBe(false);
  expect(may(member, 'comment', { part: 'II' }).allowed).toBe(true);
});

test('somebody with two seats has what either gives', () => {
  const both: Standing = { ...standing('lay_member', 'edit'), capacities: ['lay_member', 'chair'] };
  expect(may(both, 'close-action', { part: 'II' }).allowed).toBe(true);
});
