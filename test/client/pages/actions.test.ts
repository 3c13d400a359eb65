import { describe, expect, test } from 'vitest';
import {
  countInWords,
  filterActions,
  MINE,
  ownersOf,
  readActionFilter,
  WITHOUT_OWNER,
  writeActionFilter,
} from '#client/pages/actions/action-filter.ts';
import { type ActionDraft, allowedKinds, orderFrom } from '#client/pages/actions/action-order.ts';
import { arisingInWords, dueInWords, ownerInWords } from '#client/pages/actions/action-words.ts';
import { NO_DATE } from '#client/ui/fields/date-field.tsx';
import { toActionId, toCommitteeId, toItemId, toMeetingId } from '#shared/ids.ts';
import type { ActionView } from '#shared/protocol/http/records.ts';

function action(id: string, change: Partial<ActionView> = {}): ActionView {
  return {
    committeeId: toCommitteeId('nwl'),
    meetingId: toMeetingId('march'),
    meetingTitle: 'March',
    meetingDate: '2018-03-01',
    itemId: toItemId('item-1'),
    itemTitle: 'Joint Financial Framework',
    itemNumber: 1,
    reference: null,
    inText: true,
    id: toActionId(id),
    text: 'Refine the framework',
    ownerId: null,
    ownerText: null,
    owner: null,
    mine: false,
    dueKind: null,
    dueDate: null,
    dueText: null,
    dueDay: null,
    overdue: false,
    state: 'open',
    lastNote: null,
    lastUpdatedAt: null,
    closedBy: null,
    may: { report: false, proposeClosure: false, close: false, reopen: false, moveDue: false },
    ...change,
  };
}

const nothing = { owner: null, state: null, overdue: false, meetingId: null };
const cfo = 'Chief Finance Officer';

describe('the action log', () => {
  const late = action('late', { dueDay: '2018-03-29', overdue: true, owner: cfo, mine: true });
  const soon = action('soon', { dueDay: '2018-05-01' });
  const sometime = action('sometime', { meetingId: toMeetingId('february') });
  const closed = action('closed', { state: 'closed', owner: 'Brent' });
  const all = [closed, sometime, soon, late];
  const ids = (filter: Partial<Parameters<typeof filterActions>[1]>) =>
    filterActions(all, { ...nothing, ...filter }).map((one) => one.id);

  test('puts what presses first: overdue, dated, undated, closed', () => {
    expect(ids({})).toEqual(['late', 'soon', 'sometime', 'closed']);
  });

  test('is narrowed by owner, to my own, and to those without one', () => {
    expect(ids({ owner: cfo })).toEqual(['late']);
    expect(ids({ owner: WITHOUT_OWNER })).toEqual(['soon', 'sometime']);
    expect(ids({ owner: MINE })).toEqual(['late']);
  });

  test('is narrowed by state, overdue and meeting', () => {
    expect(ids({ state: 'not_closed' })).toEqual(['late', 'soon', 'sometime']);
    expect(ids({ state: 'closed' })).toEqual(['closed']);
    expect(ids({ overdue: true })).toEqual(['late']);
    expect(ids({ meetingId: 'february' })).toEqual(['sometime']);
  });

  test('offers the owners there are', () => {
    expect(ownersOf(all)).toEqual(['Brent', cfo]);
  });

  test('says how many it shows and how many are overdue', () => {
    expect(countInWords(all, all)).toBe('4 actions. 1 is overdue.');
    expect(countInWords([soon], all)).toBe('Showing 1 of 4 actions. None is overdue.');
  });

  test('keeps its filter in the address, and forgives an address made up', () => {
    const filter = {
      owner: cfo,
      state: 'not_closed',
      overdue: true,
      meetingId: 'march',
    } as const;
    expect(readActionFilter(writeActionFilter(filter))).toEqual(filter);
    expect(writeActionFilter(nothing).toString()).toBe('');
    expect(readActionFilter(new URLSearchParams('state=done&overdue=maybe&owner='))).toEqual(
      nothing,
    );
  });
});

