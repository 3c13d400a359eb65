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
export function aboutInWords(
  comment: Pick<CommentView, 'quote' | 'blockId' | 'itemTitle'>,
): string {
  if (quotesLostWords(comment)) return `removed words of the item ${comment.itemTitle}`;
  return comment.quote === '' ? `the item ${comment.itemTitle}` : `“${shortQuote(comment.quote)}”`;
}

/** The words it is about were removed for good, and what it quoted of them with them. */
export function quotesLostWords(comment: Pick<CommentView, 'quote' | 'blockId'>): boolean {
  return comment.quote === '' && comment.blockId !== null;
}

const SHORT = 60;

/** The quoted words, cut short where they are only there to tell comments apart. */
export function shortQuote(quote: string): string {
  return quote.length <= SHORT ? quote : `${quote.slice(0, SHORT).trimEnd()}…`;
}
