import { comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';
import { reciprocalGrowth } from '../../shapes.ts';

const assumed = {
  ...LABORATORY,
  oxygen: decades(20, 100, 'ppm', 'iron before deoxidation'),
  smallLeak: decades(3e-3, 1e-1, 'Pa m3/s', 'a small leak'),
} as const satisfies Ranges;

interface Case {
  readonly Cr: number;
  readonly oxygenTimes?: number;
  readonly kTimes?: number;
  readonly leaks?: true;
}
const desorption =
  ({ Cr, oxygenTimes = 1, kTimes = 1, leaks }: Case): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { Cr },
      { balance: 'Fe', ppm: { N: 200, O: drawn.oxygen * oxygenTimes, S: 20 } },
    ),
    at_s: [900],
    route: [
      vim({
        ...laboratory(drawn),
        meltTransport_m_per_s: drawn.kMelt * kTimes,
        leak_Pa_m3_per_s: leaks ? drawn.smallLeak : 0,
        temperature_K: 1873,
        pressure_Pa: 10,
        time_s: 1800,
        lining: { material: 'copper' },
      }),
    ],
  });
/** How often nitrogen has fallen to 1/e. */
const lost = (run: Run): number => Math.log(run.start('N') / run.final('N'));
const plain = desorption({ Cr: 0 });
const middle = desorption({ Cr: 10 });
const high = desorption({ Cr: 25 });
const plainStirred = desorption({ Cr: 0, kTimes: 2 });
const highStirred = desorption({ Cr: 25, kTimes: 2 });
const highOxygen = desorption({ Cr: 25, oxygenTimes: 3 });
const highLeaking = desorption({ Cr: 25, leaks: true });

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.order',
      says: 'second order at 25 wt% Cr: 1/N grows twice as much in twice the time',
      unit: '1',
      published: 2,
      within: { relative: 0.15 },
      documents: [high],
      observe: reciprocalGrowth('N', 900),
    },
    {
      kind: 'order',
      of: '0.rate_constant_vs_Cr',
      says: 'chromium slows the loss of nitrogen: 0, 10, 25 wt%',
      documents: [plain, middle, high],
      holds: (none, some, much) => lost(none) > lost(some) && lost(some) > lost(much),
      shows: (none, some, much) =>
        `${[none, some, much].map((run) => (100 * (1 - run.final('N') / run.start('N'))).toFixed(0)).join(', ')} % in half an hour`,
    },
    {
      kind: 'order',
      of: '0.rate_constant_vs_O',
      says: 'oxygen slows it',
      documents: [high, highOxygen],
      holds: (low, rich) => lost(low) > lost(rich),
    },
    {
      kind: 'order',
      of: ['0.control_low_Cr_low_O', '0.control_high_Cr'],
      says: 'stirring twice as hard helps more without chromium than with 25 wt%, where the surface decides',
      documents: [plain, plainStirred, high, highStirred],
      holds: (none, noneStirred, much, muchStirred) => gain(none, noneStirred) > gain(much, muchStirred),
    },
    {
      kind: 'order',
      of: '0.air_leak',
      says: 'a small leak retards the loss at 25 wt% Cr strongly: by a fifth or more',
      documents: [high, highLeaking],
      holds: (tight, leaking) => lost(leaking) < 0.8 * lost(tight),
      shows: (tight, leaking) =>
        `${(100 * (1 - lost(leaking) / lost(tight))).toFixed(0)} % of the speed is gone`,
    },
  ],
});

/** By how much the loss grows from one run to the other. */
function gain(from: Run, to: Run): number {
  return lost(to) / lost(from) - 1;
}
