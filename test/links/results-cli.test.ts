import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reading } from '../../src/documents/results/reading.ts';
import { combustionFile } from '../../src/tasks/testing/result-files.ts';
import { makeYard } from '../fuzz/yard.ts';
import { freshFolder, remelt } from '../testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(async () => {
  folder = freshFolder();
  await makeYard(folder.path, () => new Date());
  writeFileSync(join(folder.path, 'cs.csv'), Buffer.from(combustionFile(9).base64, 'base64'));
});
afterAll(() => folder.remove());

const flags = async (...more: readonly string[]) => {
  const { code, out, err } = await remelt(folder.path, ['results', 'read', 'cs.csv', ...more, '--json']);
  const rows = code === 0 ? (JSON.parse(out) as Reading).rows : [];
  return { code, err, of: rows.filter(({ sample }) => sample === 'Hausprobe').map(({ flag }) => flag) };
};

it('reads a file by a lesson that the plant keeps, named in place of a file', async () => {
  expect((await flags()).of).toEqual([undefined, undefined]);
  const taught = [
    'results',
    'teach',
    'cs.csv',
    '--as',
    'cs',
    '--control',
    'Haus*',
    '--by',
    'p-qual',
    '--yes',
  ];
  const kept = await remelt(folder.path, taught);
  expect([kept.code, kept.err]).toEqual([0, expect.any(String)]);
  expect((await flags('--lesson', 'cs')).of).toEqual(['control', 'control']);
  const other = await remelt(folder.path, ['results', 'read', 'cs.csv', '--lesson', 'sc']);
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('"sc" is not a lesson of the plant')]);
});
