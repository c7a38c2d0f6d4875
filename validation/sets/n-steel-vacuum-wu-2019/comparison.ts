import { comparison, type Document, decades, oneOf, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  carbon: decades(0.01, 0.5, 'wt%', 'steel'),
  oxygen: decades(5, 100, 'ppm', 'steel before and after deoxidation'),
  sulfur: decades(10, 200, 'ppm', 'the paper varies it up to 200 ppm and more'),
  gas: oneOf(['vacuum', 'argon'], 'what holds 30 Pa is not stated'),
  lining: { words: ['MgO', 'Al2O3', 'spinel'], because: 'usual linings' },
} as const satisfies Ranges;

const vacuum: Document<typeof assumed> = (drawn) => ({
  melt: melt(
    drawn.mass_kg,
    { C: drawn.carbon },
    { balance: 'Fe', ppm: { N: 18, O: drawn.oxygen, S: drawn.sulfur } },
  ),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      temperature_K: 1873,
      pressure_Pa: 30,
      atmosphere: drawn.gas,
      time_s: 3000,
      lining: { material: drawn.lining },
    }),
  ],
});
const open: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, { C: drawn.carbon }, { balance: 'Fe', ppm: { N: 10, O: 300, S: 200 } }),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      temperature_K: 1873,
      pressure_Pa: 101325,
      atmosphere: 'air',
      time_s: 1200,
      lining: { material: drawn.lining },
    }),
  ],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.N_ppm',
      tells: { parameter: 'nitrogenRate' },
      says: '18 ppm N come down to 10 in 50 min at 30 Pa, 1873 K',
      unit: 'ppm',
      published: 10,
      // Two standard deviations of nitrogen by fusion at this level.
      within: { absolute: 1.5 },
      documents: [vacuum],
      observe: finalOf('N'),
    },
    {
      kind: 'band',
      of: '2.N_ppm_min',
      says: 'open to air, 200 ppm S, 300 ppm O: from 10 to over 40 ppm N in 20 min',
      unit: 'ppm',
      published: { atLeast: 40 },
      documents: [open],
      observe: finalOf('N'),
    },
  ],
  notCompared: [
    { of: '0.reaction_order', because: 'a fall from 18 to 10 ppm does not tell an order of 1.5 from 1 or 2' },
    {
      of: '1.p_Pa_for_10_ppm_max',
      because: 'a calculation of the paper, from solubilities that the models have too',
    },
  ],
});
