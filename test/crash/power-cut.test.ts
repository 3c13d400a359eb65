import { expect, test } from 'vitest';
import { trial } from '#test/long/power-cuts.ts';
import { shortly } from './shortly.ts';

const why = await trial.canRun();

test.skipIf(why !== null)(
  `what was acknowledged, and a record answered with yes, outlives a cut of the power${why === null ? '' : ` (not run: ${why})`}`,
  async () => {
    const { failures } = await shortly(trial, 6);
    expect(failures).toEqual([]);
  },
);
