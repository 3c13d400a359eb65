import { html } from 'hono/html';
import type { PublicBlock, PublicRecord, WithheldNote } from '../public-model.ts';
import type { Html } from './frame.ts';
import { withheldBox, withheldInWords } from './words.ts';

/** Everything that is withheld, and on what ground. */
export function withheldList(record: PublicRecord): Html {
  const rows = withheldIn(record);
  if (rows.length === 0) return html`<p>Nothing is withheld from these minutes.</p>`;
  return html`<p>${rows.length === 1 ? 'One thing is' : `${rows.length} things are`} withheld. Each place says so where it stands.</p>
<ul>${rows.map(([where, note]) => html`<li>${withheldBox(where, note)}</li>`)}</ul>`;
}

/** Everything that is withheld, with where it stood. */
function withheldIn(record: PublicRecord): readonly (readonly [string, WithheldNote])[] {
  const found: (readonly [string, WithheldNote])[] = [];
  const note = (where: string, one: WithheldNote | null) => {
    if (one !== null) found.push([where, one]);
  };
  for (const one of record.attendance) note('The name of somebody who was there', one.withheld);
  for (const one of record.declarations) note('A declaration of interests', one.withheld);
  for (const item of record.items) {
    const of = `of item ${item.number}`;
    note(`The whole ${of}`, item.withheld);
    note(`The title ${of}`, item.titleWithheld);
    note(`The recommendation ${of}`, item.recommendationWithheld);
    for (const [what, one] of notesIn(item.blocks)) note(`${what} ${of}`, one);
  }
  return found;
}

function* notesIn(blocks: readonly PublicBlock[]): Generator<readonly [string, WithheldNote]> {
  for (const block of blocks) {
    if (block.kind === 'withheld') yield [withheldInWords(block.what), block.note];
    else if (block.kind === 'table') {
      for (const row of block.rows) for (const cell of row) yield* notesIn(cell.blocks);
    } else if ('items' in block) {
      for (const item of block.items) yield* notesIn(item);
    } else {
      for (const run of block.text) if ('withheld' in run) yield ['Some words', run.withheld];
    }
  }
}
