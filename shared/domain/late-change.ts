/** What words that came too late would have changed in one block of a minute, or in one field of an item on the
 *  agenda. */
export interface LateChange {
  /** The block; of an agenda the item. `null`: a new block that had no id yet. */
  readonly blockId: string | null;
  /** `paragraph`, `decision` …, or a fact beside its words (`owner`, `due`, `verb`); of an agenda `title`,
   *  `recommendation`, `paper`, `lead`. */
  readonly kind: string;
  /** Empty: it was not there. */
  readonly before: string;
  /** Empty: it was taken out. */
  readonly after: string;
}

/** Whether every block in these changes is in those too, as it was before. */
export function coversBlocks(
  larger: readonly LateChange[],
  smaller: readonly LateChange[],
): boolean {
  const keys = new Set(larger.map(keyOf));
  return smaller.every((one) => keys.has(keyOf(one)));
}

function keyOf({ blockId, kind, before }: LateChange): string {
  return JSON.stringify([blockId, kind, before]);
}
