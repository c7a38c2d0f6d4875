import { expect, it } from 'vitest';
import { printedUnit, readContent, splitContent } from './content.ts';

it('reads a content with its unit as people write it', () => {
  const ppm = [
    '16ppm',
    '16 ppm',
    '16 PPM',
    '16 ug/g',
    '16 µg/g',
    '16 μg/g',
    '16 mg/kg',
    '16 g/t',
    '16 [ppm]',
  ];
  for (const typed of ppm) expect(readContent(typed)).toEqual({ text: '16', unit: 'ppm' });
  for (const typed of ['0.5%', '0.5 %', '0.5 wt.-%', '0.5 Gew.-%', '0.5'])
    expect(readContent(typed)).toEqual({ text: '0.5', unit: 'wt%' });
  for (const typed of ['<30ppb', '<30 ng/g', '<30 µg/kg'])
    expect(readContent(typed)).toEqual({ text: '<30', unit: 'ppb' });
  expect(readContent('1.5e-4 %')).toEqual({ text: '1.5e-4', unit: 'wt%' });
});

it('takes the unit that is meant where none is written', () => {
  expect(readContent('16', 'ppm')).toEqual({ text: '16', unit: 'ppm' });
  expect(splitContent('16')).toEqual({ number: '16' });
});

it('takes nothing else for a content: another unit, atoms, a comma, words', () => {
  for (const typed of ['16 kcps', '16 at%', '16 mm', 'ppm', '', 'about 16', '1,6'])
    expect(readContent(typed), typed).toBeUndefined();
  // the reader of a printout decides what a comma means
  expect(splitContent('1,6 %')).toEqual({ number: '1,6', unit: 'wt%' });
  expect(printedUnit('at%')).toBeUndefined();
});
