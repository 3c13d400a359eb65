import { expect, test } from 'vitest';
import { namesOf } from '#client/editor/committee-names.ts';
import { commandsFor } from '#client/editor/minute-commands.ts';
import { factsInWords, progressInWords } from '#client/editor/record-facts.ts';
import { toActionId, toContributionId, toDecisionId, toProposalId } from '#shared/ids.ts';

const names = namesOf({
  people: [{ id: 'p1', name: 'Chair', former: false }],
  posts: [{ id: 'cfo', title: 'Chief Finance Officer', organisation: 'Brent CCG' }],
  seats: [
    {
      id: 'hw',
      title: 'Healthwatch seat',
      category: 'patient_voice',
      organisation: null,
      ended: false,
    },
    {
      id: 'vote',
      title: 'Member for Brent',
      category: 'voting_member',
      organisation: null,
      ended: false,
    },
  ],
});

const action = {
  kind: 'action',
  id: toActionId('a'),
  ownerId: null,
  ownerText: null,
  dueKind: null,
  dueDate: null,
  dueText: null,
  text: [],
} as const;

test('posts come before people, and only patient-voice seats are offered as voices', () => {
  expect(names.choices.map((one) => [one.id, one.detail])).toEqual([
    ['post:cfo', 'Brent CCG'],
    ['person:p1', null],
  ]);
  expect(names.voices.map((one) => one.value)).toEqual(['seat:hw', 'lay', 'public']);
});

test('an owner is a post, a person, or words; somebody who has gone is said to have', () => {
  expect(names.ofOwner('post:cfo', null)).toBe('Chief Finance Officer');
  expect(names.ofOwner(null, 'The trust')).toBe('The trust');
  expect(names.ofOwner('person:gone', null)).toBe('Somebody no longer on this committee');
  expect(names.ofOwner(null, null)).toBeNull();
});

test('a voice keeps its name after its seat is no longer offered', () => {
  expect(names.ofVoice('seat:vote', 'vote')).toBe('Member for Brent');
  expect(names.ofVoice('lay', null)).toBe('A lay member');
  expect(names.ofVoice(null, null)).toBeNull();
});

test('facts are told in words, and what nobody recorded is null', () => {
  expect(factsInWords(action, names)).toEqual([
    { name: 'Owner', value: null },
    { name: 'Due', value: null },
  ]);
  expect(
    factsInWords({ ...action, ownerId: 'post:cfo', dueKind: 'date', dueDate: '2018-03-29' }, names),
  ).toEqual([
    { name: 'Owner', value: 'Chief Finance Officer' },
    { name: 'Due', value: '29 March 2018' },
  ]);
  expect(
    factsInWords({ kind: 'decision', id: toDecisionId('d'), verb: 'agreed', text: [] }, names),
  ).toEqual([{ name: 'Decision', value: 'Agreed' }]);
  expect(
    factsInWords(
      { kind: 'proposal', id: toProposalId('q'), outcome: 'not_recorded', text: [] },
      names,
    ),
  ).toEqual([{ name: 'Outcome', value: null }]);
  expect(
    factsInWords(
      {
        kind: 'contribution',
        id: toContributionId('c'),
        voice: 'seat:hw',
        seatId: 'hw',
        capacity: null,
        contributionKind: 'concern',
        text: [],
      },
      names,
    ),
  ).toEqual([
    { name: 'Voice', value: 'Healthwatch seat' },
    { name: 'Speaking as', value: null },
    { name: 'Kind', value: 'Concern' },
  ]);
});

test('an action’s progress says its state, and the last note', () => {
  const progress = { state: 'in_progress', overdue: false, lastNote: 'Booked for May' } as const;
  expect(progressInWords(progress)).toBe('In progress: Booked for May');
  expect(progressInWords({ ...progress, overdue: true })).toBe(
    'In progress, overdue: Booked for May',
  );
  expect(progressInWords({ state: 'open', overdue: false, lastNote: null })).toBe(
    'Open: no progress reported yet.',
  );
});

test('after a slash the command that begins with what was typed comes first', () => {
  expect(commandsFor('dec', true)[0]?.name).toBe('Decision');
  expect(commandsFor('ACT', true)[0]?.name).toBe('Action');
  expect(commandsFor('voice', true)[0]?.name).toBe('Patient voice');
  expect(commandsFor('list', true).map((one) => one.name)).toEqual(['List', 'Numbered list']);
  expect(commandsFor('nothing like it', true)).toEqual([]);
});

test('private notes are offered no records', () => {
  expect(commandsFor('', false).map((one) => one.name)).not.toContain('Action');
});
