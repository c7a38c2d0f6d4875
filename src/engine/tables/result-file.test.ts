import { expect, it } from 'vitest';
import { openResults } from './result-file.ts';

it('opens text by the encoding that its bytes show', async () => {
  expect(await openResults(Buffer.from('Cr;18,3'), 'a.csv')).toEqual({ name: 'a.csv', text: 'Cr;18,3' });
  const western = await openResults(Buffer.from('Prüfer;J. Groß', 'latin1'), 'cs.csv');
  expect(western).toMatchObject({
    text: 'Prüfer;J. Groß',
    taken: expect.stringContaining('Windows-1252'),
  });
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Cr\t18.3', 'utf16le')]);
  expect(await openResults(wide, 'a.txt')).toMatchObject({ text: 'Cr\t18.3' });
});

it('refuses by its name what is empty, a PDF or no text, whatever its ending says', async () => {
  await expect(openResults(Buffer.from(' \r\n'), 'a.csv')).rejects.toThrow('a.csv is empty');
  await expect(openResults(Buffer.from('%PDF-1.7 x'), 'a.txt')).rejects.toThrow('a.txt is a PDF');
  const bad = Buffer.from('a line of words, and then \u0000\u0081\u008f', 'latin1');
  await expect(openResults(bad, 'a.dat')).rejects.toThrow('a.dat is no text');
});
