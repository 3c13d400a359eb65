type Facts = Readonly<Record<string, unknown>>;

/** What differs between two sets of facts, before and after, for the record of who did what. `called` is what
 *  the thing is known by, and is there on both sides whether or not it changed. */
export function changedIn(
  before: Facts,
  after: Facts,
  called: string,
): { readonly before: Facts; readonly after: Facts } {
  const keys = Object.keys(after).filter(
    (key) => key === called || !isSame(before[key], after[key]),
  );
  const only = (facts: Facts) => Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]));
  return { before: only(before), after: only(after) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
