import { Link, useSearchParams } from 'wouter';
import { useActions, useCommittee } from '#client/live/queries.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { ActionView } from '#shared/protocol/http/records.ts';
import { Answered } from '../answered.tsx';
import { Cited } from '../cited.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import {
  type ActionFilter,
  countInWords,
  filterActions,
  readActionFilter,
  writeActionFilter,
} from './action-filter.ts';
import { ActionFilterForm } from './action-filter-form.tsx';
import { ActionStateTags } from './action-state-tags.tsx';
import { Due, Owner } from './due-and-owner.tsx';

export default function ActionLogPage({ committeeId }: { readonly committeeId: string }) {
  const committee = useCommittee(committeeId);
  const actions = useActions({ committeeId });
  return (
    <Answered of={committee} what="the committee" whole>
      {(facts) => (
        <>
          <CommitteeNav committee={facts} current="actions" />
          <PageHead title="Action log" caption={facts.name}>
            <p>
              What the committee has asked people to do, and how each stands. Open an action to read
              its story, report progress or propose that it is closed.
            </p>
          </PageHead>
          <Answered of={actions} what="the action log">
            {(all) => <ActionLog actions={all} />}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function ActionLog({ actions }: { readonly actions: readonly ActionView[] }) {
  const [search, setSearch] = useSearchParams();
  const announce = useAnnounce();
  const filter = readActionFilter(search);
  const shown = filterActions(actions, filter);
  const narrow = (wanted: ActionFilter) => {
    setSearch(writeActionFilter(wanted));
    announce(countInWords(filterActions(actions, wanted), actions));
  };
  if (actions.length === 0) {
    return (
      <EmptyState>
        The minutes hold no actions yet. Each action that is minuted will be listed here.
      </EmptyState>
    );
  }
  return (
    <>
      <ActionFilterForm
        key={search.toString()}
        actions={actions}
        filter={filter}
        onFilter={narrow}
      />
      <p>{countInWords(shown, actions)}</p>
      {shown.length === 0 ? (
        <EmptyState>No action matches these filters.</EmptyState>
      ) : (
        <ResponsiveTable
          caption="Actions"
          rows={shown}
          keyOf={(action) => action.id}
          columns={[
            {
              name: 'Action',
              cell: (action) => <Link href={`/actions/${action.id}`}>{action.text}</Link>,
            },
            { name: 'Owner', cell: (action) => <Owner action={action} /> },
            { name: 'Due', cell: (action) => <Due action={action} /> },
            { name: 'State', cell: (action) => <ActionStateTags action={action} /> },
            { name: 'Minuted', cell: (action) => <Cited source={action} /> },
            {
              name: 'Last note',
              cell: ({ lastNote }) => lastNote ?? <span className="unsaid">No note yet</span>,
            },
          ]}
        />
      )}
    </>
  );
}
