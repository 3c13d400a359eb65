import { compareWords, type WordRun } from '#shared/document/compare-words.ts';
import type { SuggestedWords } from '#shared/document/suggested-runs.ts';
import { isSuggestion } from '#shared/domain/comment.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';

/** Whether the words a suggestion was made for stand in the draft as they were. */
export function stillStands({
  quote,
  anchor,
  wordsNow,
}: Pick<CommentView, 'quote' | 'anchor' | 'wordsNow'>): boolean {
  if (anchor === 'text_removed') return false;
  // Not known yet: it was only just made.
  if (wordsNow === null) return true;
  const at = wordsNow.indexOf(quote);
  return at >= 0 && wordsNow.indexOf(quote, at + 1) < 0;
}

/** The suggestions to be shown in the words of the draft: open ones whose words stand. */
export function suggestedIn(comments: readonly CommentView[]): readonly SuggestedWords[] {
  return comments
    .filter((one) => one.state === 'open' && isSuggestion(one) && stillStands(one))
    .map(({ id, author, quote, proposedText }) => ({
      id,
      by: author,
      quote,
      words: proposedText ?? '',
    }));
}

/** What a suggestion would change, word by word; `null`: it is none. */
export function suggestionRuns(
  comment: Pick<CommentView, 'quote' | 'proposedText'>,
): readonly WordRun[] | null {
  const { quote, proposedText } = comment;
  return isSuggestion(comment) && proposedText !== null ? compareWords(quote, proposedText) : null;
}
