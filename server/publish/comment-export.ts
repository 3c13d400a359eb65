import { stringify } from 'csv-stringify/sync';
import { inWords } from '#shared/domain/vocabulary.ts';
import { instantInWords } from '#shared/lang/date-words.ts';

/** One comment as it is taken away. Instants are ISO 8601 in UTC. */
export interface ExportedComment {
  readonly part: string;
  readonly itemNumber: number;
  readonly reference: string | null;
  readonly itemTitle: string;
  readonly quote: string | null;
  readonly kind: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly text: string;
  readonly proposedText: string | null;
  readonly state: string;
  readonly done: string;
  readonly acceptedText: string | null;
  readonly doneBy: string | null;
  readonly doneAt: string | null;
  readonly reason: string | null;
  readonly answers: readonly { readonly by: string; readonly at: string; readonly text: string }[];
}

const COLUMNS = {
  item: 'Item',
  itemTitle: 'Title of the item',
  place: 'About these words',
  kind: 'Kind',
  askedBy: 'Asked by',
  askedAt: 'Asked on',
  text: 'What was asked',
  proposedText: 'Words proposed',
  state: 'State',
  done: 'What was done',
  doneBy: 'Done by',
  doneAt: 'Done on',
  reason: 'Reason',
  answers: 'Answers',
};

/** For a spreadsheet. What it would take for a formula is marked as text (ASVS 1.2.10). */
export function commentsCsv(comments: readonly ExportedComment[]): string {
  return stringify(comments.map(told), {
    header: true,
    columns: COLUMNS,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

export function commentsJson(comments: readonly ExportedComment[]): string {
  return `${JSON.stringify(comments.map(facts), null, 2)}\n`;
}

function facts({
  part,
  itemNumber,
  reference,
  itemTitle,
  quote,
  kind,
  askedBy,
  askedAt,
  text,
  proposedText,
  state,
  done,
  acceptedText,
  doneBy,
  doneAt,
  reason,
  answers,
}: ExportedComment) {
  return {
    ...{ part, itemNumber, reference, itemTitle, quote, kind, askedBy, askedAt, text },
    ...{ proposedText, state, done, acceptedText, doneBy, doneAt, reason, answers },
  };
}

function told(one: ExportedComment) {
  const place = one.part === 'II' ? `Part II, item ${one.itemNumber}` : `Item ${one.itemNumber}`;
  return {
    ...one,
    item: one.reference ?? place,
    place: one.quote ?? 'The whole item',
    kind: inWords(one.kind),
    state: inWords(one.state),
    proposedText: one.proposedText === '' ? 'None: these words are to go' : one.proposedText,
    askedAt: instantInWords(one.askedAt),
    doneAt: one.doneAt === null ? null : instantInWords(one.doneAt),
    answers: one.answers
      .map(({ by, at, text }) => `${by}, ${instantInWords(at)}: ${text}`)
      .join('\n'),
  };
}
