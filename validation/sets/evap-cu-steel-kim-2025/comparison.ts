import { comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { crucible, melt, NO_WALL, vim } from '../../documents.ts';
import { firstOrder, type Run } from '../../run.ts';

const assumed = {
  mass_kg: decades(3e-4, 2e-3, 'kg', 'levitated samples'),
  kMelt: decades(3e-4, 1e-3, 'm/s', 'levitated drops'),
  copper: decades(0.1, 0.6, 'wt%', 'steel from scrap'),
  carbon: decades(0.02, 0.5, 'wt%', 'steel'),
  sulfur: decades(0.002, 0.01, 'wt%', 'steel low in sulfur'),
  lowPressure_Pa: decades(100, 1e4, 'Pa', 'reduced pressure'),
} as const satisfies Ranges;

interface Case {
  readonly sulfurTimes?: number;
  readonly reduced?: boolean;
}
const drop =
  ({ sulfurTimes = 1, reduced = false }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { C: drawn.carbon, S: drawn.sulfur * sulfurTimes, Cu: drawn.copper },
      { balance: 'Fe' },
    ),
    route: [
      vim({
        // A sphere shows four times the surface of a crucible as deep as wide.
        areaToVolume_per_m: 4 * crucible(drawn.mass_kg, 1).areaToVolume_per_m,
        meltTransport_m_per_s: drawn.kMelt,
        leak_Pa_m3_per_s: 0,
        temperature_K: 1923,
        pressure_Pa: reduced ? drawn.lowPressure_Pa : 101_325,
        atmosphere: 'argon',
        lining: NO_WALL,
        time_s: 600,
      }),
    ],
  });
const k = firstOrder('Cu');
const ratio = (one: Run, other: Run): string => `k other over one ${(k(other) / k(one)).toFixed(2)}`;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.rate_over_pressure',
      says: 'copper leaves a drop of steel significantly faster at reduced than at atmospheric pressure: half as fast again',
      documents: [drop(), drop({ reduced: true })],
      holds: (full, low) => k(low) > 1.5 * k(full),
      shows: ratio,
    },
    {
      kind: 'order',
      of: '0.S',
      says: 'sulfur covers the surface: at reduced pressure slower with ten times the sulfur',
      documents: [drop({ reduced: true }), drop({ reduced: true, sulfurTimes: 10 })],
      holds: (little, much) => k(much) < k(little),
      shows: ratio,
    },
  ],
  notCompared: [
    { of: '0.rate_over_temperature', because: 'whatever evaporates leaves faster where it is hotter' },
    { of: '0.C_and_S', because: 'the abstract does not say which way the two work together' },
  ],
});
