import { runHonestEditors } from '#test/fuzz/honest-editors.ts';

/** Four people write honestly until the guard has judged COUNT updates: `node test/long/honest-editors.ts`. */
const COUNT = Number(process.env.COUNT ?? 100_000);
const SEED = Number(process.env.SEED ?? 20_180_301);

const began = performance.now();
const run = runHonestEditors(COUNT, SEED);
const { updates, gaps, refused, faults, slowestMs } = run;
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${updates} honest updates in ${seconds} s (seed ${SEED}): ${refused.length} refused, ${gaps} gaps, ` +
    `${faults.length} faults; the slowest was judged in ${slowestMs.toFixed(1)} ms.\n`,
);
for (const one of [...refused, ...faults].slice(0, 20)) process.stdout.write(`${one}\n`);
process.exitCode = refused.length + faults.length > 0 ? 1 : 0;
