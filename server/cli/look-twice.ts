/** What was found, and what is worth knowing besides. */
export interface Found {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/** Two files cannot be read at one instant: beside a running server one may be a moment ahead of the other. What is
 *  really wrong is so at a second look too. */
export function lookTwice(look: () => Found): Found {
  const first = look();
  if (first.faults.length === 0) return first;
  const { faults, notes } = look();
  return { faults: faults.filter((one) => first.faults.includes(one)), notes };
}
