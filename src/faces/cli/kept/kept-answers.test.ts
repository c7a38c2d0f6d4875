import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keptAnswers } from './kept-answers.ts';

it('keeps answers between commands, the newest 500, and takes what it cannot read for nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  const home = join(folder, 'cache');
  try {
    expect(keptAnswers(home).get('k')).toBeUndefined();
    keptAnswers(home).put([['k', { verdict: 'mixed' }]]);
    expect(keptAnswers(home).get('k')).toEqual({ verdict: 'mixed' });
    keptAnswers(home).put(Array.from({ length: 500 }, (_, i) => [`n${i}`, i] as const));
    expect([keptAnswers(home).get('k'), keptAnswers(home).get('n499')]).toEqual([undefined, 499]);
    const [file] = readdirSync(home);
    expect(JSON.parse(readFileSync(join(home, file!), 'utf8'))).toHaveLength(500);
    writeFileSync(join(home, file!), '[["half", ');
    expect(keptAnswers(home).get('n499')).toBeUndefined();
    // a file stands where the folder should be: nothing is kept, nothing fails
    keptAnswers(join(home, file!)).put([['k', 1]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
