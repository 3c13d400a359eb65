import { expect, test } from 'vitest';
import type { Trial } from '#test/long/trial.ts';

const SEED = Number(process.env.SEED ?? 20_180_301);

/** A short share of each of some long trials (`npm run test:long`), as tests. A trial that cannot run here says why. */
export async function shortShares(
  shares: readonly (readonly [trial: Trial, length: number])[],
): Promise<void> {
  for (const [trial, length] of shares) {
    const why = await trial.canRun();
    const notRun = why === null ? '' : ` (not run: ${why})`;
    test.skipIf(why !== null)(`${trial.name}: ${trial.what}${notRun}`, async () => {
      const say = (line: string) => process.stdout.write(`${trial.name}: ${line}\n`);
      say(`${length} ${trial.length.unit}, seed ${SEED}`);
      const { figures, failures } = await trial.run({ length, seed: SEED, log: say });
      for (const [figure, value] of Object.entries(figures)) say(`${figure}: ${value}`);
      expect(failures).toEqual([]);
    });
  }
}
