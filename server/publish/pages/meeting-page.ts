import { html } from 'hono/html';
import { inWords } from '#shared/domain/vocabulary.ts';
import { dayInWords, momentInWords, timeInWords } from '#shared/lang/date-words.ts';
import type { PublicBlock, PublicCorrection, PublicItem, PublicRecord } from '../public-model.ts';
import {
  committeePath,
  decisionPath,
  itemPath,
  meetingPath,
  type Publication,
  yearOf,
  yearPath,
} from '../site.ts';
import { howToCheck, standing } from './about.ts';
import { frame, type Html, type Shown } from './frame.ts';
import { attendanceTable, declarationsTable } from './people.ts';
import { withheldList } from './withheld-list.ts';
import {
  actionsOf,
  blocksOf,
  decisionsOf,
  dueInWords,
  itemTitle,
  minuteInWords,
  runsOf,
  withheldBox,
  withheldInWords,
} from './words.ts';

/** The whole of one meeting’s public minutes. */
export function meetingPage(publication: Publication): string {
  return wholePage(publication, true);
}

const STATUS = { CONFIRMED: 'Confirmed', UNCONFIRMED: 'Unconfirmed' } as const;

/** @param out whether pages of its items stand beside it */
export function wholePage(publication: Publication, out: boolean): string {
  const { record } = publication;
  const { committee, meeting, items } = record;
  const parts: readonly (readonly [id: string, name: string, body: Shown])[] = [
    ['attendance', 'Attendance', attendanceTable(record)],
    ['declarations', 'Declarations of interests', declarationsTable(record)],
    [
      'minutes',
      'Minutes',
      html`${items.map((item) => itemOf(publication, item, out))}${inPrivate(record)}`,
    ],
    ['decisions', 'Decisions', decisions(publication, out)],
    ['actions', 'Actions', actions(record)],
    ['withheld', 'What is withheld', withheldList(record)],
    ['amendments', 'Amendments and corrections', amendments(record)],
    ['signature', 'Signature', signature(record)],
    ['received', 'Received by', received(publication)],
    ['check', 'How to check this record', howToCheck(publication, out)],
  ];
  return frame({
    title: `Minutes of ${committee.name}, ${dayInWords(meeting.date)}`,
    description: `${STATUS[record.status]} minutes of the meeting of ${committee.name} on ${dayInWords(meeting.date)}: who was there, what was decided, and what is to be done.`,
    status: record.status,
    path: out ? meetingPath(publication) : null,
    crumbs: [
      { path: committeePath(publication), name: committee.name },
      { path: yearPath(publication), name: yearOf(publication) },
    ],
    body: html`<h1>Minutes: ${committee.name}, ${dayInWords(meeting.date)}</h1>
${standing(record)}
<dl class="facts">
<dt>Meeting</dt><dd>${meeting.title}</dd>
<dt>Date</dt><dd>${dayInWords(meeting.date)}${meeting.startsAt === null ? '' : `, ${timeInWords(meeting.startsAt)}`}</dd>
<dt>Place</dt><dd>${meeting.venue ?? 'Not recorded'}</dd>
${
  committee.bodies.length === 0
    ? ''
    : html`<dt>A committee of</dt><dd>${committee.bodies.join(', ')}</dd>
`
}${out ? html`<dt>Published</dt><dd>${publishedInWords(publication)}</dd>` : ''}
</dl>
<nav aria-labelledby="on-this-page"><h2 id="on-this-page">On this page</h2><ul>
${parts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
</ul></nav>
${parts.map(
  ([id, name, body]) => html`<h2 id="${id}">${name}</h2>
${body}
`,
)}`,
  });
}

function itemOf(publication: Publication, item: PublicItem, out: boolean): Html {
  const { record } = publication;
  return html`<section aria-labelledby="item-${item.number}"><h3 id="item-${item.number}">${itemTitle(item)}</h3>
<p class="quiet">${item.reference === null ? 'No minute reference' : `Minute ${item.reference}`}.${out ? html` <a href="${itemPath(publication, item)}">Item ${item.number} on its own page</a>` : ''}</p>
${itemBody(record, item, 4)}</section>
`;
}

/** What stands under an item’s title, on the meeting’s page and on its own. */
export function itemBody(record: PublicRecord, item: PublicItem, level: number): Html {
  if (item.withheld !== null)
    return html`${withheldBox(`Item ${item.number}`, item.withheld)}
`;
  const facts: readonly (readonly [string, string])[] = [
    ...told('Purpose', item.purpose === null ? null : inWords(item.purpose)),
    ...told('Lead', item.lead),
    ...told('Paper', item.paper),
    ...told('Recommendation', item.recommendation),
  ];
  return html`${
    item.withdrawn
      ? html`<p><strong>Withdrawn from the agenda.</strong></p>
`
      : ''
  }${item.titleWithheld === null ? '' : withheldBox('The title', item.titleWithheld)}${
    facts.length === 0
      ? ''
      : html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
`
  }${item.recommendationWithheld === null ? '' : withheldBox('The recommendation', item.recommendationWithheld)}${
    item.blocks.every(saysNothing) && !item.withdrawn
      ? html`<p>The minutes say nothing about this item.</p>
`
      : ''
  }${blocksOf(item.blocks, level)}${amendedNotes(record, item)}${record.corrections
    .filter((one) => one.item === item.number)
    .map(correctionNote)}`;
}

const saysNothing = (block: PublicBlock) => block.kind === 'paragraph' && block.text.length === 0;

function amendedNotes({ amendments: all, approval }: PublicRecord, item: PublicItem): Shown[] {
  return all
    .filter((one) => one.item === item.number)
    .map(({ outcome, stated }) => {
      const by = approval === null || approval.meeting === null ? null : approval.meeting;
      const when =
        approval === null
          ? 'Corrected after these minutes were sent to the members'
          : outcome === 'made' || by === null
            ? 'Corrected before approval'
            : `Amended as agreed at ${minuteInWords(by)}`;
      return html`<p class="note">${when}${
        stated === null ? `. ${NOT_SHOWN}` : html`: ${stated}`
      }</p>
