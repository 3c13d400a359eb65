import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { dayInWords } from '#shared/lang/date-words.ts';
import { dayOf, isOut, meetingPath, nameOf, type Publication, type Withdrawn } from './site.ts';

/** What was published last, for readers of feeds (Atom, RFC 4287).
 *  @param path of what the feed is about */
export function feed(
  site: readonly (Publication | Withdrawn)[],
  path: string,
  title: string,
): string {
  const newest = site.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, 50);
  return html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<title>${words(title)}</title>
<id>${named(path)}</id>
<link rel="alternate" type="text/html" href="${path}"/>
<link rel="self" type="application/atom+xml" href="${path}feed.xml"/>
<updated>${newest[0]?.at ?? '1970-01-01T00:00:00.000Z'}</updated>
${newest.map(
  (one) => html`<entry>
<title>${words(`${nameOf(one)}: minutes of ${dayInWords(dayOf(one))} (${isOut(one) ? one.record.status : 'withdrawn until there is a new version'})`)}</title>
<id>${named(meetingPath(one))}</id>
<link rel="alternate" type="text/html" href="${meetingPath(one)}"/>
<published>${one.firstAt}</published>
<updated>${one.at}</updated>
<author><name>${words(nameOf(one))}</name></author>
<summary>${words(summary(one))}</summary>
</entry>
`,
)}</feed>
`.toString();
}

function summary(one: Publication | Withdrawn): string {
  if (!isOut(one)) return 'These minutes were withdrawn. A new version will take their place.';
  const { meeting, items } = one.record;
  return `${meeting.title}. ${items.length === 1 ? '1 item' : `${items.length} items`}.`;
}

/** XML takes no control characters, however they are written. */
function words(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** A name that stays, wherever the service is opened at. */
function named(path: string): string {
  const hex = createHash('sha256').update(path).digest('hex');
  const version = `4${hex.slice(13, 16)}`;
  const variant = `8${hex.slice(17, 20)}`;
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}-${variant}-${hex.slice(20, 32)}`;
}
