import { expect, it } from 'vitest';
import { readSheets } from './sheets.ts';

const TEXT = Buffer.from('lot;mass [kg]\nR-1;450\n');

it('says that text under the name of a workbook is none', () =>
  expect(readSheets(TEXT, 'lots.xlsx')).rejects.toThrow('lots.xlsx is no workbook'));

it('reads the same text under a name of its own', async () =>
  expect((await readSheets(TEXT, 'lots.csv'))[0].where).toContain('lots.csv'));
