import { Route, Switch } from 'wouter';
import { useMeeting } from '#client/live/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { ComparePage } from './compare-page.tsx';
import { HistoryPage } from './history-page.tsx';
import { NameVersionPage } from './name-version-page.tsx';
import { RestorePage } from './restore-page.tsx';
import { VersionPage } from './version-page.tsx';

/** The pages of a meeting's history, for those who may see it. */
export default function VersionPages({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) =>
        facts.rights.seeHistory ? (
          <Pages meetingId={meetingId} />
        ) : (
          <>
            <MeetingNav meeting={facts} current="history" />
            <PageHead title="History" caption={meetingCaption(facts)} />
            <EmptyState>Those who may edit the draft see its history.</EmptyState>
          </>
        )
      }
    </Answered>
  );
}

function Pages({ meetingId }: { readonly meetingId: string }) {
  return (
    <Switch>
      <Route path="/meetings/:id/history">
        <HistoryPage meetingId={meetingId} />
      </Route>
      <Route path="/meetings/:id/versions/new">
        <NameVersionPage meetingId={meetingId} />
      </Route>
      <Route path="/meetings/:id/versions/:version">
        {({ version }) => <VersionPage meetingId={meetingId} versionId={version} />}
      </Route>
      <Route path="/meetings/:id/compare">
        <ComparePage meetingId={meetingId} />
      </Route>
      <Route path="/meetings/:id/items/:itemId/restoration">
        {({ itemId }) => <RestorePage meetingId={meetingId} itemId={itemId} />}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
