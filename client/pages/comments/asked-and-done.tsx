import { SuggestedWordRuns } from '#client/editor/word-runs.tsx';
import { useCommentTable } from '#client/live/queries.ts';
import { instantInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import { compareWords } from '#shared/document/compare-words.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { CommentTable } from '#shared/protocol/http/comment-table.ts';
import { Answered } from '../answered.tsx';
import { type CommentFilter, passes } from './comment-filter.ts';

type Row = CommentTable[number];

/** The section's place on the page. */
export const ASKED_AND_DONE = 'asked-and-done';

/** Everything that was asked about the draft and what was done, in the order of the agenda, as one table. */
export function AskedAndDone({
  meetingId,
  filter,
}: {
  readonly meetingId: string;
  readonly filter: CommentFilter;
}) {
  const table = useCommentTable(meetingId);
  const file = `/api/meetings/${meetingId}/comments/table`;
  return (
    <section className="section asked-and-done" aria-labelledby={ASKED_AND_DONE}>
      <h2 className="section__title" id={ASKED_AND_DONE} tabIndex={-1}>
        What was asked and what was done
      </h2>
      <p className="no-print">
        Take the whole table away:{' '}
        <a href={`${file}.csv`} download>
          for a spreadsheet (CSV)
        </a>{' '}
        or{' '}
        <a href={`${file}.json`} download>
          as data (JSON)
        </a>
        .
      </p>
      <Answered of={table} what="the table">
        {(rows) => <Rows rows={rows.filter((row) => passes(row, filter))} />}
      </Answered>
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) return <EmptyState>No comment matches these filters.</EmptyState>;
  return (
    <ResponsiveTable
      caption="In the order of the agenda"
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { name: 'Item', cell: (row) => itemInWords(row) },
        { name: 'Asked by', cell: (row) => <AskedBy row={row} /> },
        { name: 'What was asked', cell: (row) => <Asked row={row} /> },
        { name: 'What was done', cell: (row) => <Done row={row} /> },
      ]}
    />
  );
}

function itemInWords({ part, itemNumber, reference, itemTitle }: Row): string {
  const place = `${part === 'II' ? 'Part II, item' : 'Item'} ${itemNumber}`;
  return `${reference ?? place}: ${itemTitle}`;
}

function AskedBy({ row }: { readonly row: Row }) {
  return (
    <>
      {row.askedBy}
      <br />
      {instantInWords(row.askedAt)}
    </>
  );
}

function Asked({ row: { kind, quote, text, proposedText, askedBy } }: { readonly row: Row }) {
  return (
    <>
      <p>
        <strong>{inWords(kind)}</strong>
        {quote === null ? ' about the whole item' : ''}
      </p>
      {quote === null ? null : proposedText === null ? (
        <p>“{quote}”</p>
      ) : (
        <p>
          “<SuggestedWordRuns runs={compareWords(quote, proposedText)} by={askedBy} />”
        </p>
      )}
      {quote === null && proposedText !== null ? <p>Proposed words: “{proposedText}”</p> : null}
      {text === '' ? null : <p>{text}</p>}
    </>
  );
}

function Done({ row: { done, doneBy, doneAt, reason, answers } }: { readonly row: Row }) {
  return (
    <>
      <p>{done}</p>
      {doneBy === null || doneAt === null ? null : (
        <p>
          By {doneBy}, {instantInWords(doneAt)}
        </p>
      )}
      {reason === null ? null : <p>Reason: {reason}</p>}
      {answers.map(({ by, at, text }) => (
        <p key={at}>
          {by} answered, {instantInWords(at)}: {text}
        </p>
      ))}
    </>
  );
}
