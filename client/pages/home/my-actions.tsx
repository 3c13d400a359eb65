import { Link } from 'wouter';
import { EmptyState } from '#client/ui/empty-state.tsx';
import type { ActionView } from '#shared/protocol/http/records.ts';
import { ActionStateTags } from '../actions/action-state-tags.tsx';
import { dueInWords } from '../actions/action-words.ts';

/** The reader's own actions, each a link to its page. */
export function MyActions({ actions }: { readonly actions: readonly ActionView[] }) {
  if (actions.length === 0) {
    return (
      <EmptyState>You have no actions. Those the minutes give you will be listed here.</EmptyState>
    );
  }
  return (
    <ul className="sheet task-list">
      {actions.map((action) => (
        <li className="task-list__task" key={action.id}>
          <Link href={`/actions/${action.id}`}>{action.text}</Link>
          <p className="task-list__facts">
            <ActionStateTags action={action} /> <span>Due: {dueInWords(action)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
