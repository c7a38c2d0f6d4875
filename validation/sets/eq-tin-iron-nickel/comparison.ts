import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { crucible, melt, NO_WALL, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  titanium: between(0.3, 0.6, 'wt%', 'enough that nitride is there'),
} as const satisfies Ranges;

const saturated =
  (Ni: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(1, { Ti: drawn.titanium, Ni }, { balance: 'Fe', ppm: { N: 150, O: 5, S: 5 } }),
    route: [
      vim({
        ...crucible(1, 1),
        leak_Pa_m3_per_s: 0,
        temperature_K: 1873,
        pressure_Pa: 1e5,
        atmosphere: 'argon',
        time_s: 300,
        lining: NO_WALL,
      }),
    ],
  });
/** [Ti][N] of what is dissolved [wt%2]. */
const product = (run: Run): number => run.dissolved('Ti') * run.dissolved('N') * 1e-8;
const LOG10_K = 4.46 - 13_500 / 1873;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.log10_K',
      says: 'iron with nitride holds [Ti][N] at 1873 K',
      unit: 'wt%2',
      published: 10 ** LOG10_K,
      within: { factor: 2 },
      documents: [saturated(0)],
      observe: product,
    },
    {
      kind: 'band',
      of: ['1.product', '1.e_Ti_Ni', '1.e_N_Ni'],
      says: '30 wt% Ni hardly moves the product: with over without',
      unit: '1',
      published: 10 ** (30 * (0.0115 - 0.012)),
      within: { factor: 1.5 },
      documents: [saturated(0), saturated(30)],
      observe: (iron, nickel) => product(nickel) / product(iron),
    },
  ],
});
