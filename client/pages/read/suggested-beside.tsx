import { SuggestedWordRuns } from '#client/editor/word-runs.tsx';
import { compareWords } from '#shared/document/compare-words.ts';
import type { TextRun } from '#shared/document/minute-content.ts';
import { suggestedRuns } from '#shared/document/suggested-runs.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { suggestedIn } from '../comments/suggestion.ts';

/** Suggestions for words that another one is shown in already: each with its words to itself. */
export function SuggestedBeside({
  runs,
  comments,
}: {
  readonly runs: readonly TextRun[];
  readonly comments: readonly CommentView[];
}) {
  const { beside } = suggestedRuns(runs, suggestedIn(comments));
  if (beside.length === 0) return null;
  return (
    <ul className="plain-list suggested-beside" aria-label="Other suggestions for the text above">
      {beside.map(({ id, by, quote, words }) => (
        <li key={id}>
          Also suggested, by {by}: “
          <SuggestedWordRuns runs={compareWords(quote, words)} by={by} />”
        </li>
      ))}
    </ul>
  );
}
