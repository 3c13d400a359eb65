import { useAction, useMeeting } from '#client/live/queries.ts';
import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import type { ActionDetail } from '#shared/protocol/http/records.ts';
import { Answered } from '../answered.tsx';
import { Cited } from '../cited.tsx';
import { ActionForm } from './action-form.tsx';
import { ActionStateTags } from './action-state-tags.tsx';
import { ActionStory } from './action-story.tsx';
import { ClosedBy } from './closed-by.tsx';
import { Due, Owner } from './due-and-owner.tsx';

export default function ActionPage({ actionId }: { readonly actionId: string }) {
  const action = useAction(actionId);
  return (
    <Answered of={action} what="the action" whole>
      {(facts) => <Action action={facts} />}
    </Answered>
  );
}

function Action({ action }: { readonly action: ActionDetail }) {
  const meeting = useMeeting(action.meetingId);
  const closing =
    action.closedBy === null
      ? null
      : (action.history.findLast((step) => step.kind === 'closed')?.minute ?? null);
  const committeeName = meeting.data?.committeeName ?? 'committee';
  return (
    <>
      <Breadcrumbs
        above={[
          { name: 'Home', href: '/' },
          { name: committeeName, href: `/committees/${action.committeeId}` },
          { name: 'Action log', href: `/committees/${action.committeeId}/actions` },
        ]}
      />
      <PageHead
        title={action.text.trim() === '' ? 'Action without wording yet' : action.text}
        caption={`Action of the ${committeeName}`}
        tag={<ActionStateTags action={action} />}
      />
      <div className="sheet prose">
        <SummaryList
          facts={[
            { name: 'Owner', value: <Owner action={action} /> },
            { name: 'Due', value: <Due action={action} /> },
            { name: 'Minuted', value: <Cited source={action} /> },
            { name: 'Agenda item', value: action.itemTitle },
            ...(closing === null
              ? []
              : [{ name: 'Closed by', value: <ClosedBy minute={closing} /> }]),
          ]}
        />
      </div>
      <ActionForm action={action} />
      <section className="section prose" aria-labelledby="story">
        <h2 className="section__title" id="story">
          The story so far
        </h2>
        <ActionStory action={action} />
      </section>
    </>
  );
}
