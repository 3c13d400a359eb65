import { html } from 'hono/html';
import { groundInWords } from '#shared/domain/publication.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type {
  PublicBlock,
  PublicCell,
  PublicDue,
  PublicItem,
  PublicMinute,
  PublicRun,
  WithheldKind,
  WithheldNote,
} from '../public-model.ts';
import type { Html, Shown } from './frame.ts';

const KINDS: Record<WithheldKind, string> = {
  paragraph: 'A paragraph',
  heading: 'A heading',
  bullet_list: 'A list',
  ordered_list: 'A list',
  table: 'A table',
  decision: 'The wording of a decision',
  action: 'An action',
  contribution: 'A contribution',
  proposal: 'A proposal',
};

/** “A paragraph is withheld. Ground: …”, after what the public reads in its place. */
export function withheldBox(what: string, { ground, wording }: WithheldNote): Html {
  return html`<p class="withheld">${wording === null ? '' : `${wording} `}<strong>${what} is withheld.</strong> Ground: ${groundInWords(ground)}.</p>`;
}

export function withheldInWords(what: WithheldKind): string {
  return KINDS[what];
}

/** Blocks of a minute.
 *  @param level of the headings of the first rank in it */
export function blocksOf(blocks: readonly PublicBlock[], level: number): Shown[] {
  return blocks.map((block) => blockOf(block, level));
}

