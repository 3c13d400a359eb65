import type { Trial, TrialResult } from '#test/long/trial.ts';

const SEED = Number(process.env.SEED ?? 20_180_301);

/** A short share of a long trial (`npm run test:long`), with its figures printed. */
export async function shortly(trial: Trial, length: number): Promise<TrialResult> {
  const say = (line: string) => process.stdout.write(`${trial.name}: ${line}\n`);
  say(`${length} ${trial.length.unit}, seed ${SEED}`);
  const result = await trial.run({ length, seed: SEED, log: say });
  for (const [figure, value] of Object.entries(result.figures)) say(`${figure}: ${value}`);
  return result;
}
