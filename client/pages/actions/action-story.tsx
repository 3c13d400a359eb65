import { dayInWords, instantInWords } from '#client/ui/date-words.ts';
import { unreachable } from '#shared/lang/unreachable.ts';
import type { ActionDetail } from '#shared/protocol/http/records.ts';
import { citation } from '../cited.tsx';
import { agreedDueInWords } from './action-words.ts';
import { ClosedBy } from './closed-by.tsx';

type Step = ActionDetail['history'][number];

/** Everything that became of an action, oldest first, beginning with the minute. Earlier due dates stay. */
export function ActionStory({ action }: { readonly action: ActionDetail }) {
  const agreed = agreedDueInWords(action);
  const steps = [...action.history].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <>
      <ol className="story">
        <li className="story__step">
          <p className="story__what">Agreed and minuted</p>
          <p className="story__when">{citation(action)}</p>
          <p>Due: {agreed ?? 'no date recorded'}.</p>
        </li>
        {steps.map((step) => (
          <li className="story__step" key={step.id}>
            <p className="story__what">{stepInWords(step)}</p>
            <p className="story__when">
              {step.by}, {instantInWords(step.at)}
            </p>
            {step.minute === null ? null : (
              <p>
                Agreed at <ClosedBy minute={step.minute} />
              </p>
            )}
            {step.note === '' ? null : <p className="story__note">{step.note}</p>}
          </li>
        ))}
      </ol>
      {steps.length === 0 ? (
        <p className="unsaid">Nobody has reported on this action since it was minuted.</p>
      ) : null}
    </>
  );
}

function stepInWords(step: Step): string {
  switch (step.kind) {
    case 'progress':
      return 'Progress reported';
    case 'closure_proposed':
      return 'Closure proposed';
    case 'closed':
      return 'Closed';
    case 'reopened':
      return 'Opened again';
    case 'due_moved':
      return `Due date moved to ${step.newDueDate === null ? 'another day' : dayInWords(step.newDueDate)}`;
    default:
      return unreachable(step.kind);
  }
}
