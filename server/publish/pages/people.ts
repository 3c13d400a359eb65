import { html } from 'hono/html';
import type { AttendanceCode } from '#shared/domain/vocabulary.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { PublicAttendance, PublicDeclaration, PublicRecord } from '../public-model.ts';
import type { Html } from './frame.ts';
import { withheldBox } from './words.ts';

export function attendanceTable({ attendance, othersInAttendance }: PublicRecord): Html {
  const others =
    othersInAttendance === 0
      ? ''
      : html`<p>${othersInAttendance === 1 ? 'One other person was' : `${othersInAttendance} other people were`} in attendance.</p>`;
  if (attendance.length === 0) return html`<p>It is not recorded who was there.</p>${others}`;
  return html`<div class="wide" tabindex="0" role="group" aria-labelledby="attendance-caption"><table class="rows"><caption id="attendance-caption">Who was there</caption>
<thead><tr><th scope="col">Place on the committee</th><th scope="col">Name</th><th scope="col">Attendance</th></tr></thead>
<tbody>${attendance.map(
    (
      one,
    ) => html`<tr><th scope="row">${one.seat ?? 'In attendance'}${one.organisation === null ? '' : `, ${one.organisation}`}</th><td data-k="Name">${nameOf(one)}</td><td data-k="Attendance">${CODES[one.code]}${one.note === null ? '' : ` (${one.note})`}</td></tr>
`,
  )}</tbody></table></div>${others}`;
}

export function declarationsTable({ declarations }: PublicRecord): Html {
  if (declarations.length === 0)
    return html`<p>It is not recorded that anybody declared an interest.</p>`;
  return html`<p>Members say when they have an interest of their own in what is discussed.</p>
<div class="wide" tabindex="0" role="group" aria-labelledby="declarations-caption"><table class="rows"><caption id="declarations-caption">Interests declared at this meeting</caption>
<thead><tr><th scope="col">Who</th><th scope="col">Item</th><th scope="col">Interest</th><th scope="col">How it was managed</th></tr></thead>
<tbody>${declarations.map(
    (
      one,
    ) => html`<tr><th scope="row">${one.person ?? 'Withheld'}</th><td data-k="Item">${one.items.length === 0 ? 'None' : one.items.join(', ')}</td>${interestOf(one)}</tr>
`,
  )}</tbody></table></div>`;
}

function nameOf({ name, withheld }: PublicAttendance) {
  return withheld === null ? (name ?? 'Not recorded') : withheldBox('The name', withheld);
}

function interestOf({ withheld, none, interest, managed }: PublicDeclaration): Html {
  if (withheld !== null)
    return html`<td colspan="2">${withheldBox('The declaration', withheld)}</td>`;
  if (none) return html`<td colspan="2">No interests to declare</td>`;
  return html`<td data-k="Interest">${interest ?? 'Not recorded'}</td><td data-k="How it was managed">${managed ?? 'Not recorded'}</td>`;
}

const CODES: Record<AttendanceCode, string> = {
  present: 'Present',
  apologies: 'Apologies',
  in_attendance: 'In attendance',
  deputised: 'Sent the person named as a deputy',
  absent: 'Absent',
  not_recorded: inWords('not_recorded'),
};
