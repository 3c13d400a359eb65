import type { ItemId, MeetingId, PersonId } from '../ids.ts';
import { isCalendarDay } from './calendar.ts';
import { DomainError } from './domain-error.ts';
import type { DueKind } from './vocabulary.ts';

/** When an action is due, as agreed in the minute. `null` is what nobody recorded. */
export interface Due {
  readonly dueKind: DueKind | null;
  /** A calendar day, `2018-03-29`. */
  readonly dueDate: string | null;
  readonly dueText: string | null;
}

/** What became of an action after the meeting (domain.md 3.5). */
export const ACTION_STATES = ['open', 'in_progress', 'proposed_for_closure', 'closed'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export type ActionProgress =
  | { readonly state: 'open' }
  | { readonly state: 'in_progress' }
  | { readonly state: 'proposed_for_closure'; readonly by: PersonId }
  | { readonly state: 'closed'; readonly meetingId: MeetingId; readonly itemId: ItemId };

export const ACTION_UPDATE_KINDS = [
  'progress',
  'closure_proposed',
  'closed',
  'reopened',
  'due_moved',
] as const;

/** One step of an action's story, kept for good. */
export type ActionUpdateKind = (typeof ACTION_UPDATE_KINDS)[number];

export interface ActionStep {
  readonly kind: ActionUpdateKind;
  readonly progress: ActionProgress;
  readonly note: string;
  /** Only with `due_moved`: the new day, `2018-03-29`. */
  readonly newDueDate: string | null;
}

function mustBeOpen(progress: ActionProgress): void {
  if (progress.state === 'closed') {
    throw new DomainError('already-closed', 'This action is closed. Reopen it first.');
  }
}

function said(note: string, what: string): string {
  const words = note.trim();
  if (words === '') throw new DomainError('reason-missing', `Enter ${what}.`);
  return words;
}

/** The owner (or the secretary for them) says how the work stands. */
export function reportProgress(progress: ActionProgress, note: string): ActionStep {
  mustBeOpen(progress);
  const kept: ActionProgress = progress.state === 'open' ? { state: 'in_progress' } : progress;
  return {
    kind: 'progress',
    progress: kept,
    note: said(note, 'what has been done'),
    newDueDate: null,
  };
}

/** The owner says it is done; the committee has yet to agree. */
export function proposeClosure(progress: ActionProgress, note: string, by: PersonId): ActionStep {
  mustBeOpen(progress);
  return {
    kind: 'closure_proposed',
    progress: { state: 'proposed_for_closure', by },
    note: said(note, 'why the action can be closed'),
    newDueDate: null,
  };
}

/** The chair closes it, citing the minute (meeting and item, until references are allotted) that agreed it. */
export function closeAction(
  progress: ActionProgress,
  minute: { readonly meetingId: MeetingId; readonly itemId: ItemId },
  note: string,
): ActionStep {
  mustBeOpen(progress);
  return {
    kind: 'closed',
    progress: { state: 'closed', meetingId: minute.meetingId, itemId: minute.itemId },
    note: note.trim(),
    newDueDate: null,
  };
}

export function reopenAction(progress: ActionProgress, note: string): ActionStep {
  if (progress.state !== 'closed') {
    throw new DomainError('not-valid', 'This action is not closed.');
  }
  return {
    kind: 'reopened',
    progress: { state: 'in_progress' },
    note: said(note, 'why the action is open again'),
    newDueDate: null,
  };
}

/** The day is moved by an update and never overwritten: the earlier days stay in the history. */
export function moveDueDate(
  progress: ActionProgress,
  newDueDate: string,
  note: string,
): ActionStep {
  mustBeOpen(progress);
  if (!isCalendarDay(newDueDate)) {
    throw new DomainError('not-valid', 'Enter a real date, for example 29 March 2018.');
  }
  return { kind: 'due_moved', progress, note: said(note, 'why the date moves'), newDueDate };
}

/** The day an action falls due, or `null` when none is known: the last moved day, else the agreed one,
 *  else the day of the next meeting. */
export function dueDay(
  due: Due,
  movedTo: string | null,
  nextMeetingDay: string | null,
): string | null {
  if (movedTo !== null) return movedTo;
  if (due.dueKind === 'date') return due.dueDate;
  if (due.dueKind === 'next_meeting') return nextMeetingDay;
  return null;
}

/** Overdue is derived, never stored: open, with a day, and that day is past. Days as `2018-03-29`. */
export function isOverdue(state: ActionState, day: string | null, today: string): boolean {
  return state !== 'closed' && day !== null && day < today;
}

/** In person, or through a post that the person holds. */
export function ownsAction(
  person: PersonId,
  ownerId: string | null,
  posts: readonly { readonly id: string; readonly holderId: string | null }[],
): boolean {
  if (ownerId === `person:${person}`) return true;
  return posts.some((post) => post.holderId === person && ownerId === `post:${post.id}`);
}
