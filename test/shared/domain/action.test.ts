import { expect, test } from 'vitest';
import {
  type ActionProgress,
  closeAction,
  dueDay,
  isOverdue,
  moveDueDate,
  ownsAction,
  proposeClosure,
  reopenAction,
  reportProgress,
} from '#shared/domain/action.ts';
import { toItemId, toMeetingId, toPersonId } from '#shared/ids.ts';

const open: ActionProgress = { state: 'open' };
const brent = toPersonId('member-brent');
const minute = { meetingId: toMeetingId('march'), itemId: toItemId('item-3') };
const closed: ActionProgress = { state: 'closed', ...minute };

test('a first report of progress puts an open action in progress', () => {
  expect(reportProgress(open, ' Drafted. ')).toEqual({
    kind: 'progress',
    progress: { state: 'in_progress' },
    note: 'Drafted.',
    newDueDate: null,
  });
});

test('a report on an action proposed for closure leaves the proposal standing', () => {
  const proposed: ActionProgress = { state: 'proposed_for_closure', by: brent };
  expect(reportProgress(proposed, 'Sent as well.').progress).toEqual(proposed);
});

test('the owner proposes closure and the committee closes, citing meeting and item', () => {
  expect(proposeClosure(open, 'Done.', brent).progress).toEqual({
    state: 'proposed_for_closure',
    by: brent,
  });
  expect(closeAction(open, minute, '').progress).toEqual(closed);
});

test('a closed action takes nothing but reopening, with a reason', () => {
  expect(() => reportProgress(closed, 'More.')).toThrow('closed');
  expect(() => moveDueDate(closed, '2018-04-30', 'Late.')).toThrow('closed');
  expect(() => reopenAction(closed, ' ')).toThrow('Enter why');
  expect(reopenAction(closed, 'Not done.').progress).toEqual({ state: 'in_progress' });
});

test('an empty note says nothing, so it is refused', () => {
  expect(() => reportProgress(open, '  ')).toThrow('Enter what has been done');
});

test('a moved day must be a day there is', () => {
  expect(() => moveDueDate(open, '2018-02-30', 'Later.')).toThrow('real date');
  expect(moveDueDate(open, '2018-04-30', 'Later.')).toMatchObject({ newDueDate: '2018-04-30' });
});

test('the day an action is due: the last moved one, else the agreed one, else the next meeting', () => {
  const on = { dueKind: 'date', dueDate: '2018-03-29', dueText: null } as const;
  const next = { dueKind: 'next_meeting', dueDate: null, dueText: null } as const;
  const text = { dueKind: 'text', dueDate: null, dueText: 'in spring' } as const;
  expect(dueDay(on, null, '2018-04-12')).toBe('2018-03-29');
  expect(dueDay(on, '2018-05-01', '2018-04-12')).toBe('2018-05-01');
  expect(dueDay(next, null, '2018-04-12')).toBe('2018-04-12');
  expect(dueDay(text, null, '2018-04-12')).toBeNull();
});

test('overdue needs a day that is past and work that is open', () => {
  expect(isOverdue('open', '2018-03-29', '2018-03-30')).toBe(true);
  expect(isOverdue('open', '2018-03-29', '2018-03-29')).toBe(false);
  expect(isOverdue('closed', '2018-03-29', '2018-03-30')).toBe(false);
  expect(isOverdue('open', null, '2018-03-30')).toBe(false);
});

test('one owns an action in person or through the post one holds', () => {
  const posts = [{ id: 'cfo', holderId: 'member-brent' }];
  expect(ownsAction(brent, 'person:member-brent', [])).toBe(true);
  expect(ownsAction(brent, 'post:cfo', posts)).toBe(true);
  expect(ownsAction(brent, 'post:cfo', [])).toBe(false);
  expect(ownsAction(brent, null, posts)).toBe(false);
});
