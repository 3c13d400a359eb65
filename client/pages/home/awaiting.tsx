import { Link } from 'wouter';
import { EmptyState } from '#client/ui/empty-state.tsx';
import type { Home } from '#shared/protocol/http/committee.ts';

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
              <Link href={task.href}>{task.text}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
