import { Fragment, type ReactNode } from 'react';
import type { TextRun } from '#shared/document/minute-content.ts';

/** A block's words with their marks. Hard breaks come as newlines. */
export function TextRuns({ runs }: { readonly runs: readonly TextRun[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place
    <Fragment key={index}>{marked(run)}</Fragment>
  ));
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
