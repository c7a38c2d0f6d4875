import type { Facts } from '../../../src/calculations/facts.ts';
import { R } from '../../../src/metal/thermo/constants.ts';
import { gasSideRatio } from '../../../src/models/refining/bath-kinetics/evaporation.ts';
import { comparison } from '../../comparison.ts';
import { chemistryOf } from '../../properties.ts';

/** Diffusivity of a metal vapour in argon at 1873 K, 1 atm [m2/s] and molar mass [kg/mol], as the model has them. */
const DIFFUSIVITY = 4e-4;
const MASS = 0.06;

/** Share of the free rate of iron with 1 wt% Mn that is left at a pressure [Pa]. */
const left = (facts: Facts, pressure_Pa: number): number => {
  const { vapour_Pa } = chemistryOf(facts, { wtpct: { Mn: 1 }, balance: 'Fe', temperature_K: 1873 });
  const ratio = gasSideRatio(pressure_Pa, vapour_Pa, 1873);
  return ratio / (1 + ratio);
};

export const asked = comparison({
  entry: 'property',
  role: 'constant',
  rests: 'thickness of the gas film over every melt',
  statements: [
    {
      kind: 'value',
      about: 'gas side of evaporation',
      of: '2.gas_film_cm',
      says: 'gas film at atmospheric pressure, worked back from the gas-side coefficient',
      unit: 'mm',
      published: [2, 3],
      model: () =>
        (1e3 * DIFFUSIVITY * Math.sqrt((2 * Math.PI * MASS) / (R * 1873))) / gasSideRatio(101_325, 0, 1873),
      within: { absolute: 0 },
    },
    {
      kind: 'value',
      role: 'predicted',
      about: 'gas side of evaporation',
      of: '0.law',
      says: 'below 0.1 mmHg free evaporation: share of the free rate left at 13.3 Pa',
      meaning: 'The gas begins to matter at a lower pressure than was seen.',
      unit: '1',
      published: { atLeast: 0.8 },
      model: (facts) => left(facts, 13.3),
      within: { absolute: 0 },
    },
    {
      kind: 'value',
      role: 'predicted',
      about: 'gas side of evaporation',
      of: '1.law',
      says: 'above 0.1 to 1 mmHg two films: share of the free rate left at 133 Pa',
      unit: '1',
      published: { atMost: 0.8 },
      model: (facts) => left(facts, 133),
      within: { absolute: 0 },
    },
  ],
});
