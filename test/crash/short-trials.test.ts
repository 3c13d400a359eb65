import { expect, test } from 'vitest';
import { trial as clocks } from '#test/long/clocks.ts';
import { trial as diskFull } from '#test/long/disk-full.ts';
import { trial as ioErrors } from '#test/long/io-errors.ts';
import { trial as kills } from '#test/long/kills.ts';
import { trial as powerCuts } from '#test/long/power-cuts.ts';
import { trial as slowReader } from '#test/long/slow-reader.ts';
import { trial as soak } from '#test/long/soak.ts';
import { trial as storm } from '#test/long/storm.ts';

/** A short share of the long trials (`npm run test:long`): what to run, and how long. */
const SHARES = [
  [kills, 10],
  [powerCuts, 6],
  [diskFull, 1],
  [ioErrors, 2],
  [slowReader, 1],
  [storm, 1],
  [clocks, 2],
  [soak, 0.25],
] as const;

const SEED = Number(process.env.SEED ?? 20_180_301);

for (const [trial, length] of SHARES) {
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
