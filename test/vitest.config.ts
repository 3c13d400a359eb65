import { defineConfig } from 'vitest/config';

const slow = ['test/crash/**/*.test.ts', 'test/e2e/**/*.test.ts'];

/** Two projects: `fast` needs nothing but Node; `slow` starts whole servers and a browser. */
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
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
