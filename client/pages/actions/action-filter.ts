import { ACTION_STATES, type ActionState } from '#shared/domain/action.ts';
import type { ActionView } from '#shared/protocol/http/records.ts';
import { shownInWords } from '../shown-in-words.ts';

/** What an action log is narrowed to. It lives in the address, so a list can be sent to somebody. */
export interface ActionFilter {
  /** An owner's words as the log shows them, `me`, or `none` for actions without one. */
  readonly owner: string | null;
  readonly state: ActionState | 'not_closed' | null;
  readonly overdue: boolean;
  readonly meetingId: string | null;
}

export const MINE = 'me';
export const WITHOUT_OWNER = 'none';

export function readActionFilter(search: URLSearchParams): ActionFilter {
  const state = search.get('state');
  return {
    owner: search.get('owner') || null,
    state: state === 'not_closed' ? state : (ACTION_STATES.find((one) => one === state) ?? null),
    overdue: search.get('overdue') === 'yes',
    meetingId: search.get('meeting') || null,
  };
}

export function writeActionFilter(filter: ActionFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.owner !== null) search.set('owner', filter.owner);
  if (filter.state !== null) search.set('state', filter.state);
  if (filter.overdue) search.set('overdue', 'yes');
  if (filter.meetingId !== null) search.set('meeting', filter.meetingId);
  return search;
}

/** The actions that pass, most pressing first: overdue, then by day, then without a day; closed ones last. */
export function filterActions(
  actions: readonly ActionView[],
  filter: ActionFilter,
): readonly ActionView[] {
  return actions
    .filter((action) => passes(action, filter))
    .sort((a, b) => pressing(a).localeCompare(pressing(b)));
}

function passes(action: ActionView, filter: ActionFilter): boolean {
  if (filter.owner !== null && !isOwnedBy(action, filter.owner)) return false;
  if (filter.state === 'not_closed' && action.state === 'closed') return false;
  if (filter.state !== null && filter.state !== 'not_closed' && action.state !== filter.state) {
    return false;
  }
  if (filter.overdue && !action.overdue) return false;
  return filter.meetingId === null || action.meetingId === filter.meetingId;
}

function isOwnedBy(action: ActionView, owner: string): boolean {
  if (owner === MINE) return action.mine;
  return owner === WITHOUT_OWNER ? action.owner === null : action.owner === owner;
}

function pressing(action: ActionView): string {
  const rank = action.state === 'closed' ? 3 : action.overdue ? 0 : action.dueDay === null ? 2 : 1;
  return `${rank} ${action.dueDay ?? ''} ${action.meetingDate} ${String(action.itemNumber).padStart(3, '0')}`;
}

/** The owners there are, by name; `null` is left out. */
export function ownersOf(actions: readonly ActionView[]): readonly string[] {
  const owners = new Set(actions.flatMap((action) => action.owner ?? []));
  return [...owners].sort((a, b) => a.localeCompare(b));
}

/** “Showing 3 of 8 actions. 1 is overdue.” */
export function countInWords(shown: readonly ActionView[], all: readonly ActionView[]): string {
  const overdue = shown.filter((action) => action.overdue).length;
  const count = shownInWords(shown.length, all.length, 'action');
  const late =
    overdue === 0 ? 'None is overdue.' : `${overdue} ${overdue === 1 ? 'is' : 'are'} overdue.`;
  return `${count} ${late}`;
}
