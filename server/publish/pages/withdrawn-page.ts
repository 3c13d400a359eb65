import { html } from 'hono/html';
import { dayInWords, momentInWords } from '#shared/lang/date-words.ts';
import {
  committeePath,
  dayOf,
  isOut,
  meetingPath,
  nameOf,
  type Publication,
  type Withdrawn,
} from '../site.ts';
import { frame, type Html } from './frame.ts';

/** In the place of minutes that were out and are not. */
export function withdrawnPage(one: Withdrawn): string {
  return frame({
    title: `Minutes withdrawn: ${one.name}, ${dayInWords(one.date)}`,
    description: `The minutes of ${one.name} of ${dayInWords(one.date)} were withdrawn. A new version will take their place.`,
    status: null,
    path: meetingPath(one),
    crumbs: [{ path: committeePath(one), name: one.name }],
    body: html`<h1>Minutes: ${one.name}, ${dayInWords(one.date)}</h1>
<p class="status"><strong class="word">WITHDRAWN</strong> – these minutes were published before the committee approved them, and were taken down at ${momentInWords(one.at)}. They are withdrawn until there is a new version.</p>
<p>The new version will stand at this same address. <a href="${committeePath(one)}">Other minutes of ${one.name}</a></p>`,
    gone: true,
  });
}

/** Where an item or a decision stood that is not public any more. */
export function vacatedPage(path: string, of: Publication | Withdrawn): string {
  const name = nameOf(of);
  return frame({
    title: `Not published any more: ${name}, ${dayInWords(dayOf(of))}`,
    description: `What stood at this address is not published any more.`,
    status: null,
    path,
    crumbs: [
      { path: committeePath(of), name },
      { path: meetingPath(of), name: `Minutes, ${dayInWords(dayOf(of))}` },
    ],
    body: html`<h1>Not published any more</h1>
<p>${isOut(of) ? NOT_IN_THIS_VERSION : PENDING}</p>
<p>${wayOn(of)}</p>`,
    gone: true,
  });
}

const NOT_IN_THIS_VERSION =
  'A part of the minutes of a meeting stood at this address. It is not in the version that is published now.';
const PENDING =
  'A part of the minutes of a meeting stood at this address. These minutes are withdrawn until there is a new version.';

function wayOn(of: Publication | Withdrawn): Html {
  return html`<a href="${meetingPath(of)}">Minutes of ${nameOf(of)}, ${dayInWords(dayOf(of))}</a>`;
}
