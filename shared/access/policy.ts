import type { DraftRight, Part } from '../domain/vocabulary.ts';

/** What somebody is on a committee, from the seats held today. */
export type Capacity =
  | 'secretary'
  | 'chair'
  | 'member'
  | 'lay_member'
  | 'patient_voice'
  | 'observer';

/** A person's standing at one meeting: the facts the policy decides by. `null` facts: a stranger. */
export interface Standing {
  readonly capacities: readonly Capacity[];
  /** The seat's right to the draft, or the explicit right given for this meeting (decision 25). */
  readonly draftRight: DraftRight;
  readonly minutesState: 'drafting';
}

export type Deed =
  | 'see'
  | 'edit-minutes'
  | 'edit-agenda'
  | 'manage-items'
  | 'start-item'
  | 'comment'
  | 'settle-comments'
  | 'respond'
  | 'report-progress'
  | 'close-action'
  | 'see-notes'
  | 'see-removed'
  | 'purge-document';

export interface Thing {
  readonly part: Part;
  /** For actions: does the person own it, in person or through a post they hold? */
  readonly owned?: boolean;
}

export type Answer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: string };

const yes: Answer = { allowed: true };
const no = (reason: string): Answer => ({ allowed: false, reason });

/** The one policy. Every route, socket, list and page asks it; the reason is fit to show. */
export function may(standing: Standing | null, deed: Deed, thing: Thing): Answer {
  if (standing === null || !seesPart(standing, thing.part)) return no('There is no such page.');
  const is = (capacity: Capacity) => standing.capacities.includes(capacity);
  const keepsMinutes = is('secretary') || is('chair');
  switch (deed) {
    case 'see':
      return yes;
    case 'edit-minutes':
    case 'edit-agenda':
      return standing.draftRight === 'edit'
        ? yes
        : no(
            standing.draftRight === 'comment'
              ? 'You can read this draft and comment on it. The secretary, the chair and members edit it.'
              : 'You can read this draft. The secretary, the chair and members edit it.',
          );
    case 'comment':
      return standing.draftRight === 'view' ? no('Observers can read the draft.') : yes;
    case 'manage-items':
    case 'start-item':
    case 'settle-comments':
      return keepsMinutes ? yes : no('The secretary or the chair does this.');
    case 'see-removed':
      return keepsMinutes ? yes : no('The secretary or the chair sees this.');
    case 'respond':
      return keepsMinutes || is('member') ? yes : no('The committee answers contributions.');
    case 'report-progress':
      return thing.owned === true || keepsMinutes
        ? yes
        : no('The owner of the action reports on it.');
    case 'close-action':
      return keepsMinutes ? yes : no('The committee closes an action; the chair records it.');
    case 'purge-document':
      if (standing.minutesState !== 'drafting') return no('These minutes are no longer a draft.');
      return is('secretary') ? yes : no('The secretary does this.');
    case 'see-notes':
      return is('secretary') ? yes : no('There is no such page.');
  }
}

/** Part II is for those who take part in the committee's private business. */
function seesPart(standing: Standing, part: Part): boolean {
  if (part === 'I') return true;
  return standing.capacities.some(
    (one) => one === 'secretary' || one === 'chair' || one === 'member',
  );
}
