import { eq } from 'drizzle-orm';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { StandingWords } from './standing-words.ts';

type Row = typeof t.comment.$inferSelect;

/** What a comment copied from a text whose deleted words are removed for good goes with them: the passage it is
 *  about, the words that were accepted and do not stand any more, and a proposed wording that repeats what was lost.
 *  What people said themselves stays: the comment, the replies to it, and why it was settled so. */
export function forgetQuotedWords(
  transaction: Transaction,
  document: DocumentId,
  words: StandingWords,
): void {
  const rows = transaction.select().from(t.comment).where(eq(t.comment.documentId, document)).all();
  for (const row of rows) {
    // One that is being accepted at this moment is finished first, in its own words.
    if (row.state === 'open' && row.acceptedText !== null) continue;
    transaction.update(t.comment).set(left(row, words)).where(eq(t.comment.id, row.id)).run();
  }
}

function left(
  { quote, proposedText, acceptedText, text }: Row,
  { stands, repeatsLost }: StandingWords,
): Pick<Row, 'quote' | 'proposedText' | 'acceptedText' | 'text'> {
  const wentIn = acceptedText ?? '';
  const isLost = !stands(wentIn) || !stands(quote);
  const repeats = repeatsLost(proposedText ?? '', `${quote} ${wentIn}`);
  return {
    quote: stands(quote) ? quote : '',
    acceptedText: stands(wentIn) ? acceptedText : null,
    proposedText: isLost && repeats ? null : proposedText,
    text: withoutCopy(text, { stands, repeatsLost }),
  };
}

/** Late words that had no passage of their own were sent as a comment that tells what stood there before
 *  (commands/settle-late-edit.ts). */
function withoutCopy(
  text: string,
  { stands, repeatsLost }: Pick<StandingWords, 'stands' | 'repeatsLost'>,
): string {
  const told = /^([\s\S]* before: )([\s\S]*)(\. I had written: )([\s\S]*)$/.exec(text);
  if (told === null) return text;
  const [, opening = '', before = '', between = '', written = ''] = told;
  if (stands(before)) return text;
  return `${opening}${REMOVED}${between}${repeatsLost(written, before) ? REMOVED : written}`;
}

const REMOVED = '(removed for good)';
