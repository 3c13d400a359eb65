import { Link } from 'wouter';
import { EmptyState } from '#client/ui/empty-state.tsx';
import type { Home, HomeTask } from '#shared/protocol/http/committee.ts';

const ASKED: Record<Exclude<HomeTask['kind'], 'minutes'>, string> = {
  comment: 'Settle a comment',
  closure: 'Decide whether an action can be closed',
  contribution: 'Answer a contribution',
  answer: 'Read what became of your comment',
};

/** What waits for the reader to do something. */
export function Awaiting({ tasks }: { readonly tasks: Home['awaiting'] }) {
  return (
    <section className="section" aria-labelledby="awaiting">
      <h2 className="section__title" id="awaiting">
        Waiting for you
      </h2>
      {tasks.length === 0 ? (
        <EmptyState>Nothing is waiting for you.</EmptyState>
      ) : (
        <ul className="sheet task-list">
          {tasks.map((task) => (
            <li className="task-list__task" key={`${task.href} ${task.text}`}>
              <p className="note">{task.kind === 'minutes' ? task.asked : ASKED[task.kind]}</p>
              <Link href={task.href}>{task.text}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
