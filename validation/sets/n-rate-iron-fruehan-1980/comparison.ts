import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison, type ValueStatement } from '../../comparison.ts';
import { type Liquid, nitrogenRate, nitrogenSolubility } from '../../properties.ts';

const IRON: Liquid = { wtpct: {}, balance: 'Fe', temperature_K: 1873 };
const SATURATED: Liquid = { wtpct: { C: 4.6 }, balance: 'Fe', temperature_K: 1723 };
/** mol N2 cm-2 s-1 atm-1 over density and molar mass [m/s wt% per atm]. */
const MOL_CM2 = (1e4 * 28.014e-3 * 100) / 7000;
/** Two standard deviations of the model's own rate, 0.25 in log10. */
const SPREAD = { factor: 10 ** 0.5 } as const;

/** Rate of N2 on a liquid [m/s wt% per atm] with sulfur on it. */
const fromGas = (facts: Facts, liquid: Liquid, s_wtpct = 0): number =>
  nitrogenRate(facts, liquid, 0, s_wtpct) * nitrogenSolubility(facts, liquid) ** 2;

const slope = (element: 'O' | 'S', [low, high]: readonly [number, number]): ValueStatement => ({
  kind: 'value',
  about: 'nitrogen rate and site blockage',
  of: `0.rate_vs_${element}`,
  says: `${element} from ${low} to ${high} wt% in iron: log rate over log content`,
  meaning:
    'With much of it on the surface the model lets nitrogen fall with the square. For sulfur the slow reaction on its sites (Lee and Morita) was added knowing this miss; for oxygen none is known. Taken for oxygen too it would give -0.98 here and 1.77 where Harashima, whose form and constants the model has, measured 1.43: the two papers do not agree.',
  unit: '1',
  published: -1,
  within: { absolute: 0.3 },
  model: (facts) => {
    const at = (c: number): number =>
      nitrogenRate(facts, IRON, element === 'O' ? c : 0, element === 'S' ? c : 0);
    return Math.log(at(high) / at(low)) / Math.log(high / low);
  },
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  note: 'A page that quotes the rates on carbon-saturated iron was read when the models were built; they were used for nothing.',
  statements: [
    slope('S', [0.03, 0.1]),
    slope('O', [0.03, 0.1]),
    {
      kind: 'value',
      about: 'nitrogen rate and site blockage',
      of: '1.k_mol_cm2_s_atm',
      says: 'rate of N2 on iron saturated with carbon, 1723 K, no sulfur',
      unit: 'm/s wt%/atm',
      published: 1e-5 * MOL_CM2,
      meaning:
        'At first the comparison took the solubility of iron without its carbon, so the rate came out a hundred times too high: an error of the comparison, mended.',
      model: (facts) => fromGas(facts, SATURATED),
      within: SPREAD,
    },
    {
      kind: 'value',
      about: 'nitrogen rate and site blockage',
      of: ['1.k_0.009S_mol_cm2_s_atm', '1.f_S'],
      says: 'the same with 0.009 wt% S',
      meaning:
        'Where carbon drives sulfur to the surface (f_S 6.3, in the model 3.2) and the melt is cold, sulfur blocks more than the model says: its coefficient is that at 1873 K.',
      unit: 'm/s wt%/atm',
      published: 8e-7 * MOL_CM2,
      model: (facts) => fromGas(facts, SATURATED, 0.009),
      within: SPREAD,
    },
  ],
  notCompared: [{ of: '0.order', because: 'second order is how the models are written; compared elsewhere' }],
});
