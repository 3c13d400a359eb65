import { eq } from 'drizzle-orm';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import type { DocumentId } from '#shared/ids.ts';
import { evenlySpaced, type StandingWords } from './standing-words.ts';

/** What an amendment says of itself when its words are gone. */
const REMOVED = 'Words were removed from this text for good.';

type Row = typeof t.amendment.$inferSelect;

/** The amendments of a document whose history was deleted for good speak of the one that took its place, and of
 *  words that do not stand there any more no amendment tells. That there was one stays. So does a hash of a paragraph
 *  that stands; one of words that are gone could be guessed from, and gives way to one that fits nothing. */
export function forgetAmendedWords(
  transaction: Transaction,
  {
    old,
    fresh,
    words: { stands, standsButForSpace },
    hashes,
    sealed,
  }: {
    readonly old: DocumentId;
    readonly fresh: DocumentId;
    readonly words: StandingWords;
    /** Of the fresh document's paragraphs. */
    readonly hashes: ReadonlySet<string>;
    /** The minutes are approved: every amendment but one taken back is in the sealed record, with its words. */
    readonly sealed: boolean;
  },
): void {
  const standing = (hash: string | null) => (hash === null || hashes.has(hash) ? hash : '');
  const rows = transaction.select().from(t.amendment).where(eq(t.amendment.documentId, old)).all();
  for (const row of rows) {
    const [beforeHash, afterHash] = [standing(row.beforeHash), standing(row.afterHash)];
    if (sealed && row.state !== 'withdrawn' && row.state !== 'proposed') {
      transaction
        .update(t.amendment)
        .set({ documentId: fresh, beforeHash, afterHash })
        .where(eq(t.amendment.id, row.id))
        .run();
      continue;
    }
    const told = isTold(row, stands) ? {} : { quote: '', words: '', stated: REMOVED };
    const isPlaced = stands(wordsBefore(row)) && wordsAroundSpace(row).every(standsButForSpace);
    const stated = isPlaced ? {} : { stated: REMOVED };
    transaction
      .update(t.amendment)
      .set({ documentId: fresh, beforeHash, afterHash, ...stated, ...told })
      .where(eq(t.amendment.id, row.id))
      .run();
  }
}

/** The words of one that a meeting is asked for, or has answered, are not in the text yet, or never were. */
function isTold(
  { origin, state, quote, words, settledAt }: Row,
  stands: StandingWords['stands'],
): boolean {
  const isWish = origin === 'correction' && settledAt === null;
  const isAsked = state === 'proposed' || state === 'agreed' || state === 'not_agreed';
  return stands(quote) && (isWish || isAsked || stands(words));
}

/** Words are included after some others, which are told with them (shared/document/stated-change.ts). */
function wordsBefore({ stated, quote, words }: Row): string {
  if (quote.trim() !== '') return '';
  const own = evenlySpaced(words);
  const rest = stated.slice(stated.indexOf(own) + own.length);
  return /^’ after the words? ‘(.*)’ in /.exec(rest)?.[1] ?? '';
}

/** A change of space alone is told by the words on both sides. */
function wordsAroundSpace({ stated, quote, words }: Row): readonly string[] {
  if (quote.trim() !== '' || words.trim() !== '') return [];
  const told = /‘(.*)’/.exec(stated)?.[1] ?? '';
  return told.split(/’(?: and |(?:, where .* time,)? by the words? )‘/);
}
