import '#client/ui/styles/main.scss';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Switch, useLocation } from 'wouter';
import { createQueryClient } from '#client/live/query-client.ts';
import { useFetchAhead } from '#client/pages/fetch-ahead.ts';
import { NotFoundPage } from '#client/pages/not-found/not-found-page.tsx';
import { PageBoundary } from '#client/pages/page-boundary.tsx';
import { PAGE_ROUTES } from '#client/pages/page-routes.tsx';
import { SignedIn } from '#client/pages/signed-in.tsx';
import { Announcer } from '#client/ui/announcer.tsx';
import { type Arrival, ArrivalContext } from '#client/ui/arrival.ts';
import { SkipLink } from '#client/ui/skip-link.tsx';

/** Keyed by address: what belongs to one meeting never shows on another's page. */
function Pages() {
  const [path] = useLocation();
  return (
    <PageBoundary key={path}>
      <Switch>
        {PAGE_ROUTES.map(({ shown }) => shown)}
        <Route component={NotFoundPage} />
      </Switch>
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
  useFetchAhead();
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
