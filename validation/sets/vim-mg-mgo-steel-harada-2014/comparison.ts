import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';
import { bound } from '../../shapes.ts';

const assumed = {
  ...LABORATORY,
  mass_kg: decades(0.3, 5, 'kg', 'laboratory heats in a resistance or induction furnace'),
  temperature_K: between(1853, 1893, 'K', 'steel, near 1873 K'),
  time_s: decades(900, 5400, 's', 'laboratory holds'),
  aluminium: between(0.03, 0.1, 'wt%', 'killed steel'),
  oxygen: between(10, 40, 'ppm', 'killed steel'),
  carbon: decades(0.005, 0.3, 'wt%', 'steel'),
} as const satisfies Ranges;

interface Case {
  readonly aluminiumTimes?: number;
  readonly stirTimes?: number;
}
const inMagnesia =
  ({ aluminiumTimes = 1, stirTimes = 1 }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { C: drawn.carbon, Al: drawn.aluminium * aluminiumTimes },
      { balance: 'Fe', ppm: { O: drawn.oxygen, S: 20, N: 30 } },
    ),
    route: [
      vim({
        ...laboratory(drawn),
        meltTransport_m_per_s: drawn.kMelt * stirTimes,
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa: 101_325,
        atmosphere: 'argon',
        time_s: drawn.time_s,
        lining: { material: 'MgO' },
      }),
    ],
  });
const usual = inMagnesia();
const magnesium = (one: Run, other: Run): string =>
  `${one.final('Mg').toFixed(2)} and ${other.final('Mg').toFixed(2)} ppm Mg`;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: ['0.Mg', '0.spinel'],
      says: 'Al-killed steel takes magnesium from a magnesia crucible, dissolved and in particles',
      documents: [usual],
      holds: (run) => run.dissolved('Mg') > 0.1 && bound('Mg')(run) > 0.1,
      shows: (run) =>
        `${run.dissolved('Mg').toFixed(3)} ppm Mg dissolved, ${bound('Mg')(run).toFixed(3)} in particles`,
    },
    {
      kind: 'order',
      of: '1.rate_over_rotation',
      says: 'more magnesium where the steel is stirred twice as hard',
      documents: [usual, inMagnesia({ stirTimes: 2 })],
      holds: (calm, stirred) => stirred.final('Mg') > calm.final('Mg'),
      shows: magnesium,
    },
    {
      kind: 'order',
      of: '1.rate_over_Al',
      says: 'more magnesium with four times the aluminium',
      documents: [usual, inMagnesia({ aluminiumTimes: 4 })],
      holds: (little, much) => much.final('Mg') > little.final('Mg'),
      shows: magnesium,
    },
  ],
  notCompared: [
    { of: '1.layer', because: 'the models have no layer of spinel on the wall' },
    { of: '2.Mg', because: 'no slag lies on an induction melt of the models' },
  ],
});
