import { comparison } from '../../comparison.ts';
import { chemistryOf, nitrogenRate } from '../../properties.ts';

const IRON = { wtpct: {}, balance: 'Fe', temperature_K: 1873.15 } as const;
/** mol N2 cm-2 s-1 atm-1 over density and molar mass [m/s wt% per atm]. */
const MOL_CM2 = (1e4 * 28.014e-3 * 100) / 7500;

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  rests: 'spread of site blockage only; the centre is that of Harashima 1987',
  note: 'Tolerance of the coefficients: the factor of two between the two sources (130 over 63.4 is 2.05).',
  statements: [
    {
      kind: 'table',
      about: 'nitrogen rate and site blockage',
      of: ['1.K_O', '1.K_S'],
      says: 'adsorption coefficients of O and S on iron',
      unit: '1/wt%',
      rows: (facts) => {
        const { blockO, blockS } = chemistryOf(facts, IRON);
        return [
          { name: 'O', published: 300, model: blockO / 100 },
          { name: 'S', published: 130, model: blockS / 100 },
        ];
      },
      within: { factor: 2.06 },
    },
    {
      kind: 'value',
      about: 'nitrogen rate and site blockage',
      of: '0.k0_mol_cm2_s_atm',
      says: 'rate of N2 at a bare surface of iron',
      meaning:
        'Published clean-surface rates on iron differ by this much; the spread of the model covers it.',
      unit: 'm/s wt%/atm',
      published: 3.49e-5 * MOL_CM2,
      model: (facts) => nitrogenRate(facts, IRON) * (chemistryOf(facts, IRON).nitrogen * 100) ** 2,
      // Two standard deviations of the model's own rate, 0.25 in log10.
      within: { factor: 10 ** 0.5 },
    },
  ],
  notCompared: [{ of: ['1.K_Mn', '1.K_B'], because: 'the models block sites by O and S only' }],
});
