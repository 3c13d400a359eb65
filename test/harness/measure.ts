/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Milliseconds that some work takes. */
export async function took(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** A line for whoever reads the figures. */
export function report(what: string, figures: Record<string, number>): void {
  const line = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  process.stdout.write(`${what}: ${line.join(', ')}\n`);
}
