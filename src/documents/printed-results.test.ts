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
    [
      'burns that are numbered with a sign',
      'Burn C Cr\n#1 0.041 18.1\n#2 0.043 18.3\nAvg 0.042 18.2\nRSD% 3.4 0.8',
      ['C=0.042 wt%', 'Cr=18.2 wt%'],
    ],
    [
      'an uncertainty beside the result',
      'Element;Result;+/- 2s;Unit\nCr;22.03;0.11;%\nMo;2.01;0.02;%',
      ['Cr=22.03 wt%', 'Mo=2.01 wt%'],
    ],
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

  it.each([
    [
      'a blank after the sign',
      '           C         S\n1    0.028  < 0.00050\nAvg  0.028  < 0.00050',
      ['C=0.028 wt%', 'S=<0.00050 wt%'],
    ],
    [
      'single blanks, units in the heading',
      'Burn C % Cr % S ppm\n1 0.031 18.1 12\n2 0.033 18.3 14\nMean 0.032 18.2 13\nRSD (%) 4.4 0.8',
      ['C=0.032 wt%', 'Cr=18.2 wt%', 'S=13 ppm'],
    ],
    [
      'words before and after the table',
      'Program: Ni-01\nIn house standard\nNo.  Sample   Cr   Ni\n1  B-1  18.2  53.1\nChecked by the laboratory',
      ['Cr=18.2 wt%', 'Ni=53.1 wt%'],
    ],
    [
      'a table with commas, a unit for the row, errors beside, nothing found',
      'Reading,Units,SAMPLE,Mo,Mo Error,Zr,Zr Error\n90,cps,CHECK,,,,\n91,%,bin 14,3.021,0.018,<LOD,0.03',
      ['Mo=3.021 wt%'],
    ],
    [
      'a spreadsheet in German, a burn struck out in a column behind',
      'Probe;C [%];S [%];Status\nB-1;0,0285;0,00076;ok\nB-1;0,0534;0,00089;gelöscht\nMittelwert;0,0285;0,00076;',
      ['C=0.0285 wt%', 'S=0.00076 wt%'],
    ],
    [
      'elements down, burns across, with mean and spread',
      'Element   1      2      Mean   SD\nC         0.031  0.033  0.032  0.001\nCr        18.1   18.3   18.2   0.1',
      ['C=0.032 wt%', 'Cr=18.2 wt%'],
    ],
    [
      'elements down, a column of units and one of intensities',
      'Element\tConc.\tUnit\tIntensity\nC\t0.031\t%\t512\nS\t12\tppm\t77\nB\tn.d.\tppm\t',
      ['C=0.031 wt%', 'S=12 ppm'],
    ],
    ['Chinese heads', '元素\t平均值 (ppm)\tRSD\nS\t12\t1.0\nP\t30\t2.0', ['S=12 ppm', 'P=30 ppm']],
  ])('reads %s', (_what, text, results) => {
    expect(printedResults(text).wrong).toEqual([]);
    expect(read(text)).toEqual(results);
  });

  it.each([
    [
      'a mean that its burns do not come to',
      'Burn\tCr\tNi\n1\t18.1\t51.0\n2\t18.3\t51.2\nMean\t18.9\t51.1',
      'Cr: the mean says 18.9, and its 2 burns come to 18.2',
    ],
    [
      'several samples under one mean',
      'No\tSample\tCr\tNi\n1\tM-1\t18.1\t51\n2\tM-2\t18.3\t51\nAverage\t\t18.2\t51',
      'it holds 2 samples: M-1, M-2',
    ],
    [
      'several samples below each other',
      'Cr Ni Mo\n18.1 51 3\nSample B\nCr Ni Mo\n18.2 51 3',
      'it holds more than one sample: Cr, Ni, Mo',
    ],
    ['a number of a burn that may be a content', 'Cr   Ni\n1  18.1  51\n18.2   51', 'a row has a label'],
    ['a row that is short', '        Cr      Ni\n1               51', '1 contents under 2 elements'],
    ['a column that is short', 'Element  1  Mean\nC  0.03', '2 cells under 3 columns'],
    ['two columns that may be it', 'Element\tA\tB\nC\t1\t2', '2 samples: A, B; leave the columns of one'],
  ])('asks about %s', (_what, text, words) => {
    expect(printedResults(text).wrong.join()).toContain(words);
  });

  it.each([
    [
      'burns and a mean of each',
      'No\tSample\tCr\tNi\n1\tM-1\t18.1\t51\n\tAverage\t18.1\t51\n1\tM-2\t18.3\t52\n2\tM-2\t18.5\t52\n\tAverage\t18.4\t52',
      ['M-1', 'M-2'],
      ['Cr 18.1 wt%', 'Ni 51 wt%'],
      ['Cr 18.4 wt%', 'Ni 52 wt%'],
    ],
    [
      'tables under their names',
      'Sample: B-1\nCr Ni Mo\n18.1 51 3\nSample: B-2\nCr Ni Mo\n18.2 52 3',
      ['B-1', 'B-2'],
      ['Cr 18.1 wt%', 'Ni 51 wt%', 'Mo 3 wt%'],
      ['Cr 18.2 wt%', 'Ni 52 wt%', 'Mo 3 wt%'],
    ],
    [
      'lines without a name',
      'Cr 18.1\nNi 51\nMo 3\nCr 18.2\nNi 52\nMo 3',
      ['1', '2'],
      ['Cr 18.1 wt%', 'Ni 51 wt%', 'Mo 3 wt%'],
      ['Cr 18.2 wt%', 'Ni 52 wt%', 'Mo 3 wt%'],
    ],
  ])('takes the one of several samples that is chosen: %s', (_what, text, samples, ...each) => {
    const open = printedResults(text);
    expect([open.samples, open.results]).toEqual([samples, []]);
    expect(open.wrong).not.toEqual([]);
    for (const [i, sample] of samples.entries()) {
      const { results, wrong } = printedResults(text, sample);
      expect(wrong).toEqual([]);
      expect(results.map(({ element, text: said, unit }) => `${element} ${said} ${unit}`)).toEqual(each[i]);
    }
  });

  it('takes a mean that its burns come to in its last digit, and one of burns below a limit of detection', () => {
    const of = (mean: string) => `Burn\tCr\tS\n1\t18.10\t<5\n2\t18.15\t7\nMean\t${mean}\t7`;
    expect(['18.12', '18.13'].map((mean) => printedResults(of(mean)).wrong)).toEqual([[], []]);
    expect(printedResults(of('18.15')).wrong).toHaveLength(1);
  });

  it('names what was not found, and a line that only begins like an element', () => {
    const { results, wrong, left } = printedResults('In house standard\nMo\tTi\nn.d.\t0.9\nX = excluded');
    expect(results).toHaveLength(1);
    expect([wrong, left]).toEqual([
      [],
      ['"In house standard" is not a result', 'Mo: "n.d."', '"X = excluded" is not a result'],
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
