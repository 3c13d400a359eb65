/** What went wrong underneath: Drizzle says only which query it was, and keeps SQLite's word as the cause. */
export function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  return root;
}

/** The same in words. */
export function inWords(error: unknown): string {
  const root = rootOf(error);
  return root instanceof Error ? root.message : String(root);
}
