import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { crucible, LABORATORY, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  mass_kg: decades(5, 200, 'kg', 'induction furnaces of 1933, laboratory to foundry'),
  aspect: LABORATORY.aspect,
  kMelt: LABORATORY.kMelt,
  temperature_K: between(1753, 1823, 'K', 'nickel with little superheat'),
  time_s: decades(300, 1800, 's', 'tests on the rate of oxygen absorption'),
  oxygen: between(20, 200, 'ppm', 'cathode nickel'),
  carbon: decades(10, 200, 'ppm', 'cathode nickel'),
  lining: { words: ['MgO', 'Al2O3', 'ZrO2'], because: 'usual linings' },
} as const satisfies Ranges;

interface Case {
  readonly stirTimes?: number;
  readonly hotter_K?: number;
  readonly gas?: 'air' | 'argon';
}
const open =
  ({ stirTimes = 1, hotter_K = 0, gas = 'air' }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, {}, { ppm: { O: drawn.oxygen, C: drawn.carbon } }),
    route: [
      vim({
        ...crucible(drawn.mass_kg, drawn.aspect),
        meltTransport_m_per_s: stirTimes * drawn.kMelt,
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K + hotter_K,
        pressure_Pa: 101_325,
        atmosphere: gas,
        time_s: drawn.time_s,
        lining: { material: drawn.lining },
      }),
    ],
  });
const usual = open();
const taken = (run: Run): number => run.final('O') - run.start('O');
const both = (one: Run, other: Run): string =>
  `${taken(one).toFixed(0)} and ${taken(other).toFixed(0)} ppm O taken up`;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.O_over_turbulence',
      says: 'nickel open to air takes up more oxygen where it is stirred three times as hard',
      documents: [usual, open({ stirTimes: 3 })],
      holds: (calm, stirred) => taken(stirred) > taken(calm),
      shows: both,
    },
    {
      kind: 'order',
      of: '0.O_over_temperature',
      says: 'more at a temperature higher by 100 K',
      documents: [usual, open({ hotter_K: 100 })],
      holds: (cold, hot) => taken(hot) > taken(cold),
      shows: both,
    },
    {
      kind: 'order',
      of: '1.oxidation',
      says: 'under argon it takes up less than a tenth of that in air',
      documents: [usual, open({ gas: 'argon' })],
      holds: (air, argon) => taken(argon) < 0.1 * taken(air),
      shows: both,
    },
  ],
  notCompared: [
    { of: '0.O_over_time', because: 'whatever takes up oxygen has more of it later' },
    {
      of: '0.rate_60_over_5000_cycles',
      because: 'how much harder 60 cycles stir than 5000 is not given',
    },
    { of: '0.highest_60_cycles', because: 'the saturation that the paper found is not in the abstract' },
  ],
});
