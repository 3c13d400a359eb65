import type { ComponentType, ReactElement } from 'react';
import { Route, type StringRouteParams } from 'wouter';
import { FetchedPage, pageCode } from '#client/ui/fetched-page.tsx';

interface PageRoute {
  readonly path: string;
  readonly shown: ReactElement;
  readonly fetch: () => Promise<unknown>;
}

/** Which page stands at which address; of several that fit the first. Parts of an address are props of its page. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  route('/', () => import('./home/home-page.tsx')),
  route('/committees/new', () => import('./set-up/new-committee-page.tsx')),
  route('/committees/:committeeId', () => import('./committee/committee-page.tsx')),
  route('/committees/:committeeId/actions', () => import('./actions/action-log-page.tsx')),
  route('/committees/:committeeId/decisions', () => import('./decisions/decisions-page.tsx')),
  route(
    '/committees/:committeeId/patient-voice',
    () => import('./patient-voice/patient-voice-page.tsx'),
  ),
  route('/committees/:committeeId/audit', () => import('./audit/audit-page.tsx')),
  route('/committees/:committeeId/interests', () => import('./interests/interests-page.tsx')),
  route('/committees/:committeeId/*', () => import('./constitution/constitution-pages.tsx')),
  route('/organisations/*?', () => import('./organisations/organisation-pages.tsx')),
  route('/meetings/:meetingId', () => import('./meeting/meeting-page.tsx')),
  route('/meetings/:meetingId/agenda', () => import('./agenda/agenda-page.tsx')),
  route(
    '/meetings/:meetingId/agenda/publish/:part',
    () => import('./agenda/publish-agenda-page.tsx'),
  ),
  route('/meetings/:meetingId/attendance', () => import('./attendance/attendance-page.tsx')),
  route('/meetings/:meetingId/notes', () => import('./notes/notes-page.tsx')),
  route('/meetings/:meetingId/read', () => import('./read/read-page.tsx')),
  route('/meetings/:meetingId/comments', () => import('./comments/comments-page.tsx')),
  route('/meetings/:meetingId/corrections', () => import('./corrections/corrections-page.tsx')),
  route('/meetings/:meetingId/gaps', () => import('./gaps/gaps-page.tsx')),
  route('/meetings/:meetingId/minutes', () => import('./minutes/life-page.tsx')),
  route('/meetings/:meetingId/minutes/:part/:to', () => import('./minutes/move-page.tsx')),
  route('/meetings/:meetingId/publication', () => import('./publication/publication-page.tsx')),
  route('/meetings/:meetingId/publication/prepare', () => import('./publication/prepare-page.tsx')),
  route('/receiving', () => import('./receiving/receiving-page.tsx')),
  route('/meetings/:meetingId/declarations', () => import('./interests/declarations-page.tsx')),
  route('/meetings/:meetingId/exclusions', () => import('./interests/exclusions-page.tsx')),
  route('/meetings/:meetingId/exclusions/new', () => import('./interests/new-exclusion-page.tsx')),
  route(
    '/meetings/:meetingId/items/:itemId/private',
    () => import('./private/make-private-page.tsx'),
  ),
  route('/meetings/:meetingId/items/:itemId/shown', () => import('./private/shown-page.tsx')),
  route('/meetings/:meetingId/items/:itemId/copy', () => import('./private/copy-page.tsx')),
  route('/meetings/:meetingId/approval/*?', () => import('./approval/approval-pages.tsx')),
  route('/meetings/:meetingId/record/*?', () => import('./approval/approval-pages.tsx')),
  route('/meetings/:meetingId/*', () => import('./versions/version-pages.tsx')),
  route('/actions/:actionId', () => import('./actions/action-page.tsx')),
  route('/audit', () => import('./audit/service-audit-page.tsx')),
  route('/account', () => import('./account/account-page.tsx')),
  route('/accounts/*?', () => import('./accounts/account-pages.tsx')),
  route('/help', () => import('./help/help-page.tsx')),
];

/** The page at an address; `undefined`: there is none. */
export function pageAt(pathname: string): PageRoute | undefined {
  return PAGE_ROUTES.find(({ path }) => fits(path, pathname));
}

/** Fetches the code of the page at an address, for somebody who is about to go there. What cannot be fetched is said
 *  when they do. */
export function fetchPageAt(pathname: string): void {
  pageAt(pathname)
    ?.fetch()
    .catch(() => {});
}

function route<Path extends string>(
  path: Path,
  load: () => Promise<{ readonly default: ComponentType<StringRouteParams<Path>> }>,
): PageRoute {
  const code = pageCode(load);
  return {
    path,
    shown: (
      <Route key={path} path={path}>
        {(params) => <FetchedPage code={code} props={params as StringRouteParams<Path>} />}
      </Route>
    ),
    fetch: code.fetch,
  };
}

/** As the router sees it: `:name` is any one part, `*` one or more, `*?` none or more. */
function fits(path: string, pathname: string): boolean {
  const [wanted, given] = [path.split('/'), pathname.split('/')];
  for (const [index, part] of wanted.entries()) {
    if (part === '*?') return true;
    const at = given[index];
    if (at === undefined || (at === '' && part !== '')) return false;
    if (part === '*') return true;
    if (!part.startsWith(':') && part !== at) return false;
  }
  return given.length === wanted.length;
}
