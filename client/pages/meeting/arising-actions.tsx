import { Link } from 'wouter';
import { useActions } from '#client/live/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { arisingInWords } from '../actions/action-words.ts';
import { Answered } from '../answered.tsx';
import { citation } from '../cited.tsx';

/** Matters arising fills itself: what earlier meetings left to be done and nobody has closed. */
export function ArisingActions({ meetingId }: { readonly meetingId: string }) {
  const actions = useActions({ arisingAt: meetingId });
  return (
    <Answered of={actions} what="the open actions">
      {(open) =>
        open.length === 0 ? (
          <EmptyState>No actions are open from earlier meetings.</EmptyState>
        ) : (
          <div className="arising">
            <p className="arising__title">Open actions from earlier meetings</p>
            <ul className="plain-list">
              {open.map((action) => (
                <li key={action.id} className="arising__action">
                  <Link href={`/actions/${action.id}`}>{action.text}</Link>
                  <span className="arising__facts">
                    {arisingInWords(action)} <span className="quiet">({citation(action)})</span>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </Answered>
  );
}
