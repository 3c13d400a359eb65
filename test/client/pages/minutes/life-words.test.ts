import { expect, test } from 'vitest';
import {
  isOver,
  leastSettled,
  movePath,
  placeOfMissing,
  placeOfNext,
  sentBackInWords,
  stateInPath,
  stepsOf,
  whoIsNext,
  wordsOfMove,
} from '#client/pages/minutes/life-words.ts';
import { nextAfter } from '#client/pages/minutes/next-meeting.tsx';
import { statusWord } from '#shared/domain/minutes.ts';
import { MOVES } from '#shared/domain/minutes-life.ts';
import { standingInWords } from '#shared/domain/minutes-words.ts';
import { MISSING_KINDS } from '#shared/domain/missing.ts';
import { MINUTES_STATES } from '#shared/domain/vocabulary.ts';
import { toMeetingId, toSnapshotId } from '#shared/ids.ts';
import type { MeetingSummary } from '#shared/protocol/http/committee.ts';
import type { MeetingRights } from '#shared/protocol/http/meeting.ts';
import type { MoveMade } from '#shared/protocol/http/minutes-life.ts';

const made = (from: MoveMade['from'], to: MoveMade['to'], at: string): MoveMade => ({
  ...{ from, to, at, by: 'Secretary', capacity: 'secretary', reason: null, missing: [] },
  snapshot: { id: toSnapshotId(at), name: 'A snapshot' },
});

test('the way shows what is done, where the minutes are, and what is to come', () => {
  const moves = [
    made('drafting', 'chair_review', '2018-03-05T10:00:00Z'),
    made('chair_review', 'circulated', '2018-03-06T10:00:00Z'),
    made('circulated', 'chair_review', '2018-03-07T10:00:00Z'),
  ];
  const steps = stepsOf({ part: 'I', state: 'chair_review', moves });
  expect(steps.map((one) => one.place)).toEqual([
    'done',
    'now',
    ...Array.from({ length: 7 }, () => 'to_come'),
  ]);
  // They came back: what was reached before and left again is still to come.
  expect(steps[1]?.reached?.at).toBe('2018-03-07T10:00:00Z');
  expect(steps[2]?.reached).toBe(null);
});

test('private minutes are neither published nor received', () => {
  const states = stepsOf({ part: 'II', state: 'signed', moves: [] }).map((one) => one.state);
  expect(states).not.toContain('published');
  expect(states.at(-1)).toBe('archived');
});

test('every state says where minutes stand and who is next, every move what it does', () => {
  for (const state of MINUTES_STATES) {
    const stands = standingInWords({ state, commentsUntil: null }, '2018-03-01');
    expect(stands).toMatch(/^[A-Z]/);
    // The word itself stands before it.
    expect(stands.toUpperCase()).not.toContain(statusWord(state));
    expect(whoIsNext(state, 'I')).toMatch(/\.$/);
  }
  for (const { from, to } of MOVES) expect(wordsOfMove(from, to).title).not.toBe('');
  for (const kind of MISSING_KINDS) expect(placeOfMissing(kind, 'm')).toMatch(/^\/meetings\/m\//);
});

test.each([
  ['2018-03-14', 'Sent round: comments until 14 March 2018'],
  ['2018-03-15', 'Sent round: the time for comments ended on 14 March 2018'],
])('on %s a draft that was sent round says “%s”', (today, words) => {
  expect(standingInWords({ state: 'circulated', commentsUntil: '2018-03-14' }, today)).toBe(words);
});

test('a print bears the word of what is least settled on it', () => {
  expect(leastSettled(['approved', 'circulated'])).toBe('DRAFT');
  expect(leastSettled(['approved', 'unconfirmed'])).toBe('UNCONFIRMED');
  expect(leastSettled(['archived'])).toBe('CONFIRMED');
  expect(leastSettled([])).toBe(null);
});

test('the address of a form names the state in words, and is read back', () => {
  expect(movePath('m', 'II', 'chair_review')).toBe('/meetings/m/minutes/II/chair-review');
  for (const state of MINUTES_STATES) {
    expect(stateInPath(state.replaceAll('_', '-'))).toBe(state);
  }
  expect(stateInPath('nonsense')).toBe(null);
});

test('whoever may only comment is led to the draft, and whoever settles comments to their list', () => {
  const at = (comment: boolean, settleComments: boolean) =>
    placeOfNext('circulated', 'I', {
      id: toMeetingId('m'),
      rights: { comment, settleComments } as MeetingRights,
    })?.href;
  expect(at(true, false)).toBe('/meetings/m/read');
  expect(at(true, true)).toBe('/meetings/m/comments');
  expect(at(false, false)).toBe('/meetings/m/comments');
});

test('unconfirmed minutes go to the first later meeting', () => {
  const on = (date: string) => ({ date }) as MeetingSummary;
  const meetings = [on('2018-05-03'), on('2018-04-12'), on('2018-03-01')];
  expect(nextAfter('2018-03-01', meetings)?.date).toBe('2018-04-12');
  expect(nextAfter('2018-04-12', meetings)?.date).toBe('2018-05-03');
  expect(nextAfter('2018-05-03', meetings)).toBe(null);
});

test('once the time for comments is over, the page no longer waits for its end', () => {
  expect(isOver('2018-03-14', '2018-03-14')).toBe(false);
  expect(isOver('2018-03-14', '2018-03-15')).toBe(true);
  expect(isOver(null, '2018-03-15')).toBe(false);
  expect(whoIsNext('circulated', 'I', false)).toMatch(/^When the time for comments is over,/);
  expect(whoIsNext('circulated', 'I', true)).toMatch(/^The time for comments is over\./);
});

test('a draft that came back says who sent it and why, until it goes on', () => {
  const back = { ...made('chair_review', 'drafting', '2018-03-07T10:00:00Z'), reason: 'Item 3.' };
  const again = made('drafting', 'chair_review', '2018-03-08T10:00:00Z');
  const words = 'Secretary sent the draft back: Item 3.';
  expect(sentBackInWords({ state: 'drafting', moves: [back] })).toBe(words);
  expect(sentBackInWords({ state: 'chair_review', moves: [back, again] })).toBe(null);
  expect(sentBackInWords({ state: 'drafting', moves: [] })).toBe(null);
});
