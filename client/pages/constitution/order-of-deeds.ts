import { ApiFault } from '#client/live/api.ts';

export interface Outcome<Item> {
  /** Those that were not done: the one that was refused, and all after it. */
  readonly left: readonly Item[];
  readonly fault: ApiFault | null;
}

/** Does the same to many, one after the other, and stops at the first refusal: what was done stays done,
 *  and the form keeps the rest. */
export async function doInTurn<Item>(
  items: readonly Item[],
  deed: (item: Item) => Promise<unknown>,
): Promise<Outcome<Item>> {
  for (const [index, item] of items.entries()) {
    try {
      await deed(item);
    } catch (trouble) {
      if (!(trouble instanceof ApiFault)) throw trouble;
      return { left: items.slice(index), fault: trouble };
    }
  }
  return { left: [], fault: null };
}
