import type { Facts } from '../../../src/calculations/facts.ts';
import { gasFilm_m } from '../../../src/models/refining/bath-kinetics/gas-film.ts';
import { comparison } from '../../comparison.ts';
import { chemistryOf, shareLeft } from '../../properties.ts';

const STEEL = { wtpct: { Mn: 1 }, balance: 'Fe', temperature_K: 1873 } as const;
/** Width of a laboratory melt of a hundred grams [m]: the abstract does not state it. */
const WIDTH_M = 0.03;

/** Share of the free rate of 1 wt% Mn in iron that is left at a pressure [Pa]. */
const left = (facts: Facts, pressure_Pa: number): number =>
  shareLeft(facts, STEEL, { pressure_Pa, width_m: WIDTH_M, element: 'Mn' });

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  statements: [
    {
      kind: 'value',
      about: 'gas side of evaporation',
      of: '2.gas_film_cm',
      says: 'gas film at atmospheric pressure, worked back from the gas-side coefficient of Mn (melt 3 cm wide taken)',
      meaning: 'How far a vapour has to diffuse over a melt at 1 atm.',
      unit: 'mm',
      published: [2, 3],
      model: (facts) => (1e3 * gasFilm_m(101_325, 1873, WIDTH_M)) / chemistryOf(facts, STEEL).fog[0]!,
      within: { absolute: 0 },
    },
    {
      kind: 'value',
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
