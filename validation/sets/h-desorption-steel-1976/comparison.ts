import { comparison, type Document, decades, oneOf, type Ranges } from '../../comparison.ts';
import { crucible, LABORATORY, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

const assumed = {
  mass_kg: decades(0.3, 10, 'kg', 'laboratory melts in a resistance furnace'),
  aspect: LABORATORY.aspect,
  stirring: oneOf(['weak', 'gentle', 'normal'], 'no induction, but a carrier gas through a pipe'),
  carbon: decades(0.05, 0.5, 'wt%', 'steel'),
  hydrogen: decades(3, 20, 'ppm', 'steel under some hydrogen'),
} as const satisfies Ranges;

const steel =
  (temperature_K: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { C: drawn.carbon, Si: 0.2, Mn: 0.5 },
      { balance: 'Fe', ppm: { H: drawn.hydrogen, O: 50, S: 100 } },
    ),
    route: [
      vim({
        ...crucible(drawn.mass_kg, drawn.aspect),
        stirring: drawn.stirring,
        leak_Pa_m3_per_s: 0,
        temperature_K,
        pressure_Pa: 101_325,
        atmosphere: 'argon',
        time_s: 120,
        lining: { material: 'Al2O3' },
      }),
    ],
  });
const hot = steel(1853);
const cold = steel(1823);
const k = firstOrder('H');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.k_cm_s',
      says: 'k of hydrogen leaving steel to a carrier gas, 1853 K',
      meaning:
        'The ranges took the carrier gas for stirring (weak to normal). A melt that stands still, word none, gives 0.9 to 1.2e-4 m/s in the models, as measured: hydrogen tells that resistance furnaces do not stir.',
      unit: 'm/s',
      published: 1.04e-4,
      within: { factor: 2 },
      documents: [hot],
      observe: k,
    },
    {
      kind: 'band',
      of: ['0.k_cm_s', '0.Ea_kcal_mol'],
      says: 'the same at 1853 over that at 1823 K',
      unit: '1',
      published: 1.04 / 0.98,
      within: { relative: 0.1 },
      documents: [hot, cold],
      observe: (one, other) => k(one) / k(other),
    },
  ],
  notCompared: [
    { of: '0.controlled_by', because: 'a reading of the two numbers, which are compared' },
    { of: '1.controlled_by', because: 'the models have no reaction of hydrogen at the surface' },
  ],
});
