import { Tag, type TagColour } from '#client/ui/tag.tsx';
import type { ActionState } from '#shared/domain/action.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { ActionView } from '#shared/protocol/http/records.ts';

const COLOURS: Record<ActionState, TagColour> = {
  open: 'blue',
  in_progress: 'aqua-green',
  proposed_for_closure: 'purple',
  closed: 'grey',
};

/** An action's state in words, and “Overdue” beside it when its day is past. */
export function ActionStateTags({
  action,
}: {
  readonly action: Pick<ActionView, 'state' | 'overdue'>;
}) {
  return (
    <span className="tags">
      <Tag colour={COLOURS[action.state]}>{inWords(action.state)}</Tag>
      {action.overdue ? <Tag colour="orange">Overdue</Tag> : null}
    </span>
  );
}
