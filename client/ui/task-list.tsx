import { useId } from 'react';
import { Link } from 'wouter';
import { Tag } from './tag.tsx';

export interface Task {
  readonly name: string;
  readonly href: string;
  readonly hint?: string;
  /** `done` with what is there in a few words, or what the task waits for. */
  readonly state: 'done' | 'to_do' | 'optional';
}

const STATE = {
  done: 'Done',
  to_do: 'To do',
  optional: 'Optional',
};

/** The parts of something long, each a page of its own, with how each stands. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const id = useId();
  return (
    <ol className="nhsuk-task-list sheet">
      {tasks.map((task, index) => (
        <li
          className="nhsuk-task-list__item nhsuk-task-list__item--with-link"
          key={`${task.name} ${task.href}`}
        >
          <div className="nhsuk-task-list__name-and-hint">
            <Link
              className="nhsuk-link nhsuk-task-list__link"
              href={task.href}
              aria-describedby={`${id}-${index}-hint ${id}-${index}-state`}
            >
              {task.name}
            </Link>
            {task.hint === undefined ? null : (
              <div className="nhsuk-task-list__hint" id={`${id}-${index}-hint`}>
                {task.hint}
              </div>
            )}
          </div>
          <div className="nhsuk-task-list__status" id={`${id}-${index}-state`}>
            {task.state === 'done' ? (
              STATE.done
            ) : (
              <Tag colour={task.state === 'to_do' ? 'blue' : 'grey'}>{STATE[task.state]}</Tag>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
