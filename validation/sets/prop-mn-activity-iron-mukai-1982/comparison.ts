import { comparison } from '../../comparison.ts';
import { gammaOf } from '../../properties.ts';

const T = 1843;
/** Manganese of iron with equal moles of both [wt%]. */
const HALF_WTPCT = (100 * 54.938) / (54.938 + 55.845);

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'value',
      about: 'activity in the liquid',
      of: '0.gamma_Mn_dilute',
      says: 'activity coefficient of a little manganese in iron, 1843 K',
      meaning:
        'The assessed set has manganese a little below ideal in iron; this measurement, with two of other laboratories, above it. Manganese of steel evaporates up to 1.6 times as fast as foretold; in nickel another number rules.',
      unit: '1',
      published: 1.45,
      within: { relative: 0.15 },
      model: (facts) => gammaOf(facts, { wtpct: { Mn: 0.01 }, balance: 'Fe', temperature_K: T }, 'Mn'),
    },
    {
      kind: 'value',
      about: 'activity in the liquid',
      of: '0.deviation',
      says: 'manganese with as many atoms of iron lies slightly above the line of an ideal melt',
      meaning: 'The same sign as in the dilute melt: 7 % below where it should be above.',
      unit: '1',
      published: [1, 1.45],
      within: { relative: 0 },
      model: (facts) =>
        gammaOf(facts, { wtpct: { Mn: HALF_WTPCT - 0.1 }, balance: 'Fe', temperature_K: T }, 'Mn'),
    },
    {
      kind: 'value',
      about: 'activity in the liquid',
      of: '0.eps_Mn_Mn',
      says: 'the coefficient falls with manganese: at 9 % of the atoms over that of a little',
      meaning: 'The assessed set has no such slope where manganese is dilute; its level is the larger error.',
      unit: '1',
      published: Math.exp(-0.74 * 0.09),
      within: { relative: 0.05 },
      model: (facts) => {
        const at = (Mn: number): number =>
          gammaOf(facts, { wtpct: { Mn }, balance: 'Fe', temperature_K: T }, 'Mn');
        return at((100 * 0.09 * 54.938) / (0.09 * 54.938 + 0.91 * 55.845)) / at(0.01);
      },
    },
  ],
});
