import { expect, it } from 'vitest';
import { readLimits } from '../../src/documents/limits.ts';
import { linesOf, pastedLimits, typedLimits } from './limit-lines.ts';

const CR = { what: 'Cr', min: '17.0', max: '21.0', unit: 'wt%' };
const S = { what: 'S', min: '', max: '20', unit: 'ppm' };
const SUM = { what: 'Nb+Ta', min: '4.75', max: '5.50', unit: 'wt%' };

it.each([
  ['words', 'Cr=17.0..21.0 S=..20ppm\nNb+Ta=4.75..5.50'],
  ['cells of a workbook', 'Element\tmin\tmax\tunit\nCr\t17.0\t21.0\t%\nS\t\t20\tppm\nNb + Ta\t4.75\t5.50\t'],
  ['a table without headings', 'Cr;17.0;21.0\nS;-;20;ppm\nNb+Ta;4.75;5.50'],
  ['decimal commas', 'Cr 17,0 21,0\nS - 20 ppm\nNb+Ta 4,75 5,50'],
])('reads pasted limits from %s, digits as printed', (_, text) => {
  expect(pastedLimits(text)).toEqual([CR, S, SUM]);
});

it('reads typed lines as the command line reads words, and leaves empty lines out', () => {
  const empty = { what: '', min: '', max: '', unit: 'wt%' };
  const words = readLimits(['Cr=17.0..21.0', 'S=..20ppm', 'Nb+Ta=4.75..5.50']);
  expect(typedLimits([CR, empty, S, { ...SUM, min: '4,75', max: '5,50' }])).toEqual(words);
  expect(linesOf(words)).toEqual([CR, S, SUM]);
});

it.each([
  [[{ ...CR, max: 'about 21' }], /row 1: "about 21" is not a limit/],
  [[CR, CR], /Cr has two lines/],
  [[{ ...SUM, unit: 'ppm' }], /Nb\+Ta in ppm is not read/],
])('names the line that is no limit: %j', (lines, said) => {
  expect(() => typedLimits(lines)).toThrow(said);
});
