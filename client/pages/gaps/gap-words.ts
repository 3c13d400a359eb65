import { begun, unbegun } from '#shared/lang/capital.ts';
import type { GapsView } from '#shared/protocol/http/committee.ts';

export type Gap = GapsView['items'][number];

interface GapKind {
  readonly kind: Gap['kind'];
  readonly title: string;
  readonly explained: string;
}

/** In the order a secretary settles them: what was decided, who does it, by when, and who is owed an answer. */
export const GAP_KINDS: readonly GapKind[] = [
  {
    kind: 'item_without_outcome',
    title: 'Items without an outcome',
    explained:
      'No decision, no action and no settled proposal is minuted under these items. An item that was only discussed can say that the discussion was noted.',
  },
  {
    kind: 'open_proposal',
    title: 'Proposals left open',
    explained: 'Something was proposed, and the minutes do not say what became of it.',
  },
  {
    kind: 'action_without_owner',
    title: 'Actions without an owner',
    explained: 'Somebody is to do something, and the minutes do not say who.',
  },
  {
    kind: 'action_without_due',
    title: 'Actions without a date',
    explained: 'The minutes do not say when the action is due, not even “next meeting”.',
  },
  {
    kind: 'contribution_unanswered',
    title: 'Contributions without a response',
    explained: 'Somebody spoke for patients or the public, and no answer is on record.',
  },
];

/** “3 gaps. Items without an outcome: 1; proposals left open: 2.” */
export function gapsInWords(gaps: readonly Gap[]): string {
  const parts = GAP_KINDS.flatMap(({ kind, title }) => {
    const count = gaps.filter((gap) => gap.kind === kind).length;
    return count === 0 ? [] : [`${unbegun(title)}: ${count}`];
  });
  return `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}. ${begun(parts.join('; '))}.`;
}
