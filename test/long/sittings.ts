import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What came of one trial in one sitting. */
export type Outcome = OutcomeBase &
  (
    | { readonly state: 'not run'; readonly why: string }
    | {
        readonly state: 'ran' | 'failed';
        readonly done: number;
        readonly figures: Readonly<Record<string, number | string>>;
        readonly failures: readonly string[];
      }
  );

interface OutcomeBase {
  readonly name: string;
  /** The length asked for, in words. */
  readonly asked: string;
  readonly unit: string;
  readonly whole: number;
  readonly seed: number;
  readonly seconds: number;
}

type Kept = Outcome & {
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
};

const FAILURES_KEPT = 20;

/** One line of JSON a trial and sitting. */
export function sittingsFile(): string {
  return process.env.TRIALS_FILE ?? join(tmpdir(), 'matters-arising-trials.jsonl');
}

export function keepSitting(outcome: Outcome): void {
  const kept: Kept = {
    at: new Date().toISOString(),
    commit: commit(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    ...outcome,
    ...(outcome.state === 'failed' ? { failures: outcome.failures.slice(0, FAILURES_KEPT) } : {}),
  };
  appendFileSync(sittingsFile(), `${JSON.stringify(kept)}\n`);
}

/** A table to print: what ran, what failed, what could not be run and why. */
export function tableOf(outcomes: readonly Outcome[]): string[] {
  return inColumns(
    outcomes.map((one) => [
      one.name,
      one.state === 'not run' ? 'NOT RUN' : one.state,
      one.state === 'not run'
        ? one.why
        : `${one.done.toLocaleString('en-GB')} of ${one.asked} in ${one.seconds} s`,
      one.state === 'failed'
        ? `${one.failures.length} failures, first: ${one.failures[0]?.split('\n')[0]}`
        : '',
    ]),
  );
}

/** How much of each trial was done without a failure in all sittings together. */
export function totalsOf(): string[] {
  if (!existsSync(sittingsFile())) return [];
  const kept = readFileSync(sittingsFile(), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Kept);
  const names = [...new Set(kept.map((one) => one.name))].sort();
  return inColumns(
    names.map((name) => {
      const all = kept.filter((one) => one.name === name);
      const sound = all.flatMap((one) => (one.state === 'ran' ? [one.done] : []));
      const done = sound.reduce((sum, one) => sum + one, 0);
      const last = all.at(-1);
      const failed = all.filter((one) => one.state === 'failed').length;
      return [
        name,
        `${done.toLocaleString('en-GB')} of ${last?.whole.toLocaleString('en-GB')} ${last?.unit}`,
        `${sound.length} sittings without a failure${failed > 0 ? `, ${failed} with` : ''}`,
      ];
    }),
  );
}

function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
