import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { type Contents, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';
import { reciprocalGrowth } from '../../shapes.ts';

const assumed = {
  ...LABORATORY,
  pressure_Pa: decades(10, 500, 'Pa', 'reduced pressures'),
  alloying: between(1, 5, 'wt%', 'Mn or Cu in iron'),
} as const satisfies Ranges;

interface Case {
  readonly O?: number;
  readonly kTimes?: number;
  readonly with?: 'Mn' | 'Cu';
}
const desorption =
  ({ O = 300, kTimes = 1, with: element }: Case = {}): Document<typeof assumed> =>
  (drawn) => {
    const wtpct: Contents = element ? { [element]: drawn.alloying } : {};
    return {
      melt: melt(drawn.mass_kg, wtpct, { balance: 'Fe', ppm: { N: 300, O, S: 20 } }),
      at_s: [600],
      route: [
        vim({
          ...laboratory(drawn),
          meltTransport_m_per_s: drawn.kMelt * kTimes,
          leak_Pa_m3_per_s: 0,
          temperature_K: 1873,
          pressure_Pa: drawn.pressure_Pa,
          atmosphere: 'argon',
          time_s: 1200,
          lining: { material: 'copper' },
        }),
      ],
    };
  };
const lost = (run: Run): number => Math.log(run.start('N') / run.final('N'));
const usual = desorption();
const slowed = (element: 'Mn' | 'Cu'): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: `1.${element}`,
  says: `1 to 5 wt% ${element} in iron slows the loss of nitrogen`,
  meaning:
    'In the model copper only drives nitrogen out of solution, which makes it leave faster; that its vapour cools the surface and takes sites, as the authors hold, is not in it.',
  documents: [usual, desorption({ with: element })],
  holds: (none, alloyed) => lost(alloyed) < lost(none),
  shows: (none, alloyed) => `the speed is ${(lost(alloyed) / lost(none)).toFixed(3)} of that without`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.order',
      says: 'second order with 0.03 % O: 1/N grows twice as much in twice the time',
      unit: '1',
      published: 2,
      within: { relative: 0.15 },
      documents: [usual],
      observe: reciprocalGrowth('N', 600),
    },
    {
      kind: 'order',
      of: '0.rate_vs_O',
      says: 'oxygen slows the loss: 100, 300, 600 ppm',
      documents: [desorption({ O: 100 }), usual, desorption({ O: 600 })],
      holds: (low, some, much) => lost(low) > lost(some) && lost(some) > lost(much),
    },
    {
      kind: 'order',
      of: '0.control_low_O',
      says: 'with little oxygen transport in the melt matters more: stirring twice as hard helps more at 30 than at 300 ppm O',
      documents: [desorption({ O: 30 }), desorption({ O: 30, kTimes: 2 }), usual, desorption({ kTimes: 2 })],
      holds: (clean, cleanStirred, dirty, dirtyStirred) =>
        lost(cleanStirred) / lost(clean) > lost(dirtyStirred) / lost(dirty),
    },
    slowed('Mn'),
    slowed('Cu'),
  ],
});
