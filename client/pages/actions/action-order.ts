import type { FieldFault } from '#client/ui/error-summary.tsx';
import { dayOf, type TypedDate } from '#client/ui/fields/date-field.tsx';
import { ACTION_UPDATE_KINDS, type ActionUpdateKind } from '#shared/domain/action.ts';
import type { ActionOrder, ActionView } from '#shared/protocol/http/records.ts';

/** What a person has filled in, before it is known to make sense. */
export interface ActionDraft {
  readonly kind: ActionUpdateKind;
  readonly note: string;
  readonly meetingId: string;
  readonly itemId: string;
  readonly newDue: TypedDate;
}

export const FIELD = {
  kind: 'update-kind',
  note: 'update-note',
  meetingId: 'update-meeting',
  itemId: 'update-item',
  newDueDate: 'update-due',
} as const;

/** What the reader may record, most usual first. */
export function allowedKinds(may: ActionView['may']): readonly ActionUpdateKind[] {
  const allowed: Record<ActionUpdateKind, boolean> = {
    progress: may.report,
    closure_proposed: may.proposeClosure,
    closed: may.close,
    reopened: may.reopen,
    due_moved: may.moveDue,
  };
  return ACTION_UPDATE_KINDS.filter((kind) => allowed[kind]);
}

const NOTE_MISSING: Record<Exclude<ActionUpdateKind, 'closed'>, string> = {
  progress: 'Enter what has been done',
  closure_proposed: 'Enter why the action can be closed',
  reopened: 'Enter why the action is open again',
  due_moved: 'Enter why the date moves',
};

/** The order to send, or everything that is missing. */
export function orderFrom(
  draft: ActionDraft,
): { readonly order: ActionOrder } | { readonly faults: readonly FieldFault[] } {
  const note = draft.note.trim();
  const newDueDate = dayOf(draft.newDue);
  const faults: FieldFault[] = [];
  if (draft.kind === 'due_moved' && newDueDate === null) {
    faults.push({
      fieldId: FIELD.newDueDate,
      message: 'Enter a real date, for example 29 3 2027',
    });
  }
  if (draft.kind === 'closed' && draft.meetingId === '') {
    faults.push({
      fieldId: FIELD.meetingId,
      message: 'Choose the meeting that agreed to close it',
    });
  }
  if (draft.kind === 'closed' && draft.itemId === '') {
    faults.push({ fieldId: FIELD.itemId, message: 'Choose the item that it was agreed at' });
  }
  if (draft.kind !== 'closed' && note === '') {
    faults.push({ fieldId: FIELD.note, message: NOTE_MISSING[draft.kind] });
  }
  if (faults.length > 0) return { faults };
  switch (draft.kind) {
    case 'closed':
      return {
        order: { kind: 'closed', note, meetingId: draft.meetingId, itemId: draft.itemId },
      };
    case 'due_moved':
      return { order: { kind: 'due_moved', note, newDueDate: newDueDate ?? '' } };
    default:
      return { order: { kind: draft.kind, note } };
  }
}
