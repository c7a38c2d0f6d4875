import { between, comparison, type Document, decades, oneOf, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, NO_WALL, vim } from '../../documents.ts';
import { bound } from '../../shapes.ts';

/** Nominal, as in data/grades.json. */
const K417G = { C: 0.175, Cr: 9, Co: 10, Mo: 3, Al: 5.25, Ti: 4.4, V: 0.75, B: 0.018, Zr: 0.07 } as const;

const assumed = {
  ...LABORATORY,
  mass_kg: decades(0.03, 5, 'kg', 'pressed laboratory crucibles'),
  kMelt: decades(5e-5, 6e-4, 'm/s', 'from a resistance furnace to an induction furnace'),
  oxygen: between(5, 30, 'ppm', 'cast superalloys'),
  time_s: decades(600, 7200, 's', 'holds that show a reaction with the wall'),
  pressure_Pa: decades(0.1, 5e4, 'Pa', 'vacuum to half a bar of argon'),
  gas: oneOf(['argon', 'vacuum'], 'not in the part seen'),
} as const satisfies Ranges;

const held =
  (lining: { readonly material: string }): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, K417G, { ppm: { O: drawn.oxygen, N: 15, S: 10 } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: 1873,
        pressure_Pa: drawn.pressure_Pa,
        atmosphere: drawn.gas,
        time_s: drawn.time_s,
        lining,
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
      kind: 'order',
      of: '0.mechanism',
      says: 'alumina comes off its crucible: oxygen in particles a tenth above that without a wall',
      documents: [held(NO_WALL), held({ material: 'Al2O3' })],
      holds: (none, alumina) => bound('O')(alumina) > 1.1 * bound('O')(none) && bound('O')(alumina) > 1,
      shows: (...runs) => `${runs.map((run) => bound('O')(run).toFixed(1)).join(' and ')} ppm O in particles`,
    },
    {
      kind: 'order',
      of: '1.mechanism',
      says: 'K417G takes magnesium from a magnesia crucible: 1 ppm at least',
      documents: [held({ material: 'MgO' })],
      holds: (run) => run.final('Mg') > 1,
      shows: (run) => `${run.final('Mg').toFixed(2)} ppm Mg`,
    },
    {
      kind: 'order',
      of: '2.mechanism',
      says: 'K417G takes yttrium from an yttria crucible: 1 ppm at least',
      documents: [held({ material: 'Y2O3' })],
      holds: (run) => run.final('Y') > 1,
      shows: (run) => `${run.final('Y').toFixed(2)} ppm Y`,
    },
  ],
  notCompared: [
    {
      of: '3.mechanism',
      because:
        'liquid aluminate on lime is no layer of the models; stabilised zirconias are not among the linings',
    },
  ],
});