describe('an action in words', () => {
  test('says what nobody recorded', () => {
    expect(ownerInWords(action('a'))).toBe('No owner recorded');
    expect(dueInWords(action('a'))).toBe('No date recorded');
  });

  test('shows the agreed day, and keeps it beside a moved one', () => {
    const agreed = { dueKind: 'date', dueDate: '2018-03-29' } as const;
    expect(dueInWords(action('a', { ...agreed, dueDay: '2018-03-29' }))).toBe('29 March 2018');
    expect(dueInWords(action('a', { ...agreed, dueDay: '2018-04-05' }))).toBe(
      '5 April 2018 (agreed: 29 March 2018)',
    );
  });

  test('shows “next meeting” with its day once that is known, and words as they were said', () => {
    expect(dueInWords(action('a', { dueKind: 'next_meeting' }))).toBe('Next meeting');
    expect(dueInWords(action('a', { dueKind: 'next_meeting', dueDay: '2018-04-05' }))).toBe(
      '5 April 2018 (agreed: next meeting)',
    );
    expect(dueInWords(action('a', { dueKind: 'text', dueText: 'before Easter' }))).toBe(
      'Before Easter',
    );
  });
});

test('an action that arises from an earlier meeting keeps the words that were agreed for its day', () => {
  const agreed = { dueKind: 'text', dueText: 'Before the March Governing Bodies' } as const;
  expect(arisingInWords(action('a', { ...agreed, owner: 'Chair', lastNote: 'Drafted' }))).toBe(
    'Chair. Due: before the March Governing Bodies. Open: Drafted',
  );
  expect(arisingInWords(action('a', { dueDay: '2018-04-05', overdue: true }))).toBe(
    'No owner recorded. Due: 5 April 2018. Open, overdue',
  );
});

describe('what a person records about an action', () => {
  const draft = (change: Partial<ActionDraft>): ActionDraft => ({
    kind: 'progress',
    note: '',
    meetingId: '',
    itemId: '',
    newDue: NO_DATE,
    ...change,
  });
  const messages = (change: Partial<ActionDraft>) => {
    const made = orderFrom(draft(change));
    return 'faults' in made ? made.faults.map((fault) => fault.message) : [];
  };

  test('is offered only as far as they may', () => {
    const may = { report: true, proposeClosure: true, close: false, reopen: false, moveDue: false };
    expect(allowedKinds(may)).toEqual(['progress', 'closure_proposed']);
    expect(allowedKinds(action('a').may)).toEqual([]);
  });

  test('needs words, and says which', () => {
    expect(messages({})).toEqual(['Enter what has been done']);
    expect(messages({ kind: 'closure_proposed' })).toEqual(['Enter why the action can be closed']);
    expect(orderFrom(draft({ note: ' Half done ' }))).toEqual({
      order: { kind: 'progress', note: 'Half done' },
    });
  });

  test('closes only by citing the minute, meeting and item', () => {
    expect(messages({ kind: 'closed' })).toHaveLength(2);
    expect(messages({ kind: 'closed', meetingId: 'march' })).toEqual([
      'Choose the item that it was agreed at',
    ]);
    expect(orderFrom(draft({ kind: 'closed', meetingId: 'march', itemId: 'item-1' }))).toEqual({
      order: { kind: 'closed', note: '', meetingId: 'march', itemId: 'item-1' },
    });
  });

  test('moves the day only to a real one, with a reason', () => {
    expect(
      messages({ kind: 'due_moved', newDue: { day: '31', month: '2', year: '2018' } }),
    ).toEqual(['Enter a real date, for example 29 3 2027', 'Enter why the date moves']);
    const newDue = { day: '5', month: '4', year: '2018' };
    expect(orderFrom(draft({ kind: 'due_moved', note: 'Later', newDue }))).toEqual({
      order: { kind: 'due_moved', note: 'Later', newDueDate: '2018-04-05' },
    });
  });
});
