import { Link } from 'wouter';
import { useReceiving } from '#client/live/publication.ts';
import { useActions, useHome, useMe } from '#client/live/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import { toReceive } from '../receiving/to-receive.ts';
import { Administer } from './administer.tsx';
import { Awaiting } from './awaiting.tsx';
import { MyActions } from './my-actions.tsx';
import { MyCommittee } from './my-committee.tsx';

export default function HomePage() {
  const home = useHome();
  const actions = useActions({});
  const bodies = useReceiving().data?.bodies ?? [];
  const administers = useMe().data?.may.foundCommittees === true;
  return (
    <>
      <PageHead title="My committees" />
      <Answered of={home} what="your committees">
        {({ committees, awaiting, myActionIds }) => (
          <>
            <section className="section" aria-label="Committees">
              {committees.length > 0 ? (
                committees.map((committee) => (
                  <MyCommittee key={committee.id} committee={committee} />
                ))
              ) : bodies.length > 0 ? (
                <EmptyState>You sit on no committee here.</EmptyState>
              ) : (
                <EmptyState>
                  {administers
                    ? 'No committee is set up here yet.'
                    : 'You sit on no committee here yet. The secretary of a committee can add you.'}
                </EmptyState>
              )}
              {bodies.length === 0 ? null : (
                <p>
                  You keep the minutes of {bodies.map(({ name }) => name).join(', ')}.{' '}
                  <Link href="/receiving">All minutes to receive, and those received</Link>
                </p>
              )}
            </section>
            {administers ? <Administer none={committees.length === 0} /> : null}
            <Awaiting tasks={[...toReceive(bodies), ...awaiting]} />
            {committees.length === 0 && myActionIds.length === 0 && bodies.length > 0 ? null : (
              <section className="section" aria-labelledby="my-actions">
                <h2 className="section__title" id="my-actions">
                  My actions
                </h2>
                <Answered of={actions} what="your actions">
                  {(all) => (
                    <MyActions actions={all.filter(({ id }) => myActionIds.includes(id))} />
                  )}
                </Answered>
              </section>
            )}
          </>
        )}
      </Answered>
    </>
  );
}
