import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { crucible, melt, NO_WALL, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  mass_kg: decades(0.01, 0.2, 'kg', 'a sample on a microbalance'),
  above_K: between(50, 200, 'K', 'over the melting point'),
  kMelt: decades(1e-5, 2e-4, 'm/s', 'a still or weakly stirred sample'),
  time_s: between(600, 3600, 's', 'until a loss can be weighed'),
} as const satisfies Ranges;

const MELTING_K = { Fe: 1811, Cu: 1358 } as const;
type Base = keyof typeof MELTING_K;
const weighed =
  (base: Base, pressure_Pa: number, O = 100): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, {}, { balance: base, ppm: { O } }),
    route: [
      vim({
        ...crucible(drawn.mass_kg, 1),
        meltTransport_m_per_s: drawn.kMelt,
        leak_Pa_m3_per_s: 0,
        temperature_K: MELTING_K[base] + drawn.above_K,
        pressure_Pa,
        atmosphere: 'argon',
        time_s: drawn.time_s,
        lining: NO_WALL,
      }),
    ],
  });
const lost = (run: Run): number => 1 - run.output.metal_yield;
const ratio = (one: Run, other: Run): string =>
  `the second over the first ${(lost(other) / lost(one)).toFixed(3)}`;

const plateau = (base: Base): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: '0.below_13_Pa',
  says: `below 13 Pa argon does not hold ${base} back: 1 and 10 Pa within a tenth`,
  meaning:
    'Copper near its melting point gives little vapour, so 10 Pa of argon already hold back an eighth of it in the model: its plateau ends somewhat early.',
  documents: [weighed(base, 1), weighed(base, 10)],
  holds: (low, high) => Math.abs(lost(high) / lost(low) - 1) < 0.1,
  shows: ratio,
});
const falls = (base: Base): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: '0.above_13_Pa',
  says: `above it does: ${base} at 1000 Pa loses less than half as much as at 13 Pa`,
  documents: [weighed(base, 13), weighed(base, 1000)],
  holds: (low, high) => lost(high) < 0.5 * lost(low),
  shows: ratio,
});
const covered = (base: Base): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: `1.${base}`,
  says: `dissolved oxygen slows the evaporation of ${base}: 0.1 against 0.01 wt% by a tenth or more`,
  meaning:
    'Nothing is filed of how oxygen covers copper, so the model lets copper leave from all of its surface: it loses oxidised copper too fast.',
  documents: [weighed(base, 1), weighed(base, 1, 1000)],
  holds: (lean, rich) => lost(rich) < 0.9 * lost(lean),
  shows: ratio,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [plateau('Fe'), plateau('Cu'), falls('Fe'), falls('Cu'), covered('Fe'), covered('Cu')],
});
