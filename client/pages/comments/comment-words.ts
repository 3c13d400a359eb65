import { instantInWords } from '#client/ui/date-words.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';

/** Who settled it and when; `null` while it is open. */
export function settledInWords(
  comment: Pick<CommentView, 'state' | 'settledBy' | 'settledAt'>,
): string | null {
  if (comment.state === 'open' || comment.settledAt === null) return null;
  return `${comment.settledBy ?? 'Not recorded by whom'}, ${instantInWords(comment.settledAt)}`;
}

/** What a comment is about, short: to tell one from another. */
export function aboutInWords(comment: Pick<CommentView, 'quote' | 'itemTitle'>): string {
  return comment.quote === '' ? `the item ${comment.itemTitle}` : `“${shortQuote(comment.quote)}”`;
}

const SHORT = 60;

/** The quoted words, cut short where they are only there to tell comments apart. */
export function shortQuote(quote: string): string {
  return quote.length <= SHORT ? quote : `${quote.slice(0, SHORT).trimEnd()}…`;
}
