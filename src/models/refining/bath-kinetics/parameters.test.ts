import { describe, expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { properties } from '../testing/refining-data.ts';
import { chemistryAt } from './conditions.ts';
import { layoutOf } from './layout.ts';
import { bathParameters, FACTOR_COUNT, readFactors } from './parameters.ts';
import { createWork } from './work.ts';

const elements: ElementSymbol[] = ['Ni', 'Cr', 'O'];
const basis = {
  elements,
  populations: [],
  fractions: Float64Array.of(0.8, 0.19, 0.01),
  mass_kg: 1,
  temperature_K: null,
  extrapolate: false,
};

describe('factors of a bath', () => {
  it('every factor of a sample is read from its own place, under its own name', () => {
    const layout = layoutOf(basis, properties);
    const { factors } = createWork(layout, chemistryAt(basis, layout, properties, 1823));
    const names = bathParameters('x', elements, properties).map(({ name }) => name.replace('x/', ''));
    const count = names.length;
    const first = readFactors(
      Float64Array.from({ length: 2 * count }, (_, k) => k),
      1,
      count,
      factors,
    );
    expect(first).toBe(count + FACTOR_COUNT);
    expect(Object.keys(factors).sort()).toEqual(names.slice(0, FACTOR_COUNT).sort());
    for (const [name, value] of Object.entries(factors)) expect(value).toBe(count + names.indexOf(name));
  });
});
