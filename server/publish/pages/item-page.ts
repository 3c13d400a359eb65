import { html } from 'hono/html';
import { inWords } from '#shared/domain/vocabulary.ts';
import { begun } from '#shared/lang/capital.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { PublicItem } from '../public-model.ts';
import { committeePath, decisionPath, itemPath, meetingPath, type Publication } from '../site.ts';
import { howToCheck, standing } from './about.ts';
import { type Crumb, frame, type Html } from './frame.ts';
import { itemBody } from './meeting-page.ts';
import { type DecisionFound, decisionsOf, itemTitle, runsOf, withheldBox } from './words.ts';

/** One item of a meeting at its permanent address. */
export function itemPage(publication: Publication, item: PublicItem): string {
  const { record } = publication;
  const decisions = decisionsOf(item);
  return frame({
    title: `${begun(nameOf(item))}: ${item.title ?? 'title withheld'}`,
    description: `${begun(nameOf(item))} of ${record.committee.name}, meeting of ${dayInWords(record.meeting.date)}.`,
    status: record.status,
    path: itemPath(publication, item),
    crumbs: crumbsTo(publication),
    body: html`<h1>${itemTitle(item)}</h1>
${standing(record)}
${source(publication, item)}
<h2>Minute</h2>
${itemBody(record, item, 3)}
${
  decisions.length === 0
    ? ''
    : html`<h2>Each decision on its own page</h2>
<ul>${decisions.map(({ number }) => html`<li><a href="${decisionPath(publication, item, number)}">Decision ${number} of ${nameOf(item)}</a></li>`)}</ul>
`
}<h2>How to check this record</h2>
${howToCheck(publication)}`,
  });
}

/** One decision at its permanent address. */
export function decisionPage(
  publication: Publication,
  item: PublicItem,
  decision: DecisionFound,
): string {
  const { record } = publication;
  const name = `Decision ${decision.number} of ${nameOf(item)}`;
  return frame({
    title: `${name}, ${record.committee.name}, ${dayInWords(record.meeting.date)}`,
    description: `What ${record.committee.name} decided on ${dayInWords(record.meeting.date)}: ${name}.`,
    status: record.status,
    path: decisionPath(publication, item, decision.number),
    crumbs: [
      ...crumbsTo(publication),
      { path: itemPath(publication, item), name: begun(nameOf(item)) },
    ],
    body: html`<h1>${name}</h1>
${standing(record)}
${source(publication, item)}
<h2>What was decided</h2>
${
  decision.kind === 'withheld'
    ? withheldBox(`The wording of decision ${decision.number}`, decision.note)
    : html`<div class="box"><p><strong>${
        decision.verb === null ? 'No verb is recorded' : inWords(decision.verb).toUpperCase()
      }</strong></p><p>${runsOf(decision.text)}</p></div>`
}
<h2>Where it stands</h2>
<p><a href="${itemPath(publication, item)}">Item ${itemTitle(item)}</a></p>
<h2>How to check this record</h2>
${howToCheck(publication)}`,
  });
}

function source(publication: Publication, item: PublicItem): Html {
  const { committee, meeting } = publication.record;
  return html`<dl class="facts">
<dt>Committee</dt><dd>${committee.name}</dd>
<dt>Meeting</dt><dd><a href="${meetingPath(publication)}">${meeting.title}, ${dayInWords(meeting.date)}</a></dd>
<dt>Minute</dt><dd>${item.reference ?? `Item ${item.number}, without a reference`}</dd>
</dl>`;
}

function crumbsTo(publication: Publication): readonly Crumb[] {
  const { committee, meeting } = publication.record;
  return [
    { path: committeePath(publication), name: committee.name },
    { path: meetingPath(publication), name: `Minutes, ${dayInWords(meeting.date)}` },
  ];
}

/** “minute JC/1819/019”. */
function nameOf({ reference, number }: PublicItem): string {
  return reference === null ? `item ${number}` : `minute ${reference}`;
}
