export interface Difference<T> {
  readonly added: readonly T[];
  readonly changed: readonly T[];
  readonly removed: readonly T[];
}

/** What turns `before` into `after`, matching by id. `same` decides whether a kept one has changed;
 *  order within the lists does not count, so put an order that matters into the value. */
export function diffById<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean,
): Difference<T> {
  const earlier = new Map(before.map((one) => [one.id, one]));
  const added: T[] = [];
  const changed: T[] = [];
  for (const one of after) {
    const was = earlier.get(one.id);
    if (was === undefined) added.push(one);
    else if (!same(was, one)) changed.push(one);
    earlier.delete(one.id);
  }
  return { added, changed, removed: [...earlier.values()] };
}
