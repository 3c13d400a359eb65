import '#client/ui/styles/main.scss';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Switch, useLocation } from 'wouter';
import { createQueryClient } from '#client/live/query-client.ts';
import { NotFoundPage } from '#client/pages/not-found/not-found-page.tsx';
import { PageBoundary } from '#client/pages/page-boundary.tsx';
import { SignedIn } from '#client/pages/signed-in.tsx';
import { Announcer } from '#client/ui/announcer.tsx';
import { type Arrival, ArrivalContext } from '#client/ui/arrival.ts';
import { Loading } from '#client/ui/loading.tsx';
import { SkipLink } from '#client/ui/skip-link.tsx';

const ApprovalPages = lazy(() => import('#client/pages/approval/approval-pages.tsx'));
const AuditPage = lazy(() => import('#client/pages/audit/audit-page.tsx'));
const ServiceAuditPage = lazy(() => import('#client/pages/audit/service-audit-page.tsx'));
const HomePage = lazy(() => import('#client/pages/home/home-page.tsx'));
const CommitteePage = lazy(() => import('#client/pages/committee/committee-page.tsx'));
const NewCommitteePage = lazy(() => import('#client/pages/set-up/new-committee-page.tsx'));
const ConstitutionPages = lazy(() => import('#client/pages/constitution/constitution-pages.tsx'));
const OrganisationPages = lazy(() => import('#client/pages/organisations/organisation-pages.tsx'));
const VersionPages = lazy(() => import('#client/pages/versions/version-pages.tsx'));
const ActionLogPage = lazy(() => import('#client/pages/actions/action-log-page.tsx'));
const ActionPage = lazy(() => import('#client/pages/actions/action-page.tsx'));
const DecisionsPage = lazy(() => import('#client/pages/decisions/decisions-page.tsx'));
const PatientVoicePage = lazy(() => import('#client/pages/patient-voice/patient-voice-page.tsx'));
const MeetingPage = lazy(() => import('#client/pages/meeting/meeting-page.tsx'));
const AgendaPage = lazy(() => import('#client/pages/agenda/agenda-page.tsx'));
const PublishAgendaPage = lazy(() => import('#client/pages/agenda/publish-agenda-page.tsx'));
const AttendancePage = lazy(() => import('#client/pages/attendance/attendance-page.tsx'));
const NotesPage = lazy(() => import('#client/pages/notes/notes-page.tsx'));
const ReadPage = lazy(() => import('#client/pages/read/read-page.tsx'));
const CommentsPage = lazy(() => import('#client/pages/comments/comments-page.tsx'));
const CorrectionsPage = lazy(() => import('#client/pages/corrections/corrections-page.tsx'));
const GapsPage = lazy(() => import('#client/pages/gaps/gaps-page.tsx'));
const LifePage = lazy(() => import('#client/pages/minutes/life-page.tsx'));
const MovePage = lazy(() => import('#client/pages/minutes/move-page.tsx'));
const PublicationPage = lazy(() => import('#client/pages/publication/publication-page.tsx'));
const PreparePage = lazy(() => import('#client/pages/publication/prepare-page.tsx'));
const ReceivingPage = lazy(() => import('#client/pages/receiving/receiving-page.tsx'));
const InterestsPage = lazy(() => import('#client/pages/interests/interests-page.tsx'));
const DeclarationsPage = lazy(() => import('#client/pages/interests/declarations-page.tsx'));
const ExclusionsPage = lazy(() => import('#client/pages/interests/exclusions-page.tsx'));
const NewExclusionPage = lazy(() => import('#client/pages/interests/new-exclusion-page.tsx'));
const MakePrivatePage = lazy(() => import('#client/pages/private/make-private-page.tsx'));
const ShownPage = lazy(() => import('#client/pages/private/shown-page.tsx'));
const CopyPage = lazy(() => import('#client/pages/private/copy-page.tsx'));
const AccountPage = lazy(() => import('#client/pages/account/account-page.tsx'));
const AccountPages = lazy(() => import('#client/pages/accounts/account-pages.tsx'));
const HelpPage = lazy(() => import('#client/pages/help/help-page.tsx'));

