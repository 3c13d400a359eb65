import type { PublicBlock, PublicItem, PublicRecord, WithheldNote } from './public-model.ts';

/** A text that people wrote, and where in the public record it stands. */
export interface PublicText {
  /** “the title of item 5”. */
  readonly where: string;
  readonly text: string;
}

/** Every text of a public record that is not the same for all records. */
export function* publicTexts(record: PublicRecord): Generator<PublicText> {
  const { committee, meeting, signature } = record;
  yield* told('the committee’s name', committee.name);
  for (const name of committee.bodies) yield* told('the name of a body', name);
  yield* told('the meeting’s title', meeting.title);
  yield* told('the place of the meeting', meeting.venue);
  for (const one of record.attendance) {
    yield* told('the attendance', one.seat, one.organisation, one.name, one.note);
    yield* instead('the attendance', one.withheld);
  }
  for (const one of record.declarations) {
    yield* told('the declarations of interests', one.person, one.interest, one.managed);
    yield* instead('the declarations of interests', one.withheld);
  }
  for (const item of record.items) yield* itemTexts(item);
  for (const one of record.amendments) yield* told(`an amendment to item ${one.item}`, one.stated);
  if (record.approval?.meeting) {
    yield* told('the approving meeting’s title', record.approval.meeting.title);
  }
  yield* told('the signature', signature?.name ?? null, signature?.post ?? null);
  for (const { note, minute } of record.corrections) {
    yield* told('a later correction', note, minute?.title ?? null);
  }
}

function* itemTexts(item: PublicItem): Generator<PublicText> {
  const at = (what: string) => `${what} item ${item.number}`;
  yield* told(at('the title of'), item.title);
  yield* told(at('who leads'), item.lead);
  yield* told(at('the recommendation of'), item.recommendation);
  yield* told(at('the paper for'), item.paper);
  for (const note of [item.withheld, item.titleWithheld, item.recommendationWithheld]) {
    yield* instead(`item ${item.number}`, note);
  }
  yield* blockTexts(item.blocks, at);
}

function* blockTexts(
  blocks: readonly PublicBlock[],
  at: (what: string) => string,
): Generator<PublicText> {
  for (const block of blocks) {
    switch (block.kind) {
      case 'withheld':
        yield* instead(at('').trim(), block.note);
        continue;
      case 'table':
        for (const row of block.rows) for (const cell of row) yield* blockTexts(cell.blocks, at);
        continue;
      case 'bullet_list':
      case 'ordered_list':
        for (const one of block.items) yield* blockTexts(one, at);
        continue;
      case 'action':
        yield* told(at('the owner of an action in'), block.owner);
        yield* told(
          at('when an action is due in'),
          block.due?.kind === 'text' ? block.due.text : null,
        );
        break;
      case 'contribution':
        yield* told(at('who spoke in'), block.voice, block.capacity);
        break;
    }
    // Words on either side of a gap do not belong together.
    const words = block.text.map((run) => ('withheld' in run ? '\n·\n' : run.text)).join('');
    yield* told(at('the text of'), words);
    for (const run of block.text) {
      if ('withheld' in run) yield* instead(at('').trim(), run.withheld);
      else yield* told(at('a link in'), run.link ?? null);
    }
  }
}

function* instead(of: string, note: WithheldNote | null): Generator<PublicText> {
  yield* told(`what the public reads instead in ${of}`, note?.wording ?? null);
}

function* told(where: string, ...texts: readonly (string | null)[]): Generator<PublicText> {
  for (const text of texts) {
    if (text !== null && text !== '' && !OURS.includes(text)) yield { where, text };
  }
}

/** What the service itself says of somebody who is not named. */
export const OURS = ['A lay member', 'A member of the public'];
