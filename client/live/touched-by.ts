import type { ChangeTopic, LiveEvent } from '#shared/protocol/live-events.ts';
import type { LiveQueryKey, QueryName } from './query-keys.ts';

export type ChangedEvent = Extract<LiveEvent, { type: 'changed' }>;

/** Which answers show what. Item titles and numbers stand beside every record, so a changed agenda
 *  touches the registers too; meeting dates decide “next meeting” and what is overdue. */
const SHOWN_BY: Record<ChangeTopic, readonly QueryName[]> = {
  agenda: [
    'life',
    'late-edits',
    'amendments',
    'meeting',
    'meetings',
    'gaps',
    'comments',
    'comment-table',
    'removed-records',
    'actions',
    'action',
    'decisions',
    'contributions',
    'private-business',
    'declarations',
    'exclusions',
    'agenda-publication',
  ],
  // Words alone: what they make of records, comments and gaps is told under those topics. The words of
  // single items are fetched by fresh-minutes.ts.
  minutes: [],
  actions: ['life', 'actions', 'action', 'gaps', 'home', 'removed-records'],
  decisions: ['life', 'decisions', 'gaps', 'removed-records'],
  contributions: ['life', 'contributions', 'gaps', 'home', 'patient-voice', 'removed-records'],
  proposals: ['life', 'gaps', 'removed-records'],
  comments: ['life', 'late-edits', 'amendments', 'comments', 'comment-table', 'minutes', 'home'],
  // The history grows with every keystroke: it is told as of when it was opened.
  meeting: [
    'publication',
    'publication-preview',
    'receiving',
    'life',
    'approval',
    'approval-record',
    'sealed-record',
    'versions',
    'late-edits',
    'amendments',
    'meeting',
    'meetings',
    'home',
    'patient-voice',
    'actions',
    'action',
    'constitution',
    'private-business',
    'declarations',
    'exclusions',
    'agenda-publication',
    'attendance',
  ],
  committee: [
    'publication',
    'receiving',
    'life',
    'committee',
    'interests',
    'constitution',
    'terms',
    'bodies',
    'meetings',
    'meeting',
    'home',
    'patient-voice',
    'actions',
    'action',
    'contributions',
    'agenda-publication',
    'attendance',
  ],
};

/** Does this answer show what changed? When the two cannot be told apart, yes: a question too many is
 *  cheap, a stale page is not. */
export function touchedBy(event: ChangedEvent, [name, scope]: LiveQueryKey): boolean {
  if (!SHOWN_BY[event.topic].includes(name)) return false;
  if (differs(scope.committeeId, event.committeeId)) return false;
  if (differs(scope.meetingId, event.meetingId)) return false;
  if (event.topic === 'actions' && scope.actionId !== undefined) {
    return event.ids.length === 0 || event.ids.includes(scope.actionId);
  }
  return true;
}

function differs(asked: string | undefined, changed: string | null): boolean {
  return asked !== undefined && changed !== null && asked !== changed;
}
