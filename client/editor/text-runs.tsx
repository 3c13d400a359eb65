import { Fragment, type ReactNode } from 'react';
import type { TextRun } from '#shared/document/minute-content.ts';
import { type SuggestedWords, suggestedRuns } from '#shared/document/suggested-runs.ts';
import { SuggestedInsertion, SuggestedRemoval } from './word-runs.tsx';

/** A block's words with their marks, and with the words that are suggested for them. Hard breaks come as
 *  newlines. */
export function TextRuns({
  runs,
  suggestions = [],
}: {
  readonly runs: readonly TextRun[];
  readonly suggestions?: readonly SuggestedWords[];
}) {
  if (suggestions.length > 0) return <WithSuggestions runs={runs} suggestions={suggestions} />;
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place
    <Fragment key={index}>{marked(run)}</Fragment>
  ));
}

function WithSuggestions({
  runs,
  suggestions,
}: {
  readonly runs: readonly TextRun[];
  readonly suggestions: readonly SuggestedWords[];
}) {
  return suggestedRuns(runs, suggestions).pieces.map((piece, index) => {
    const shown =
      piece.change === 'added' ? (
        <SuggestedInsertion by={piece.suggestion.by}>{piece.text}</SuggestedInsertion>
      ) : piece.change === 'removed' ? (
        <SuggestedRemoval by={piece.suggestion.words === '' ? piece.suggestion.by : null}>
          {marked(piece.run)}
        </SuggestedRemoval>
      ) : (
        marked(piece.run)
      );
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no name but its place
    return <Fragment key={index}>{shown}</Fragment>;
  });
}

function marked(run: TextRun): ReactNode {
  let words: ReactNode = withBreaks(run.text);
  if (run.italic) words = <em>{words}</em>;
  if (run.bold) words = <strong>{words}</strong>;
  if (run.link !== undefined) words = <a href={run.link}>{words}</a>;
  if (run.comments !== undefined && run.comments.length > 0) {
    words = (
      <span className="commented" data-thread-id={run.comments.join(' ')}>
        {words}
      </span>
    );
  }
  return words;
}

function withBreaks(text: string): ReactNode {
  const lines = text.split('\n');
  if (lines.length === 1) return text;
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
    <Fragment key={index}>
      {index > 0 ? <br /> : null}
      {line}
    </Fragment>
  ));
}
