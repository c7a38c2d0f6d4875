import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, type Ran, remelt } from '../testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const imported = (rows: readonly string[]): Promise<Ran> => {
  writeFileSync(join(folder.path, 'turned.csv'), rows.join('\n'));
  return remelt(folder.path, ['import', 'turned.csv', '--yes']);
};

describe('a sheet with its elements down and its lots across', () => {
  const PAPERS = ['Lot;B-1;B-2', 'Weight kg;812,5;100', 'Form;turnings;bar ends', 'Method;ICP;OES'];
  it.each([
    ['symbols', [...PAPERS, 'Cr;18,4;18,2', 'Fe;18,1;18,9', 'Mo;3,0;3,1', 'Nb;5,1;5,2', 'Ti;0,9;1,0']],
    ['symbols with units', ['Lot;B-1;B-2', 'Cr %;18,4;18,2', 'Fe %;18;19', 'Mo %;3;3', 'S ppm;9;12']],
    ['names in a second column', ['1;Lot;B-1', '2;Chrom;18,4', '3;Eisen;18', '4;Nickel;52', '5;Titan;0,9']],
  ])('is refused with the cure: %s', async (_, rows) => {
    const { code, err } = await imported(rows);
    expect(code).toBe(2);
    expect(err).toMatch(/turned\.csv: the elements stand below each other and the lots side by side/);
    expect(err).toMatch(/one lot per row[\s\S]*paste special, transpose/);
    expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
  });
  it('is not one whose balance element or results are written down a column', async () => {
    const head = 'Lot;Weight kg;Form;Origin;Balance;Method;Cr;Fe;Mo';
    const lots = ['Ni', 'Co', 'Fe', 'Cr', 'Ni'].map(
      (balance, i) => `T-${i};10;turnings;new scrap;${balance};ICP;18,4;18,2;3,1`,
    );
    expect((await imported([head, ...lots])).err).not.toContain('side by side');
  }, 60_000);
});
