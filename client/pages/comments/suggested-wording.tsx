import { SuggestedWordRuns } from '#client/editor/word-runs.tsx';
import { compareWords } from '#shared/document/compare-words.ts';
import { isToTakeOut } from '#shared/domain/comment.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { stillStands, suggestionRuns } from './suggestion.ts';

/** What somebody suggests in the place of words of the draft, and the words that went in. */
export function SuggestedWording({ comment }: { readonly comment: CommentView }) {
  const runs = suggestionRuns(comment);
  if (runs === null) return null;
  const { author, quote, state, acceptedText, settledBy } = comment;
  return (
    <>
      <p className="thread__text">
        <strong>
          {isToTakeOut(comment) ? 'Suggested: take these words out' : 'Suggested wording:'}
        </strong>
      </p>
      <blockquote className="thread__quote">
        <SuggestedWordRuns runs={runs} by={author} />
      </blockquote>
      {state === 'open' && !stillStands(comment) ? (
        <p className="thread__gone">
          The words of the draft have changed since this was suggested. It was about: “{quote}”
        </p>
      ) : null}
      {acceptedText === null ? null : (
        <>
          {state === 'accepted_in_part' ? (
            <>
              <p className="thread__text">
                <strong>What was changed in the minutes:</strong>
              </p>
              <blockquote className="thread__quote">
                <SuggestedWordRuns runs={compareWords(quote, acceptedText)} by={author} />
              </blockquote>
            </>
          ) : null}
          <p className="thread__text">
            {isToTakeOut(comment) ? 'Suggested by ' : 'Wording by '}
            {author}, accepted by {settledBy ?? 'somebody not recorded'}.
            {acceptedText === '' ? ' The words were taken out of the minutes.' : ''}
          </p>
        </>
      )}
    </>
  );
}
