import { describe, expect, test } from 'vitest';
import { queryKey } from '#client/live/query-keys.ts';
import { type ChangedEvent, touchedBy } from '#client/live/touched-by.ts';

const changed = (topic: ChangedEvent['topic'], ids: string[] = []): ChangedEvent => ({
  type: 'changed',
  topic,
  committeeId: 'nwl',
  meetingId: 'march',
  ids,
});

describe('a change touches the answers that show it', () => {
  test('an action’s change touches the logs, the gaps and home', () => {
    const event = changed('actions', ['act-1']);
    for (const key of [
      queryKey('actions', { committeeId: 'nwl' }),
      queryKey('actions', {}),
      queryKey('actions', { arisingAt: 'april' }),
      queryKey('gaps', { meetingId: 'march' }),
      queryKey('home'),
    ]) {
      expect(touchedBy(event, key)).toBe(true);
    }
  });

  test('an item’s title stands beside every record, so the agenda touches the registers', () => {
    const event = changed('agenda');
    for (const name of ['actions', 'decisions', 'contributions'] as const) {
      expect(touchedBy(event, queryKey(name, { committeeId: 'nwl' }))).toBe(true);
    }
  });

  test('a comment’s anchor stands in the minutes, so a comment touches them', () => {
    expect(touchedBy(changed('comments'), queryKey('minutes', { meetingId: 'march' }))).toBe(true);
    expect(touchedBy(changed('minutes'), queryKey('comments', { meetingId: 'march' }))).toBe(false);
  });

  test('who sits on a committee stands on its page, its membership, and in its terms', () => {
    const event = { ...changed('committee'), meetingId: null };
    for (const name of ['committee', 'constitution', 'terms'] as const) {
      expect(touchedBy(event, queryKey(name, { committeeId: 'nwl' }))).toBe(true);
    }
    expect(touchedBy(event, queryKey('bodies'))).toBe(true);
  });

  test('a change that names no meeting touches every meeting’s', () => {
    const event = { ...changed('committee'), meetingId: null };
    expect(touchedBy(event, queryKey('meeting', { meetingId: 'march' }))).toBe(true);
  });
});

describe('a change leaves other answers alone', () => {
  test('those of another meeting or committee', () => {
    expect(touchedBy(changed('agenda'), queryKey('meeting', { meetingId: 'april' }))).toBe(false);
    expect(touchedBy(changed('actions'), queryKey('actions', { committeeId: 'sel' }))).toBe(false);
  });

  test('those that show nothing of the kind', () => {
    expect(touchedBy(changed('actions'), queryKey('minutes', { meetingId: 'march' }))).toBe(false);
    expect(touchedBy(changed('comments'), queryKey('me'))).toBe(false);
  });

  test('the page of another action', () => {
    const event = changed('actions', ['act-1']);
    expect(touchedBy(event, queryKey('action', { actionId: 'act-1' }))).toBe(true);
    expect(touchedBy(event, queryKey('action', { actionId: 'act-2' }))).toBe(false);
  });
});
