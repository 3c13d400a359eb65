import { useReceiving } from '#client/live/publication.ts';
import { useActions, useHome, useMe } from '#client/live/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import { MinutesToReceive } from '../receiving/minutes-to-receive.tsx';
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
              {committees.length === 0 && bodies.length > 0 ? (
                <EmptyState>
                  You sit on no committee here. The minutes to receive are below.
                </EmptyState>
              ) : committees.length === 0 ? (
                <EmptyState>
                  {administers
                    ? 'No committee is set up here yet.'
                    : 'You sit on no committee here yet. The secretary of a committee can add you.'}
                </EmptyState>
              ) : (
                committees.map((committee) => (
                  <MyCommittee key={committee.id} committee={committee} />
                ))
              )}
            </section>
            {administers ? <Administer none={committees.length === 0} /> : null}
            <Awaiting tasks={awaiting} />
            {bodies.map((body) => (
              <MinutesToReceive
                key={body.organisationId}
                body={body}
                title={`Minutes to receive: ${body.name}`}
              />
            ))}
            <section className="section" aria-labelledby="my-actions">
              <h2 className="section__title" id="my-actions">
                My actions
              </h2>
              <Answered of={actions} what="your actions">
                {(all) => <MyActions actions={all.filter(({ id }) => myActionIds.includes(id))} />}
              </Answered>
            </section>
          </>
        )}
      </Answered>
    </>
  );
}
