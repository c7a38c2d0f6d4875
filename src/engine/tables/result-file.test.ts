import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { readResults } from '../../sheets/read-results.ts';
import { openResults } from './result-file.ts';

const TEXT = 'Probe;C [%];Grund\nSpäne 7;0,0281;Prüfung\n';
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('the bytes of a file of results', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16', utf16(TEXT)],
    ['Windows-1252', Buffer.from(TEXT, 'latin1')],
  ])('are read in %s', async (_, bytes) => {
    const { rows } = readResults(await openResults(bytes, 'a.csv'));
    expect(rows.map(({ sample, text, value_wtpct }) => [sample, text, value_wtpct])).toEqual([
      ['Späne 7', '0,0281', 0.0281],
    ]);
  });

  it('are read in GB 18030', async () => {
    // 样品,铬 %,镍 % / 钢锭 1,18.2,53.1
    const bytes = Buffer.from('d1f9c6b72cb8f520252cc4f820250a', 'hex');
    const row = Buffer.concat([Buffer.from('b8d6b6a7', 'hex'), Buffer.from(' 1,18.2,53.1\n')]);
    const { rows } = readResults(await openResults(Buffer.concat([bytes, row, row]), 'a.csv'));
    expect(rows.map(({ element, text }) => `${element} ${text}`)).toEqual([
      'Cr 18.2',
      'Ni 53.1',
      'Cr 18.2',
      'Ni 53.1',
    ]);
  });

  it.each([
    [
      'Shift JIS',
      // 試料名,O(ppm) / 平均 under 頭部 1
      '8e8e97bf96bc2c4f2870706d292c4e2870706d290a93aa959420312c382e322c35362e330a93aa959420322c382e362c35352e390a',
      ['頭部 1', '頭部 1', '頭部 2', '頭部 2'],
    ],
    [
      'Windows-1251',
      // образец;хром %;никель % / слиток 1
      'eef0e0e7e5f63bf5f0eeec20253bede8eae5ebfc20250af1ebe8f2eeea20313b31382e323b35332e310a',
      ['слиток 1', 'слиток 1'],
    ],
  ])('are read in %s', async (_, hex, samples) => {
    const { rows } = readResults(await openResults(Buffer.from(hex, 'hex'), 'a.csv'));
    expect(rows.map(({ sample }) => sample)).toEqual(samples);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['blanks alone', Buffer.from('  \n\n'), 'is empty'],
    ['a PDF', Buffer.from('%PDF-1.7 '), 'is a PDF'],
    ['a photograph', Buffer.from('ffd8ffe0', 'hex'), 'is a picture'],
    [
      'bytes of no text',
      Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 197 + i * i) % 256)),
      'is no text',
    ],
    ['too much', Buffer.alloc(21 * 1024 * 1024, 'a'), 'at most 20 MB'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 nothing'), 'is damaged'],
  ])('of %s are refused in words', async (_, bytes, words) => {
    const refused = await openResults(bytes, 'a.csv').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputError);
    expect((refused as InputError).message).toContain(words);
  });

  it('may be a row of quotes', async () => {
    const text = `${'"'.repeat(301)}\nSample,Ni %,Cr %\nA,50,20\n`;
    const { rows } = readResults(await openResults(Buffer.from(text), 'a.csv'));
    expect(rows.map(({ value_wtpct }) => value_wtpct)).toEqual([50, 20]);
  });
});
