import { eq } from 'drizzle-orm';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import {
  type ChoiceMarks,
  isIdMark,
  type PublicChoices,
  type Withholding,
} from '#shared/domain/publication.ts';
import type { ItemId } from '#shared/ids.ts';
import { hasWords } from '#shared/lang/find-words.ts';
import type { StandingWords } from './standing-words.ts';

/** What somebody decided about a public version, as it is kept. */
export interface KeptChoices extends PublicChoices {
  readonly marks?: ChoiceMarks | null;
}

/** Words of an item that were to be withheld, and do not stand in its minute any more, are removed for good with
 *  them; so is what a paragraph could be guessed from, and a reason that repeats such words. */
export function forgetChosenWords(
  transaction: Transaction,
  itemId: ItemId,
  { stands }: Pick<StandingWords, 'stands'>,
): void {
  for (const row of draftsAbout(transaction, itemId)) {
    const lost = row.choices.withheld.flatMap(({ place }) =>
      place.kind === 'phrase' && place.itemId === itemId && !stands(place.words)
        ? [place.words]
        : [],
    );
    const repeats = lost.some((words) => hasWords(row.reason ?? '', words));
    const choices = changed(row.choices, itemId, ({ place, wording, ...rest }, marks) => {
      if (place.kind === 'phrase' && lost.includes(place.words)) return null;
      const isLost = wording !== null && lost.some((words) => hasWords(wording, words));
      return {
        one: { ...rest, place, wording: isLost ? null : wording },
        marks: marks.filter(isIdMark),
      };
    });
    write(transaction, row.id, choices, repeats ? '(removed for good)' : row.reason);
  }
}

/** An item that went to Part II is in no public version, and nothing that was chosen about it is kept. */
export function forgetChoicesOf(transaction: Transaction, itemId: ItemId): void {
  for (const { id, choices, reason } of draftsAbout(transaction, itemId)) {
    write(
      transaction,
      id,
      changed(choices, itemId, () => null),
      reason,
    );
  }
}

function draftsAbout(transaction: Transaction, itemId: ItemId) {
  return transaction
    .select()
    .from(t.publicationDraft)
    .innerJoin(t.agendaItem, eq(t.agendaItem.meetingId, t.publicationDraft.meetingId))
    .where(eq(t.agendaItem.id, itemId))
    .all()
    .map(({ publication_draft: { id, reason, withheld } }) => ({
      ...{ id, reason, choices: withheld as KeptChoices },
    }))
    .filter(({ choices }) => choices.withheld.some(({ place }) => isAbout(place, itemId)));
}

type Change = (
  one: Withholding,
  marks: readonly string[],
) => { readonly one: Withholding; readonly marks: readonly string[] } | null;

/** Choices and their marks, in the same order. */
function changed(choices: KeptChoices, itemId: ItemId, change: Change): KeptChoices {
  const { marks = null } = choices;
  const left = choices.withheld.flatMap((one, index) => {
    const own = marks?.withheld[index] ?? [];
    const now = isAbout(one.place, itemId) ? change(one, own) : { one, marks: own };
    return now === null ? [] : [now];
  });
  return {
    ...choices,
    withheld: left.map(({ one }) => one),
    marks: marks === null ? null : { ...marks, withheld: left.map((one) => one.marks) },
  };
}

function isAbout(place: Withholding['place'], itemId: ItemId): boolean {
  return 'itemId' in place && place.itemId === itemId;
}

function write(
  transaction: Transaction,
  id: string,
  withheld: KeptChoices,
  reason: string | null,
): void {
  transaction
    .update(t.publicationDraft)
    .set({ withheld, reason })
    .where(eq(t.publicationDraft.id, id))
    .run();
}
