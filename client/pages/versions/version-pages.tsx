import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { ComparePage } from './compare-page.tsx';
import { HistoryPage } from './history-page.tsx';
import { NameVersionPage } from './name-version-page.tsx';
import { RestorePage } from './restore-page.tsx';
import { VersionPage } from './version-page.tsx';

/** The pages of a meeting's history. */
export default function VersionPages({ meetingId }: { readonly meetingId: string }) {
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
