import { expect, it } from 'vitest';
import { openResults } from './open-results.ts';

it('opens text by the encoding that its bytes show', async () => {
  expect(await openResults(Buffer.from('Cr;18,3'), 'a.csv')).toEqual({ name: 'a.csv', text: 'Cr;18,3' });
  const western = await openResults(Buffer.from('Prüfer;J. Groß', 'latin1'), 'eltra.csv');
  expect(western).toMatchObject({ text: 'Prüfer;J. Groß', taken: expect.stringContaining('Windows-1252') });
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Cr\t18.3', 'utf16le')]);
  expect(await openResults(wide, 'a.txt')).toMatchObject({ text: 'Cr\t18.3' });
});

it('refuses what is no text and no workbook, whatever its name says', async () => {
  await expect(openResults(Buffer.from('%PDF-1.7 x'), 'a.txt')).rejects.toMatchObject({ code: 'input' });
  await expect(openResults(Buffer.from('Cr 18.3'), 'a.xlsx')).rejects.toMatchObject({ code: 'input' });
  await expect(openResults(Buffer.from([0, 1, 2, 0, 255, 0x81]), 'a.dat')).rejects.toThrow('a.dat');
});
