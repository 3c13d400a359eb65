/** Which of several numbers can stay where they are while the others move between them: a longest row of
 *  growing ones, as their indexes. */
export function stayingInPlace(numbers: readonly number[]): ReadonlySet<number> {
  /** For each length, the index that a growing row of that length ends with at its lowest. */
  const ends: number[] = [];
  const before: (number | null)[] = [];
  for (const [index, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? null : (ends[low - 1] as number));
    ends[low] = index;
  }
  const staying = new Set<number>();
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) staying.add(at);
  return staying;
}
