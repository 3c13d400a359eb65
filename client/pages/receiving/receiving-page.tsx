import { useReceiving } from '#client/live/publication.ts';
import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { useHashTarget } from '#client/ui/hash-target.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import { MinutesToReceive } from './minutes-to-receive.tsx';

/** What the bodies that the reader keeps minutes for have to receive. */
export default function ReceivingPage() {
  const receiving = useReceiving();
  useHashTarget(receiving.data !== undefined);
  return (
    <>
      <Breadcrumbs above={[{ name: 'Home', href: '/' }]} />
      <PageHead title="Minutes to receive">
        <p>
          Approved minutes of the committees that your body is a member of. Take them to a meeting
          of your body, and write down here when it received them.
        </p>
      </PageHead>
      <Answered of={receiving} what="the minutes to receive">
        {({ bodies }) =>
          bodies.length === 0 ? (
            <EmptyState>
              You are not the secretary of a body here. An administrator can name you.
            </EmptyState>
          ) : (
            bodies.map((body) => <MinutesToReceive key={body.organisationId} body={body} />)
          )
        }
      </Answered>
    </>
  );
}