function blockOf(block: PublicBlock, level: number): Shown {
  if (saysNothing(block)) return '';
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${runsOf(block.text)}</p>
`;
    case 'heading':
      return heading(level + block.level - 3, runsOf(block.text));
    case 'bullet_list':
      return html`<ul>${block.items.filter((one) => !one.every(saysNothing)).map((one) => html`<li>${blocksOf(one, level)}</li>`)}</ul>
`;
    case 'ordered_list':
      return html`<ol>${block.items.map((one) => html`<li>${blocksOf(one, level)}</li>`)}</ol>
`;
    case 'table':
      return tableOf(block.rows, level);
    case 'decision':
      return html`<div class="box"><p><strong>Decision ${block.number}${
        block.verb === null ? '' : ` – ${inWords(block.verb).toUpperCase()}`
      }</strong></p><p>${runsOf(block.text)}</p></div>
`;
    case 'action':
      return html`<div class="box action"><p><strong>Action</strong></p><p>${runsOf(block.text)}</p><p>${actionTold(block)}</p></div>
`;
    case 'contribution':
      return html`<div class="box said"><p><strong>${block.contribution === null ? 'Contribution' : inWords(block.contribution)}</strong> from ${voiceOf(block)}</p><p>${runsOf(block.text)}</p></div>
`;
    case 'proposal':
      return html`<div class="box said"><p><strong>Proposal</strong> – ${block.outcome === 'not_recorded' ? 'outcome not recorded' : inWords(block.outcome).toLowerCase()}</p><p>${runsOf(block.text)}</p></div>
`;
    case 'withheld':
      return html`${withheldBox(
        block.number === null ? KINDS[block.what] : `Decision ${block.number}`,
        block.note,
      )}
`;
  }
}

/** A paragraph or a heading whose last words an amendment took out; the numbers of a numbered list stay. */
function saysNothing(block: PublicBlock): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.text.every((run) => !('withheld' in run) && run.text.trim() === '');
    case 'bullet_list':
      return block.items.every((one) => one.every(saysNothing));
    default:
      return false;
  }
}

/** Row heads stand in the first row or column of most tables; each says which it is. */
function tableOf(rows: readonly (readonly PublicCell[])[], level: number): Html {
  const cell = (one: PublicCell, firstRow: boolean) => {
    const spans = html`${one.columns > 1 ? html` colspan="${one.columns}"` : ''}${one.rows > 1 ? html` rowspan="${one.rows}"` : ''}`;
    const inner = blocksOf(one.blocks, level);
    return one.header
      ? html`<th scope="${firstRow ? 'col' : 'row'}"${spans}>${inner}</th>`
      : html`<td${spans}>${inner}</td>`;
  };
  return html`<div class="wide" tabindex="0" role="group" aria-label="Table"><table>${rows.map(
    (row, index) => html`<tr>${row.map((one) => cell(one, index === 0))}</tr>`,
  )}</table></div>
`;
}

export function runsOf(runs: readonly PublicRun[]): Shown[] {
  return runs.map((run) => {
    if ('withheld' in run) {
      const { ground, wording } = run.withheld;
      return html`<span class="withheld">[${wording === null ? 'Words withheld' : `${wording} – withheld`}: ${groundInWords(ground)}]</span>`;
    }
    let shown: Shown = html`${linesOf(run.text)}`;
    if (run.italic === true) shown = html`<em>${shown}</em>`;
    if (run.bold === true) shown = html`<strong>${shown}</strong>`;
    return run.link === undefined
      ? shown
      : html`<a href="${run.link}" rel="nofollow noreferrer">${shown}</a>`;
  });
}

/** Words and nothing else, for titles and the feed. */
export function plainOf(runs: readonly PublicRun[]): string {
  return runs
    .map((run) => ('withheld' in run ? (run.withheld.wording ?? '[words withheld]') : run.text))
    .join('');
}

function linesOf(text: string): Shown[] {
  return text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
}

function heading(level: number, words: Shown | Shown[]): Html {
  if (level <= 2)
    return html`<h2>${words}</h2>
`;
  if (level === 3)
    return html`<h3>${words}</h3>
`;
  return level === 4
    ? html`<h4>${words}</h4>
`
    : html`<h5>${words}</h5>
`;
}

export function actionTold({
  owner,
  due,
}: {
  owner: string | null;
  due: PublicDue | null;
}): string {
  return `Owner: ${owner ?? 'not recorded'}. Due: ${dueInWords(due)}.`;
}

export function dueInWords(due: PublicDue | null): string {
  switch (due?.kind) {
    case 'date':
      return dayInWords(due.date);
    case 'next_meeting':
      return 'next meeting';
    case 'text':
      return due.text;
    default:
      return 'not recorded';
  }
}

function voiceOf({ voice, capacity }: { voice: string | null; capacity: string | null }): string {
  const who = voice === null ? 'somebody who is not recorded' : voice.replace(/^A /, 'a ');
  return capacity === null || capacity === '' ? who : `${who}, speaking as ${capacity}`;
}

/** “Item 5: Joint Financial Framework”, whatever of it may be read. */
export function itemTitle(item: PublicItem): string {
  const title = item.title ?? (item.withheld ?? item.titleWithheld)?.wording ?? 'Title withheld';
  return `${item.number}. ${title}`;
}

/** “the meeting of 3 May 2018, minute JC/1819/003”. */
export function minuteInWords({ date, reference }: PublicMinute): string {
  return `the meeting of ${dayInWords(date)}${reference === null ? '' : `, minute ${reference}`}`;
}

/** Every decision of an item that has a page, withheld ones too. */
export function decisionsOf(item: PublicItem): readonly DecisionFound[] {
  const found: DecisionFound[] = [];
  const walk = (blocks: readonly PublicBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'decision') found.push(block);
      else if (block.kind === 'withheld' && block.number !== null) {
        found.push({ kind: 'withheld', number: block.number, note: block.note });
      } else if (block.kind === 'bullet_list' || block.kind === 'ordered_list') {
        block.items.forEach(walk);
      } else if (block.kind === 'table') {
        for (const row of block.rows) for (const cell of row) walk(cell.blocks);
      }
    }
  };
  walk(item.blocks);
  return found;
}

export type DecisionFound =
  | Extract<PublicBlock, { kind: 'decision' }>
  | { readonly kind: 'withheld'; readonly number: number; readonly note: WithheldNote };

/** Blocks of one kind, wherever they stand. */
export function actionsOf(item: PublicItem): readonly Extract<PublicBlock, { kind: 'action' }>[] {
  const walk = (blocks: readonly PublicBlock[]): Extract<PublicBlock, { kind: 'action' }>[] =>
    blocks.flatMap((block) => {
      if (block.kind === 'action') return [block];
      if (block.kind === 'bullet_list' || block.kind === 'ordered_list') {
        return block.items.flatMap(walk);
      }
      return block.kind === 'table'
        ? block.rows.flatMap((row) => row.flatMap((cell) => walk(cell.blocks)))
        : [];
    });
  return walk(item.blocks);
}