`;
    });
}

const NOT_SHOWN =
  'The wording of the change is not shown, because part of these minutes is withheld.';

function correctionNote({ note, on, minute }: PublicCorrection): Html {
  return html`<p class="note"><strong>Later correction</strong>, put beside these minutes on ${dayInWords(on)}${
    minute === null ? '' : ` and minuted at ${minuteInWords(minute)}`
  }${note === null ? `. ${NOT_SHOWN}` : `: ${note}`}</p>
`;
}

function inPrivate({ privateItems }: PublicRecord): Shown {
  if (privateItems === 0) return '';
  return html`<p>${privateItems === 1 ? 'One item was' : `${privateItems} items were`} considered in private.</p>
`;
}

function decisions(publication: Publication, out: boolean): Html {
  const named = (item: PublicItem, number: number): Shown => {
    const name = `Decision ${number} of item ${item.number}`;
    return out ? html`<a href="${decisionPath(publication, item, number)}">${name}</a>` : name;
  };
  const rows = publication.record.items.flatMap((item) =>
    decisionsOf(item).map((decision) => ({ item, decision })),
  );
  if (rows.length === 0) return html`<p>No decision is recorded.</p>`;
  return html`<div class="wide" tabindex="0" role="group" aria-labelledby="decisions-caption"><table class="rows"><caption id="decisions-caption">Decisions by item</caption>
<thead><tr><th scope="col">Minute</th><th scope="col">Decision</th><th scope="col">Wording</th></tr></thead>
<tbody>${rows.map(
    ({
      item,
      decision,
    }) => html`<tr><th scope="row" class="ref">${item.reference ?? `Item ${item.number}`}</th><td>${named(item, decision.number)}</td><td>${
      decision.kind === 'withheld'
        ? withheldBox(withheldInWords('decision'), decision.note)
        : html`${decision.verb === null ? '' : html`<strong>${inWords(decision.verb).toUpperCase()}</strong>: `}${runsOf(decision.text)}`
    }</td></tr>
`,
  )}</tbody></table></div>`;
}

function actions({ items }: PublicRecord): Html {
  const rows = items.flatMap((item) => actionsOf(item).map((action) => ({ item, action })));
  if (rows.length === 0) return html`<p>No action is recorded.</p>`;
  return html`<div class="wide" tabindex="0" role="group" aria-labelledby="actions-caption"><table class="rows"><caption id="actions-caption">Actions as agreed at the meeting</caption>
<thead><tr><th scope="col">Minute</th><th scope="col">Action</th><th scope="col">Owner</th><th scope="col">Due</th></tr></thead>
<tbody>${rows.map(
    ({
      item,
      action,
    }) => html`<tr><th scope="row" class="ref">${item.reference ?? `Item ${item.number}`}</th><td>${runsOf(action.text)}</td><td data-k="Owner">${action.owner ?? 'Not recorded'}</td><td data-k="Due">${dueInWords(action.due)}</td></tr>
`,
  )}</tbody></table></div>`;
}

function amendments(record: PublicRecord): Html {
  const { amendments: all, approval, corrections, items } = record;
  const made = items.flatMap((item) => {
    const notes = amendedNotes(record, item);
    return notes.map((one) => html`<li>Item ${item.number}: ${one}</li>`);
  });
  return html`${
    all.length === 0
      ? html`<p>No amendment was made to these minutes after they were sent to the members.</p>`
      : html`<ul>${made}</ul>`
  }${
    corrections.length === 0
      ? approval === null
        ? ''
        : html`<p>No correction was made after approval.</p>`
      : html`<h3>Later corrections</h3>
<p>The minutes stay as they were approved. These notes stand beside them.</p>
${corrections.map(correctionNote)}`
  }`;
}

function signature({ signature: signed }: PublicRecord): Html {
  return signed === null
    ? html`<p>These minutes are not signed.</p>`
    : html`<p>Signed by ${signed.name}, ${signed.post}, at ${momentInWords(signed.at)}.</p>`;
}

function received({ record, receipts }: Publication): Html {
  const names = [...record.committee.bodies, ...receipts.map((one) => one.organisation)];
  const all = [...new Set(names)];
  if (all.length === 0) return html`<p>No body is recorded that receives these minutes.</p>`;
  return html`<div class="wide" tabindex="0" role="group" aria-labelledby="received-caption"><table class="rows"><caption id="received-caption">Bodies that receive these minutes at a meeting of their own</caption>
<thead><tr><th scope="col">Body</th><th scope="col">Received</th><th scope="col">Minute of that meeting</th></tr></thead>
<tbody>${all.map((name) => {
    const receipt = receipts.findLast((one) => one.organisation === name);
    return html`<tr><th scope="row">${name}</th><td data-k="Received">${receipt === undefined ? 'Not yet' : dayInWords(receipt.receivedOn)}</td>${receipt === undefined ? html`<td></td>` : html`<td data-k="Minute of that meeting">${receipt.reference ?? 'Not recorded'}</td>`}</tr>
`;
  })}</tbody></table></div>`;
}

function told(name: string, value: string | null): readonly (readonly [string, string])[] {
  return value === null || value === '' ? [] : [[name, value]];
}

function publishedInWords({ firstAt, at }: Publication): string {
  const first = momentInWords(firstAt);
  return at === firstAt ? first : `${first}; this version ${momentInWords(at)}`;
}
