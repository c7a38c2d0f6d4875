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
    expect(printedResults('Cr 18.2\nXx 3\nMo viel\nCr 18.3\nS 1,234 ppm')).toMatchObject({
      results: [{ element: 'Cr', text: '18.2', unit: 'wt%' }],
      wrong: [
        '"Xx" is not an element',
        'Mo: "viel" is not a content',
        'Cr stands there twice',
        'S: "1,234 ppm" may mean two numbers; write it without a separator of thousands',
      ],
    });
  });

  it.each([
    'S 5 ug/g',
    'S 5 µg/g',
    'S 5 μg/g',
    'S 5 mg/kg',
    'S\t5\tµg/g',
    'Results in ppm\nS 5',
    'C\tS\nppm\tppm\n600\t5',
  ])('never reads 5 ppm of sulfur as wt%%: %j', (text) => {
    expect(read(text)).toContain('S=5 ppm');
  });

  it.each([
    'Cr 12.3 kcps',
    'Cr [kcps]\tNi [kcps]\n12.3\t50.1',
    'Intensity\nCr 12.3',
    'Cr\tNi\nkcps\tkcps\n12.3\t50',
  ])('takes no intensity for a content: %j', (text) => {
    const { results, wrong } = printedResults(text);
    expect(results).toEqual([]);
    expect(wrong.join()).toMatch(/Cr: "12.3.*" is (an intensity, )?not a content/);
  });

  it('reads the ordinary printout of a spectrometer: burns, a struck one, their mean, in blocks', () => {
    const printout = [
      'SPARK EMISSION          NI-BASE  PROGRAM NI-30',
      'Sample: M4711 pour     Grade: 718     Operator: ab',
      '                Ni        Cr        S',
      '                 %         %       ppm',
      '1           53.348    18.479    12.1',
      '2   D       53.560    18.368    11.9',
      'Avg         53.348    18.479    12.1',
      'SD           0.107     0.070     0.1',
      '                 C        Nb',
      '                 %         %',
      '1            0.041     5.1',
    ].join('\n');
    const { results, wrong, left } = printedResults(printout);
    expect(results.map((one) => `${one.element}=${one.text} ${one.unit}`)).toEqual([
      ...['Ni=53.348 wt%', 'Cr=18.479 wt%', 'S=12.1 ppm', 'C=0.041 wt%', 'Nb=5.1 wt%'],
    ]);
    expect(wrong).toEqual([]);
    expect(left.filter((one) => one.startsWith('row'))).toEqual([
      'row "1": a single burn; the mean is taken',
      'row "2 D": struck out',
      'row "SD": a spread, not a content',
    ]);
  });

  it('asks which row counts where burns have no mean, and names a row that is short', () => {
    const { results, wrong } = printedResults('Burn\tCr\tNi\n1\t18.1\t51\n2\t18.3\t51.2');
    expect(results).toEqual([]);
    expect(wrong).toEqual(['2 rows may be the result: 1, 2; leave one, or one that is called Mean']);
    expect(printedResults('Cr   Ni   Mo\n18.1   51').wrong).toEqual([
      'row "18.1   51": 2 contents under 3 elements',
    ]);
  });

  it('asks about a negative content', () => {
    expect(printedResults('S -0.0002\nCr 18').wrong).toEqual([
      'S: -0.0002 is negative: write "<" with the limit of detection, or leave it out',
    ]);
  });

  it('adds up what was found, whatever its unit', () => {
    const total = (text: string) => sumTooLarge(printedResults(text).results);
    expect(total('Ni 53,4\nCr 183\nS <50')?.toFixed(1)).toBe('236.4');
    expect(total('Ni 53,4\nCr 18.3\nFe 307000 ppm\nS <50')).toBeUndefined();
  });
});
