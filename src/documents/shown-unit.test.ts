import { expect, it } from 'vitest';
import { shownContent, shownUnit, shownWtpct, unitOf } from './shown-unit.ts';

it('shows an element in one unit, whatever its size', () => {
  expect(['S', 'O', 'Bi', 'Cr', 'B', 'La', 'Nb+Ta', 'P+S'].map(shownUnit)).toEqual([
    'ppm',
    'ppm',
    'ppm',
    'wt%',
    'wt%',
    'wt%',
    'wt%',
    'ppm',
  ]);
  expect(unitOf('Cr')).toEqual({ unit: 'wt%', scale: 1e-4 });
  expect([0.0009, 0.001412, 0.0015, 0.015].map((wtpct) => shownWtpct('S', wtpct))).toEqual([
    '9',
    '14.12',
    '15',
    '150',
  ]);
  expect([18.4, 0.08888, 0.0004, 0].map((wtpct) => shownWtpct('B', wtpct))).toEqual([
    '18.4',
    '0.08888',
    '0.0004',
    '0',
  ]);
  expect([shownContent('S', 120_000), shownContent('Cr', 184_000)]).toEqual(['120,000 ppm', '18.4 wt%']);
});
