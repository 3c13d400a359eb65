import { eq } from 'drizzle-orm';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import type { DocumentId } from '#shared/ids.ts';

/** What an amendment says of itself when its words are gone. */
const REMOVED = 'Words were removed from this text for good.';

type Row = typeof t.amendment.$inferSelect;

/** The amendments of a document whose history was deleted for good speak of the one that took its place, and of
 *  words that do not stand there any more no amendment tells. That there was one stays.
 *  @param text all words of the fresh document */
export function forgetAmendedWords(
  transaction: Transaction,
  {
    old,
    fresh,
    text,
    sealed,
  }: {
    readonly old: DocumentId;
    readonly fresh: DocumentId;
    readonly text: string;
    /** The minutes are approved: every amendment but one taken back is in the sealed record, with its words. */
    readonly sealed: boolean;
  },
): void {
  const stands = standingIn(text);
  const rows = transaction.select().from(t.amendment).where(eq(t.amendment.documentId, old)).all();
  for (const row of rows) {
    if (sealed && row.state !== 'withdrawn' && row.state !== 'proposed') {
      transaction
        .update(t.amendment)
        .set({ documentId: fresh })
        .where(eq(t.amendment.id, row.id))
        .run();
      continue;
    }
    const told = isTold(row, stands) ? {} : { quote: '', words: '', stated: REMOVED };
    const stated = stands(wordsBefore(row)) ? {} : { stated: REMOVED };
    transaction
      .update(t.amendment)
      .set({ documentId: fresh, ...stated, ...told })
      .where(eq(t.amendment.id, row.id))
      .run();
  }
}

/** The words of one that a meeting is asked for, or has answered, are not in the text yet, or never were. */
function isTold({ origin, state, quote, words, settledAt }: Row, stands: Stands): boolean {
  const isWish = origin === 'correction' && settledAt === null;
  const isAsked = state === 'proposed' || state === 'agreed' || state === 'not_agreed';
  return stands(quote) && (isWish || isAsked || stands(words));
}

/** Words are included after some others, which are told with them (shared/document/stated-change.ts). */
function wordsBefore({ stated, quote, words }: Row): string {
  if (quote.trim() !== '') return '';
  const own = oneLine(words);
  const rest = stated.slice(stated.indexOf(own) + own.length);
  return /^’ after the words? ‘(.*)’ in /.exec(rest)?.[1] ?? '';
}

type Stands = (words: string) => boolean;

function standingIn(text: string): Stands {
  const all = oneLine(text);
  return (words) => all.includes(oneLine(words));
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
