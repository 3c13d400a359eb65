// `npm run test:long`: the long trials, one after another, each in a process of its own.
//
//   npm run test:long                        every trial, at the length the issue asks for
//   npm run test:long -- kills power-cuts    only these
//   KILLS=100 npm run test:long -- kills     shorter
//   SEED=7 npm run test:long -- simulator    from another seed
//
// A trial is a file in this folder that exports `trial`, of the shape in trial.ts:
//
//   export const trial: Trial = {
//     name: 'guard-fuzz',                                        the file's own name
//     what: 'A million broken frames harm nobody.',
//     length: { variable: 'FRAMES', unit: 'frames', whole: 1_000_000 },
//     canRun: anywhere,                                          or why not, in words
//     run: async ({ length, seed, log }) => ({ done, figures, failures }),
//   };
//
// Trials run outside Vitest: what they import may not import it. An exception, an unhandled rejection or a
// process that ends counts as a failure of that trial. The exit code is 1 if a trial failed; one that this
// machine cannot run is said to be NOT RUN and fails nothing. Every sitting is added to a file (TRIALS_FILE,
// else one in the system's folder for temporary files), so that long runs can be spread out.

import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { must } from '#shared/lang/must.ts';
import { keepSitting, type Outcome, sittingsFile, tableOf, totalsOf } from './sittings.ts';
import type { Trial, TrialResult } from './trial.ts';

/** The day of the demonstration's meeting. */
const SEED = Number(process.env.SEED ?? 20_180_301);
const FAILURES_SHOWN = 10;
const NO_TRIAL = new Set(['run.ts', 'trial.ts', 'sittings.ts']);

const here = fileURLToPath(new URL('.', import.meta.url));
const say = (line: string) => void process.stdout.write(`${line}\n`);

if (process.argv[2] === '--one') await runOne(must(process.argv[3], 'the name of a trial'));
else await runAll(process.argv.slice(2));

async function runAll(asked: readonly string[]): Promise<void> {
  const known = readdirSync(here)
    .filter((file) => file.endsWith('.ts') && !NO_TRIAL.has(file))
    .map((file) => file.replace(/\.ts$/, ''));
  const strangers = asked.filter((name) => !known.includes(name));
  if (strangers.length > 0) {
    say(`There is no trial called ${strangers.join(', ')}. There are: ${known.join(', ')}.`);
    process.exit(1);
  }
  const outcomes: Outcome[] = [];
  for (const name of asked.length > 0 ? asked : known) outcomes.push(await sit(name));
  say('');
  for (const line of tableOf(outcomes)) say(line);
  say('');
  say(`All sittings so far (${sittingsFile()}):`);
  for (const line of totalsOf()) say(line);
  process.exit(outcomes.some((one) => one.state === 'failed') ? 1 : 0);
}

async function sit(name: string): Promise<Outcome> {
  const trial = await load(name);
  const length = Number(process.env[trial.length.variable] ?? trial.length.whole);
  const asked = `${length.toLocaleString('en-GB')} ${trial.length.unit}`;
  const base = { name, asked, unit: trial.length.unit, whole: trial.length.whole, seed: SEED };
  say(`\n${name}: ${trial.what} (${asked}, seed ${SEED})`);
  const why = await trial.canRun();
  const began = performance.now();
  let outcome: Outcome;
  if (why !== null) {
    outcome = { ...base, state: 'not run', why, seconds: 0 };
    say(`  NOT RUN: ${why}`);
  } else {
    const result = await inProcess(name, length);
    outcome = {
      ...base,
      state: result.failures.length > 0 ? 'failed' : 'ran',
      ...result,
      seconds: Math.round((performance.now() - began) / 1000),
    };
    for (const [figure, value] of Object.entries(result.figures)) say(`  ${figure}: ${value}`);
    for (const failure of result.failures.slice(0, FAILURES_SHOWN)) say(`  FAILED: ${failure}`);
    if (result.failures.length > FAILURES_SHOWN) {
      say(`  and ${result.failures.length - FAILURES_SHOWN} more`);
    }
  }
  keepSitting(outcome);
  return outcome;
}

function inProcess(name: string, length: number): Promise<TrialResult> {
  return new Promise((resolve) => {
    let result: TrialResult | null = null;
    const child = fork(fileURLToPath(import.meta.url), ['--one', name, String(length)]);
    child.on('message', (message) => {
      result = message as TrialResult;
    });
    child.on('close', (code, signal) => {
      const failed = (why: string) => ({
        done: result?.done ?? 0,
        figures: result?.figures ?? {},
        failures: [...(result?.failures ?? []), why],
      });
      if (result !== null && code === 0) resolve(result);
      else resolve(failed(`The trial's process ended with ${signal ?? code}`));
    });
  });
}

async function runOne(name: string): Promise<void> {
  const trial = await load(name);
  const order = {
    length: Number(process.argv[4]),
    seed: SEED,
    log: (line: string) => say(`  ${line}`),
  };
  const result = await trial.run(order).catch((error: unknown) => ({
    done: 0,
    figures: {},
    failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  }));
  // The answer must be on its way before the process ends, whatever else keeps it alive.
  process.send?.(result, () => process.exit(0));
}

async function load(name: string): Promise<Trial> {
  const module: { readonly trial?: Trial } = await import(`./${name}.ts`);
  return must(module.trial, `the trial of ${name}.ts`);
}
