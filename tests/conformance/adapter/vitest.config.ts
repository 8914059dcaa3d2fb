import { defineConfig } from 'vitest/config';

/** The adapter's suite is published for vitest, so it alone does not run in jest. One file: its parts share the suite's labels. */
export default defineConfig({
  cacheDir: '../../../node_modules/.vite',
  test: {
    root: import.meta.dirname,
    include: ['*.suite.ts'],
    fileParallelism: false,
    // The suite tells each of its steps.
    silent: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
