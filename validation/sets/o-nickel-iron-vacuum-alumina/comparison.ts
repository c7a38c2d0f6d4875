import {
  type BandStatement,
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  temperature_K: between(1823, 1923, 'K', 'nickel and iron with some superheat'),
  pumping_m3_per_s: decades(
    0.01,
    1,
    'm3/s',
    'pumps of a laboratory furnace: air flow = pumping speed x pressure',
  ),
  carbon: decades(2, 50, 'ppm', 'pure metals'),
  oxygen: between(5, 20, 'ppm', 'low oxygen'),
  muchOxygen: decades(100, 1000, 'ppm', 'a large amount of oxygen'),
} as const satisfies Ranges;
type Base = 'Ni' | 'Fe';

/** Air flows through the chamber: what the pumps take off at that pressure leaks in. */
const inAir =
  (base: Base, pressure_Pa: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, {}, { balance: base, ppm: { O: drawn.oxygen, C: drawn.carbon } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: drawn.pumping_m3_per_s * pressure_Pa,
        temperature_K: drawn.temperature_K,
        pressure_Pa,
        time_s: 1800,
        lining: { material: 'Al2O3' },
      }),
    ],
  });
const held =
  (base: Base, oxygen: 'oxygen' | 'muchOxygen'): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, {}, { balance: base, ppm: { O: drawn[oxygen], C: drawn.carbon } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa: 1.33e-3,
        time_s: 7200,
        lining: { material: 'Al2O3' },
      }),
    ],
  });
const names = { Ni: 'nickel', Fe: 'iron' } as const;

const fiftyPpm = (base: Base): BandStatement<typeof assumed> => ({
  kind: 'band',
  of: `0.O_${base}_wtpct`,
  says: `${names[base]} in alumina takes up to 50 ppm O from air at 6.7 Pa in half an hour`,
  meaning:
    'The model gives half of the oxygen that leaks in to the melt whatever the pumps take: with 0.01 to 1 m3/s of pumping speed that is 63 to 4500 ppm. At a stated flow of air the share of the melt follows from its surface against the pumps: little of it for a small melt before large pumps.',
  unit: 'ppm',
  published: 50,
  within: { factor: 1.5 },
  documents: [inAir(base, 6.67)],
  observe: finalOf('O'),
});
const keeps = (base: Base): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: '2.decrease',
  says: `two hours of high vacuum take less than a tenth of much oxygen out of ${names[base]}`,
  documents: [held(base, 'muchOxygen')],
  holds: (run) => run.final('O') > 0.9 * run.start('O'),
  shows: (run) => `${run.start('O').toFixed(0)} to ${run.final('O').toFixed(0)} ppm O`,
});
const rises = (base: Base): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: '2.low_oxygen_long_hold',
  says: `${names[base]} low in oxygen takes up some from the crucible in a long hold`,
  documents: [held(base, 'oxygen')],
  holds: (run) => run.final('O') > run.start('O'),
  shows: (run) => `${run.start('O').toFixed(1)} to ${run.final('O').toFixed(1)} ppm O`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    fiftyPpm('Ni'),
    fiftyPpm('Fe'),
    {
      kind: 'band',
      of: '1.O_over_pressure',
      says: 'exponent of O in nickel over the pressure of air, 2 to 20 Pa',
      unit: '1',
      published: 0.5,
      within: { absolute: 0.15 },
      documents: [inAir('Ni', 2), inAir('Ni', 20)],
      observe: (low, high) => Math.log10(high.final('O') / low.final('O')),
    },
    keeps('Ni'),
    keeps('Fe'),
    rises('Ni'),
    rises('Fe'),
  ],
});
