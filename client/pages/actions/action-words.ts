import { dayInWords } from '#client/ui/date-words.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import { begun, unbegun } from '#shared/lang/capital.ts';
import { unreachable } from '#shared/lang/unreachable.ts';
import type { ActionView } from '#shared/protocol/http/records.ts';

type Dated = Pick<ActionView, 'dueKind' | 'dueDate' | 'dueText' | 'dueDay'>;

/** When an action is due, with what was agreed when that is not simply the day: a moved date, “next
 *  meeting”, or words. */
export function dueInWords(action: Dated): string {
  const agreed = agreedDueInWords(action);
  const day = action.dueDay;
  if (agreed === null) return day === null ? 'No date recorded' : dayInWords(day);
  if (day === null || (action.dueKind === 'date' && day === action.dueDate)) return agreed;
  const words = action.dueKind === 'date' ? agreed : unbegun(agreed);
  return `${dayInWords(day)} (agreed: ${words})`;
}

/** When it was due as minuted; `null` when the minutes do not say. */
export function agreedDueInWords(action: Omit<Dated, 'dueDay'>): string | null {
  switch (action.dueKind) {
    case null:
      return null;
    case 'date':
      return action.dueDate === null ? null : dayInWords(action.dueDate);
    case 'next_meeting':
      return 'Next meeting';
    case 'text':
      return action.dueText === null ? null : begun(action.dueText);
    default:
      return unreachable(action.dueKind);
  }
}

export const NO_OWNER = 'No owner recorded';

export function ownerInWords(action: Pick<ActionView, 'owner'>): string {
  return action.owner ?? NO_OWNER;
}

/** How an open action stands, in one line below its wording. */
export function arisingInWords(
  action: Dated & Pick<ActionView, 'owner' | 'state' | 'overdue' | 'lastNote'>,
): string {
  const state = `${inWords(action.state)}${action.overdue ? ', overdue' : ''}`;
  const note = action.lastNote === null || action.lastNote === '' ? '' : `: ${action.lastNote}`;
  return `${ownerInWords(action)}. Due: ${unbegun(dueInWords(action))}. ${state}${note}`;
}
