import { canonicalText } from '#shared/document/canonical.ts';
import { atOnce, type Steps } from '#shared/lang/steps.ts';
import { feed } from './feed.ts';
import { committeePage, rootPage } from './pages/index-pages.ts';
import { decisionPage, itemPage } from './pages/item-page.ts';
import { meetingPage } from './pages/meeting-page.ts';
import { vacatedPage, withdrawnPage } from './pages/withdrawn-page.ts';
import { decisionsOf } from './pages/words.ts';
import {
  byMeeting,
  committeePath,
  decisionPath,
  itemPath,
  meetingPath,
  nameOf,
  type Publication,
  ROOT,
  type Site,
  yearOf,
} from './site.ts';

/** The public site as files, by their path in its folder: the same for the same records, and made from nothing
 *  else. A page is the `index.html` of a folder named as its address. */
export function filesOf(site: Site): ReadonlyMap<string, string> {
  return atOnce(filesInSteps(site));
}

/** The same, a page of an item a step. */
export function* filesInSteps(site: Site): Steps<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  // What was published first keeps its address.
  const put = (path: string, text: string) => {
    const inside = path.slice(ROOT.length);
    if (!files.has(inside)) files.set(inside, text);
  };
  const page = (path: string, text: string) =>
    put(`${path}${path.endsWith('/') ? '' : '/'}index.html`, text);

  page(ROOT, rootPage(site));
  const meetings = [...site.out, ...site.withdrawn].sort(byMeeting);
  put(`${ROOT}feed.xml`, feed(meetings, ROOT, 'Published minutes'));
  for (const all of Map.groupBy(meetings, (one) => one.committee).values()) {
    const [first] = all;
    if (first === undefined) continue;
    const path = committeePath(first);
    page(path, committeePage(all, null));
    put(`${path}feed.xml`, feed(all, path, `Published minutes of ${nameOf(first)}`));
    yield;
    for (const year of new Set(all.map(yearOf))) {
      page(`${path}${year}/`, committeePage(all, year));
    }
  }
  for (const publication of site.out.toReversed()) yield* meetingFiles(publication, page, put);
  for (const one of site.withdrawn) {
    page(meetingPath(one), withdrawnPage(one));
    put(`${meetingPath(one)}record.json`, WITHDRAWN_RECORD);
  }
  for (const { path, of } of site.vacated) page(path, vacatedPage(path, of));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** For programs that ask for the record of minutes that are not out. */
const WITHDRAWN_RECORD = canonicalText({ format: 1, status: 'WITHDRAWN' });

type Put = (path: string, text: string) => void;

function* meetingFiles(publication: Publication, page: Put, put: Put): Steps<void> {
  page(meetingPath(publication), meetingPage(publication));
  put(`${meetingPath(publication)}record.json`, publication.json);
  yield;
  for (const item of publication.record.items) {
    page(itemPath(publication, item), itemPage(publication, item));
    yield;
    for (const decision of decisionsOf(item)) {
      page(
        decisionPath(publication, item, decision.number),
        decisionPage(publication, item, decision),
      );
    }
  }
}