/** Keyed by address: what belongs to one meeting never shows on another's page. */
function Pages() {
  const [path] = useLocation();
  return (
    <PageBoundary key={path}>
      <Suspense fallback={<Loading what="the page" />}>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/committees/new" component={NewCommitteePage} />
          <Route path="/committees/:id">{({ id }) => <CommitteePage committeeId={id} />}</Route>
          <Route path="/committees/:id/actions">
            {({ id }) => <ActionLogPage committeeId={id} />}
          </Route>
          <Route path="/committees/:id/decisions">
            {({ id }) => <DecisionsPage committeeId={id} />}
          </Route>
          <Route path="/committees/:id/patient-voice">
            {({ id }) => <PatientVoicePage committeeId={id} />}
          </Route>
          <Route path="/committees/:id/audit">{({ id }) => <AuditPage committeeId={id} />}</Route>
          <Route path="/committees/:id/interests">
            {({ id }) => <InterestsPage committeeId={id} />}
          </Route>
          <Route path="/committees/:id/*">
            {({ id }) => <ConstitutionPages committeeId={id} />}
          </Route>
          <Route path="/organisations/*?" component={OrganisationPages} />
          <Route path="/meetings/:id">{({ id }) => <MeetingPage meetingId={id} />}</Route>
          <Route path="/meetings/:id/agenda">{({ id }) => <AgendaPage meetingId={id} />}</Route>
          <Route path="/meetings/:id/agenda/publish/:part">
            {({ id, part }) => <PublishAgendaPage meetingId={id} part={part} />}
          </Route>
          <Route path="/meetings/:id/attendance">
            {({ id }) => <AttendancePage meetingId={id} />}
          </Route>
          <Route path="/meetings/:id/notes">{({ id }) => <NotesPage meetingId={id} />}</Route>
          <Route path="/meetings/:id/read">{({ id }) => <ReadPage meetingId={id} />}</Route>
          <Route path="/meetings/:id/comments">{({ id }) => <CommentsPage meetingId={id} />}</Route>
          <Route path="/meetings/:id/corrections">
            {({ id }) => <CorrectionsPage meetingId={id} />}
          </Route>
          <Route path="/meetings/:id/gaps">{({ id }) => <GapsPage meetingId={id} />}</Route>
          <Route path="/meetings/:id/minutes">{({ id }) => <LifePage meetingId={id} />}</Route>
          <Route path="/meetings/:id/minutes/:part/:to">
            {({ id, part, to }) => <MovePage meetingId={id} part={part} to={to} />}
          </Route>
          <Route path="/meetings/:id/publication">
            {({ id }) => <PublicationPage meetingId={id} />}
          </Route>
          <Route path="/meetings/:id/publication/prepare">
            {({ id }) => <PreparePage meetingId={id} />}
          </Route>
          <Route path="/receiving" component={ReceivingPage} />
          <Route path="/meetings/:id/declarations">
            {({ id }) => <DeclarationsPage meetingId={id} />}
          </Route>
          <Route path="/meetings/:id/exclusions">
            {({ id }) => <ExclusionsPage meetingId={id} />}
          </Route>
          <Route path="/meetings/:id/exclusions/new">
            {({ id }) => <NewExclusionPage meetingId={id} />}
          </Route>
          <Route path="/meetings/:id/items/:itemId/private">
            {({ id, itemId }) => <MakePrivatePage meetingId={id} itemId={itemId} />}
          </Route>
          <Route path="/meetings/:id/items/:itemId/shown">
            {({ id, itemId }) => <ShownPage meetingId={id} itemId={itemId} />}
          </Route>
          <Route path="/meetings/:id/items/:itemId/copy">
            {({ id, itemId }) => <CopyPage meetingId={id} itemId={itemId} />}
          </Route>
          <Route path="/meetings/:id/approval/*?">
            {({ id }) => <ApprovalPages meetingId={id} />}
          </Route>
          <Route path="/meetings/:id/record/*?">
            {({ id }) => <ApprovalPages meetingId={id} />}
          </Route>
          <Route path="/meetings/:id/*">{({ id }) => <VersionPages meetingId={id} />}</Route>
          <Route path="/actions/:id">{({ id }) => <ActionPage actionId={id} />}</Route>
          <Route path="/audit" component={ServiceAuditPage} />
          <Route path="/account" component={AccountPage} />
          <Route path="/accounts/*?" component={AccountPages} />
          <Route path="/help" component={HelpPage} />
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </PageBoundary>
  );
}

/** Tells the next page's heading that somebody has come to it, and starts a page at its top. The browser
 *  places a page that is gone back to. */
function useArrival(): Arrival {
  const [path] = useLocation();
  const arrival = useRef<Arrival>({ pending: false });
  const shown = useRef(path);
  const goingBack = useRef(false);
  useLayoutEffect(() => {
    const back = () => {
      goingBack.current = true;
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  useLayoutEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    arrival.current.pending = location.hash === '';
    if (!goingBack.current && location.hash === '') scrollTo(0, 0);
    goingBack.current = false;
  }, [path]);
  return arrival.current;
}

function Shell() {
  const arrival = useArrival();
  return (
    <ArrivalContext.Provider value={arrival}>
      <Announcer>
        <SkipLink />
        <SignedIn>
          <Pages />
        </SignedIn>
      </Announcer>
    </ArrivalContext.Provider>
  );
}

function App() {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Shell />
    </QueryClientProvider>
  );
}

const page = document.getElementById('page');
if (page === null) throw new Error('The page has no place for its content');
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
