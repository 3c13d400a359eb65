import { feed } from './feed.ts';
import { committeePage, rootPage } from './pages/index-pages.ts';
import { decisionPage, itemPage } from './pages/item-page.ts';
import { meetingPage } from './pages/meeting-page.ts';
import { decisionsOf } from './pages/words.ts';
import {
  committeePath,
  decisionPath,
  itemPath,
  meetingPath,
  type Publication,
  ROOT,
  yearOf,
} from './site.ts';

/** The public site as files, by their path in its folder: the same for the same records, and made from nothing
 *  else. A page is the `index.html` of a folder named as its address. */
export function filesOf(site: readonly Publication[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  // What was published first keeps its address.
  const put = (path: string, text: string) => {
    const inside = path.slice(ROOT.length);
    if (!files.has(inside)) files.set(inside, text);
  };
  const page = (path: string, text: string) =>
    put(`${path}${path.endsWith('/') ? '' : '/'}index.html`, text);

  page(ROOT, rootPage(site));
  put(`${ROOT}feed.xml`, feed(site, ROOT, 'Published minutes'));
  for (const all of Map.groupBy(site, (one) => one.committee).values()) {
    const [first] = all;
    if (first === undefined) continue;
    const path = committeePath(first);
    page(path, committeePage(all, null));
    put(`${path}feed.xml`, feed(all, path, `Published minutes of ${first.record.committee.name}`));
    for (const year of new Set(all.map(yearOf))) {
      page(`${path}${year}/`, committeePage(all, year));
    }
    for (const publication of all.toReversed()) meetingFiles(publication, page, put);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Put = (path: string, text: string) => void;

function meetingFiles(publication: Publication, page: Put, put: Put): void {
  page(meetingPath(publication), meetingPage(publication));
  put(`${meetingPath(publication)}record.json`, publication.json);
  for (const item of publication.record.items) {
    page(itemPath(publication, item), itemPage(publication, item));
    for (const decision of decisionsOf(item)) {
      page(
        decisionPath(publication, item, decision.number),
        decisionPage(publication, item, decision),
      );
    }
  }
}
