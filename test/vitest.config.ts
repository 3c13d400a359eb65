import { defineConfig } from 'vitest/config';

const slow = ['test/crash/**/*.test.ts', 'test/e2e/**/*.test.ts'];

/** `fast` needs nothing but Node; `slow` starts whole servers and a browser; `bench` measures, and is run by
 *  `npm run bench` alone. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: slow,
          environment: 'node',
        },
      },
      {
        test: {
          name: 'slow',
          include: slow,
          environment: 'node',
          fileParallelism: false,
          // Of tests that say they may run beside others: as many as a small machine has cores.
          maxConcurrency: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
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
