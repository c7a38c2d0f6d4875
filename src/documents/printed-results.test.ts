import { describe, expect, it } from 'vitest';
import { printedResults, sumTooLarge } from './printed-results.ts';

const read = (text: string) =>
  printedResults(text).results.map((one) => `${one.element}=${one.text} ${one.unit}`);

describe('results as a spectrometer prints them', () => {
  it.each([
    ['lines with a comma', 'Cr 18,2\nNi 51,425\nS 12 ppm', ['Cr=18.2 wt%', 'Ni=51.425 wt%', 'S=12 ppm']],
    [
      'words as the command line takes them',
      'Cr=18.2 Ni=51,4 S=12ppm',
      ['Cr=18.2 wt%', 'Ni=51.4 wt%', 'S=12 ppm'],
    ],
    [
      'a table pasted from Excel',
      'Cr\t18,20\twt%\nTi\t<0,01\nS\t5\tppm',
      ['Cr=18.20 wt%', 'Ti=<0.01 wt%', 'S=5 ppm'],
    ],
    [
      'elements above contents',
      'C [%]\tCr [%]\tS [ppm]\n0,041\t18,1\t<5',
      ['C=0.041 wt%', 'Cr=18.1 wt%', 'S=<5 ppm'],
    ],
    ['a semicolon file', 'Cr;18.2\nMo;3.02', ['Cr=18.2 wt%', 'Mo=3.02 wt%']],
  ])('reads %s', (_what, text, results) => {
    expect(read(text)).toEqual(results);
    expect(printedResults(text).wrong).toEqual([]);
  });

  it('reads units as instruments write them, and takes no other for wt%', () => {
    expect(read('S 5 µg/g\nP 12 ug/g\nBi 30 ng/g\nO 9 mg/kg')).toEqual([
      'S=5 ppm',
      'P=12 ppm',
      'Bi=30 ppb',
      'O=9 ppm',
    ]);
    expect(printedResults('S 5 kcps\nCr [kcps] 18').results).toEqual([]);
  });

  it('says what it cannot read, and keeps the rest', () => {
    expect(printedResults('Cr 18.2\nXx 3\nMo viel\nCr 18.3\nS 1,234 ppm')).toEqual({
      results: [{ element: 'Cr', text: '18.2', unit: 'wt%' }],
      wrong: [
        '"Xx" is no element',
        'Mo: "viel" is not a content',
        'Cr stands there twice',
        'S: "1,234 ppm" may mean two numbers; write it without a separator of thousands',
      ],
    });
  });

  it('adds up what was found, whatever its unit', () => {
    const total = (text: string) => sumTooLarge(printedResults(text).results);
    expect(total('Ni 53,4\nCr 183\nS <50')?.toFixed(1)).toBe('236.4');
    expect(total('Ni 53,4\nCr 18.3\nFe 307000 ppm\nS <50')).toBeUndefined();
  });
});
