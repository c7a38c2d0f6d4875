import { expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { properties } from '../testing/refining-data.ts';
import { chemistryAt } from './conditions.ts';
import { layoutOf } from './layout.ts';
import { populationsOf } from './populations.ts';

/** log10 of [wt% Al]^2 [wt% O]^3 over alumina in a dilute melt at T [K]. */
function aluminaProduct(base: ElementSymbol, T: number): number {
  const elements: ElementSymbol[] = ['Al', 'O', base];
  const fractions = Float64Array.from([1e-5, 1e-6, 1 - 1.1e-5]);
  const populations = populationsOf(elements, properties);
  const basis = { elements, fractions, populations, mass_kg: 1, temperature_K: T, extrapolate: false };
  const layout = layoutOf(basis, properties);
  const chemistry = chemistryAt(basis, layout, properties, T);
  const slot = layout.phases.findIndex(({ phase }) => phase.id === 'Al2O3');
  const lnAl = chemistry.lnGammaOxide[0]! + Math.log(chemistry.state.x[0]!);
  const oxygen_wtpct = 100 * Math.exp(chemistry.lnPhase[slot]! - (2 / 3) * lnAl);
  return 2 * Math.log10(100 * fractions[0]!) + 3 * Math.log10(oxygen_wtpct);
}

it('alumina in liquid iron: log10 [Al]^2 [O]^3 = -64000/T + 20.57 within 0.4 (JSPS, recalled)', () => {
  for (const T of [1823, 1873, 1923])
    expect(Math.abs(aluminaProduct('Fe', T) - (20.57 - 64_000 / T))).toBeLessThan(0.4);
});
