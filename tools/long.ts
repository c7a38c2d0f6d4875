/** Runs the long form of every test that has one, which is every test that reads REMELT_LONG: node tools/long.ts. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Files of the tests that have a long form. */
export const longTests = (): string[] =>
  globSync('{src,test,tools,validation}/**/*.test.ts', { cwd: root })
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env.REMELT_LONG'))
    .sort();

if (import.meta.main) {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...longTests()],
    {
      ...{ cwd: root, stdio: 'inherit' },
      env: { ...process.env, REMELT_ALL: '1', REMELT_LONG: '1' },
    },
  );
  process.exitCode = status ?? 1;
}
