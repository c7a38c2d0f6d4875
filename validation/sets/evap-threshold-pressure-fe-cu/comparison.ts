import type { Facts } from '../../../src/calculations/facts.ts';
import type { ElementSymbol } from '../../../src/metal/alloy/element.ts';
import { comparison } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { shareLeft } from '../../properties.ts';
import { type Run, setting } from '../../run.ts';

interface Drawn {
  readonly mass_kg: number;
  readonly aspect: number;
  readonly kMelt: number;
  readonly leak: number;
}
const pure = (drawn: Drawn, pressure_Pa: number, oxygen_ppm = 20) => ({
  melt: melt(drawn.mass_kg, {}, { balance: 'Fe' as const, ppm: { O: oxygen_ppm } }),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      atmosphere: 'argon',
      temperature_K: 1873,
      pressure_Pa,
      time_s: 600,
      lining: { material: 'copper' },
    }),
  ],
});
const lost = (element: ElementSymbol) => (run: Run) => run.to(element, 'condensate') / setting(run, 'time_s');

/** Width of the sample of a microbalance [m]: not stated. */
const SAMPLE_M = 0.01;

/** Pressure [Pa] at which iron at 1873 K loses a tenth of its rate in a high vacuum. */
function threshold(facts: Facts): number {
  const left = (pressure_Pa: number): number =>
    shareLeft(
      facts,
      { wtpct: {}, balance: 'Fe', temperature_K: 1873 },
      { pressure_Pa, width_m: SAMPLE_M, element: 'Fe' },
    );
  const plateau = left(1e-3);
  let [low, high] = [1e-3, 1e5];
  for (let k = 0; k < 60; k++) {
    const middle = Math.sqrt(low * high);
    if (left(middle) > 0.9 * plateau) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  assumed: LABORATORY,
  statements: [
    {
      kind: 'value',
      about: 'gas side of evaporation',
      of: ['0.rate', '1.rate'],
      says: 'pressure above which the rate falls (by a tenth; iron at 1873 K, a sample 1 cm wide taken)',
      meaning: 'Where the plateau of evaporation ends.',
      unit: 'Pa',
      published: 13.3,
      model: threshold,
      within: { factor: 3 },
    },
    {
      kind: 'order',
      of: '1.rate',
      says: 'iron leaves more slowly at 133 and 1333 Pa than at 13 Pa',
      documents: [(drawn) => pure(drawn, 13.3), (drawn) => pure(drawn, 133), (drawn) => pure(drawn, 1333)],
      holds: (a, b, c) => lost('Fe')(a) > 1.1 * lost('Fe')(b) && lost('Fe')(b) > 1.1 * lost('Fe')(c),
    },
    {
      kind: 'order',
      of: '2.rate',
      says: 'iron leaves more slowly with 500 ppm O than with 20 ppm',
      meaning: 'Metal atoms leave from sites without oxygen.',
      documents: [(drawn) => pure(drawn, 1), (drawn) => pure(drawn, 1, 500)],
      holds: (clean, dirty) => lost('Fe')(dirty) < 0.99 * lost('Fe')(clean),
    },
  ],
});
