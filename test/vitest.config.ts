import { defineConfig } from 'vitest/config';

/** Whole servers that are measured: nothing else is to run beside them. */
const trials = ['test/crash/measured-trials.test.ts'];
/** Whole servers, with a browser or killed again and again. */
const servers = ['test/e2e/**/*.test.ts', 'test/crash/**/*.test.ts'];
/** A story told by its seed alone: whatever ran before it in the same process would be part of it. */
const stories = ['test/simulator/**/*.test.ts'];

const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

/** `fast` and `stories` need nothing but Node; `slow` and `trials` start whole servers; `bench` measures, and is
 *  run by `npm run bench` alone. Modules keep nothing of their own here (no singletons), so that the files of
 *  `fast` may share them: loading them anew for each file took half of the time. As many files at a time as a
 *  small machine has cores. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...servers, ...stories],
          environment: 'node',
          pool: 'threads',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      { test: { name: 'stories', include: stories, environment: 'node', testTimeout: 60_000 } },
      {
        test: {
          name: 'slow',
          include: servers,
          exclude: trials,
          environment: 'node',
          // Of tests that say they may run beside others in their file.
          maxConcurrency: 2,
          ...patience,
        },
      },
      {
        test: {
          name: 'trials',
          include: trials,
          environment: 'node',
          fileParallelism: false,
          ...patience,
        },
      },
      {
        test: {
          name: 'bench',
          include: ['test/bench/**/*.bench.ts'],
          environment: 'node',
          fileParallelism: false,
        },
      },
    ],
  },
});
