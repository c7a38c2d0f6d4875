import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the published heats of K4169 hold, and the board says what is missing', { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../examples/programme-from-heats/run.ts')],
    { encoding: 'utf8', env: { ...process.env, DATABASE_URL: '' } },
  );
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
  const words = stdout.replace(/\s+/g, ' ');
  expect(words).toContain('level 1M: HOLD');
  expect(words).toContain('3 heats of 10');
  // Read before the programme was locked: seen, shown, and never counted.
  expect(words).toMatch(/rupture life 1 at least 20 h 0 0 2 exploratory \(15.* to 40.*\) HOLD/);
  expect(words).toMatch(/K-usual revert share 100\.0 %; generation of the .* charge 1; day of the melt/);
  expect(words).toContain('measured contents of O, N, H, S, Pb, Bi: K-usual, K-purified, K-new');
  expect(words).toContain('gauge R&R: report rupture.csv, report inclusions.csv');
});
