import { expect, it } from 'vitest';
import { isUsedHot, unnamedFamilies } from './hot-use.ts';

const missing = (id: string, unit = 'MPa', more: object = {}) => unnamedFamilies([{ id, unit, ...more }], {});

it.each([
  ['creep rupture life 760 C', 'h'],
  ['stress-rupture 649 C, 690 MPa', 'h'],
  ['rupture', 'h'],
  ['Zeitstandfestigkeit 650 C', 'MPa'],
  ['1 % creep strain', 'h'],
])('%s is a property of creep', (id, unit) => {
  expect(missing(id, unit)).toEqual(['fatigue']);
});

it.each([
  'low-cycle fatigue life',
  'LCF 538 C',
  'HCF_538C',
  'crack growth rate 538 C',
  'Ermüdung',
  'Dauerfestigkeit',
])('%s is a property of fatigue', (id) => {
  expect(missing(id, 'cycles')).toEqual(['creep']);
});

it.each(['tensile strength 649 C', 'elongation at rupture', 'rupture strength 20 C', 'hardness'])(
  '%s is neither',
  (id) => {
    expect(missing(id)).toEqual(['creep', 'fatigue']);
  },
);

it('a property may say what it shows', () => {
  expect(missing('R-17', 'h', { family: 'creep' })).toEqual(['fatigue']);
  expect(missing('creep', 'h', { family: 'fatigue' })).toEqual(['creep']);
});

it('metal is hot from 0.4 of its solidus on, and where nobody says how hot it gets', () => {
  expect(isUsedHot({})).toBe(true);
  expect([612, 614].map((useTemperature_K) => isUsedHot({ useTemperature_K }))).toEqual([false, true]);
  expect(isUsedHot({ useTemperature_K: 614, solidus_K: 1600 })).toBe(false);
});
