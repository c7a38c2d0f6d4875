import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'test/**/*.test.ts',
      'tools/**/*.test.ts',
      'validation/**/*.test.ts',
      'web/**/*.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A test that asserts nothing, or loops over an empty list, fails.
    expect: { requireAssertions: true },
    globalSetup: 'test/testing/setup-run.ts',
    pool: 'forks',
    maxWorkers: 2,
    onConsoleLog: () => undefined,
  },
});
