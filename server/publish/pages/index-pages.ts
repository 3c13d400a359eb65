import { html } from 'hono/html';
import { dayInWords } from '#shared/lang/date-words.ts';
import { MOST_FOUND, type SearchAnswer, type SearchQuery } from '../search.ts';
import {
  byMeeting,
  committeePath,
  dayOf,
  isOut,
  meetingPath,
  nameOf,
  type Publication,
  ROOT,
  type Site,
  type Withdrawn,
  yearOf,
  yearPath,
} from '../site.ts';
import { frame, type Html } from './frame.ts';

type Meeting = Publication | Withdrawn;

/** Everything that is out, by committee. */
export function rootPage(site: Site): string {
  const meetings = [...site.out, ...site.withdrawn].sort(byMeeting);
  const committees = [...Map.groupBy(meetings, (one) => one.committee).values()];
  return frame({
    title: 'Published minutes',
    description: 'Minutes of committee meetings: what was decided, by whom, and what was withheld.',
    status: null,
    path: ROOT,
    crumbs: [],
    body: html`<h1>Published minutes</h1>
<p>Minutes are the written record of a meeting: who was there, what was said, what was decided and who is to do what.</p>
<p><strong>CONFIRMED</strong> means that the committee has approved them. <strong>UNCONFIRMED</strong> means that it has not yet, and that they may still change. Each page says what is withheld and why, and how to check that nobody has changed it since.</p>
${searchForm(site, NOTHING_ASKED)}
${
  meetings.length === 0
    ? html`<p>Nothing has been published yet.</p>`
    : committees.map((all) => {
        const [first] = all;
        return first === undefined
          ? ''
          : html`<h2><a href="${committeePath(first)}">${nameOf(first)}</a></h2>
${bodiesLine(all)}${meetingList(all.slice(0, SHOWN))}
${
  all.length > SHOWN
    ? html`<p><a href="${committeePath(first)}">All ${all.length} meetings of ${nameOf(first)}</a></p>
`
    : ''
}`;
      })
}`,
  });
}

/** What one committee has published, or what it has of one year. */
export function committeePage(all: readonly Meeting[], year: string | null): string {
  const [first] = all;
  if (first === undefined) throw new Error('a committee that has published something');
  const name = nameOf(first);
  const years = [...new Set(all.map(yearOf))];
  const shown = year === null ? years : [year];
  return frame({
    description: `Minutes of the meetings of ${name}${year === null ? '' : ` in ${year}`}: decisions, actions and who was there.`,
    title: year === null ? `Published minutes of ${name}` : `Published minutes of ${name}, ${year}`,
    status: null,
    path: year === null ? committeePath(first) : `${committeePath(first)}${year}/`,
    crumbs: year === null ? [] : [{ path: committeePath(first), name }],
    body: html`<h1>${name}${year === null ? '' : `, ${year}`}</h1>
${bodiesLine(all)}${shown.map((one) => {
  const ofYear = all.filter((publication) => yearOf(publication) === one);
  const [newest] = ofYear;
  return html`${
    year === null && newest !== undefined
      ? html`<h2><a href="${yearPath(newest)}">${one}</a></h2>
`
      : ''
  }${meetingList(ofYear)}
`;
})}`,
  });
}

/** What a search found; the page is made on request, from the same public records. */
export function searchPage(site: Site, query: SearchQuery, { found, more }: SearchAnswer): string {
  const count = more
    ? `More than ${MOST_FOUND} places were found. These are the first ${MOST_FOUND}, newest meeting first. To see fewer, add a word, or choose a year or a committee.`
    : found.length === 0
      ? 'Nothing was found. Try another word, or choose any year and any committee.'
      : found.length === 1
        ? 'One place was found.'
        : `${found.length} places were found, newest meeting first.`;
  return frame({
    title: 'Search published minutes',
    description: 'A search in published minutes.',
    gone: true,
    status: null,
    path: ROOT,
    crumbs: [],
    body: html`<h1>Search published minutes</h1>
${searchForm(site, query)}
<h2>Results</h2>
<p>${count}</p>
<ul>${found.map(
      ({
        path,
        title,
        where,
        excerpt,
      }) => html`<li><p><a href="${path}">${title}</a><br>${where}${excerpt === '' ? '' : html`<br>${excerpt}`}</p></li>
`,
    )}</ul>`,
  });
}

/** How many of one committee stand on the first page. */
const SHOWN = 10;

/** Two committees may have one name. */
function bodiesLine(all: readonly Meeting[]): Html | string {
  const bodies = all.find(isOut)?.record.committee.bodies ?? [];
  return bodies.length === 0
    ? ''
    : html`<p class="quiet">A committee of ${bodies.join(', ')}.</p>
`;
}

function meetingList(all: readonly Meeting[]): Html {
  return html`<ul>${all.map(
    (one) => html`<li><a href="${meetingPath(one)}">Minutes of ${dayInWords(dayOf(one))}</a>: ${
      isOut(one)
        ? html`${one.record.meeting.title}. <strong>${one.record.status}</strong>`
        : html`<strong>withdrawn until there is a new version</strong>`
    }</li>
`,
  )}</ul>`;
}

const NOTHING_ASKED: SearchQuery = { word: '', year: '', body: '' };

function searchForm(site: Site, query: SearchQuery): Html {
  const years = [...new Set(site.out.map(yearOf))];
  const bodies = bodiesOf(site);
  return html`<form action="${ROOT}" method="get" role="search" aria-label="Published minutes">
<label for="word">Word, name or minute reference</label><input id="word" name="word" type="search" value="${query.word}" maxlength="100">
<label for="year">Year</label>${choice('year', 'Any year', years, query.year)}
<label for="body">Committee or body</label>${choice('body', 'Any', bodies, query.body)}
<button type="submit">Search</button>
</form>`;
}

/** The committees and the bodies that they are committees of, by name. */
function bodiesOf(site: Site): readonly string[] {
  const names = site.out.flatMap(({ record }) => [
    record.committee.name,
    ...record.committee.bodies,
  ]);
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
}

function choice(id: string, any: string, values: readonly string[], chosen: string): Html {
  return html`<select id="${id}" name="${id}"><option value="">${any}</option>${values.map(
    (one) => html`<option value="${one}"${one === chosen ? html` selected` : ''}>${one}</option>`,
  )}</select>`;
}
