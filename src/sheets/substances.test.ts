import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headingOf } from './heading.ts';
import { elementShare, substanceOf } from './substances.ts';

const { records } = JSON.parse(
  readFileSync(new URL('../../data/elements.json', import.meta.url), 'utf8'),
) as { readonly records: readonly { readonly id: string; readonly molarMass: number }[] };

it('weighs oxides by the standard atomic weights of data/elements.json', () => {
  for (const { id, molarMass } of records.filter(({ id }) => !['H', 'O', 'F', 'Cl', 'N'].includes(id))) {
    const share = elementShare(`${id}2O3`);
    expect(share, id).toBeCloseTo((2 * molarMass) / (2 * molarMass + 3 * 15.999), 10);
  }
});

it('finds every symbol of data/elements.json in a heading with a unit, and none of them is taken for a unit', () => {
  for (const { id } of records) {
    expect(headingOf(`${id} %`).substance?.element, id).toBe(id);
    expect(headingOf(id).substance?.element, id).toBe(id);
  }
});

it('tells oxides, isotopes and names from names with a number', () => {
  expect(substanceOf('Cr2O3')).toEqual({ element: 'Cr', oxide: 'Cr2O3' });
  expect(substanceOf('27Al')).toEqual({ element: 'Al' });
  expect(substanceOf('Zr90')).toEqual({ element: 'Zr' });
  expect(substanceOf('Schwefel')).toEqual({ element: 'S' });
  for (const other of ['S-90', 'CO', 'No', 'LE', 'Sum', 'Ni77', 'constructor'])
    expect(substanceOf(other)).toBeUndefined();
});
