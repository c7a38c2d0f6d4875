import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  temperature_K: between(1823, 1873, 'K', 'upper end of the runs: iron low in carbon is liquid'),
  pressure_Pa: decades(1, 100, 'Pa', 'range of the runs'),
  carbon: decades(0.01, 0.5, 'wt%', 'iron-based melts'),
  sulfur: decades(10, 300, 'ppm', 'scrap melts'),
  copper: between(0.3, 1, 'wt%', 'scrap melts'),
  tin: between(0.1, 0.5, 'wt%', 'scrap melts'),
} as const satisfies Ranges;

const scrap =
  (times: { readonly Cu?: number; readonly Sn?: number } = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { C: drawn.carbon, Cu: drawn.copper * (times.Cu ?? 1), Sn: drawn.tin * (times.Sn ?? 1) },
      { balance: 'Fe', ppm: { S: drawn.sulfur, O: 30 } },
    ),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa: drawn.pressure_Pa,
        atmosphere: 'argon',
        time_s: 1800,
        lining: { material: 'MgO' },
      }),
    ],
  });
const full = scrap();

const isFirstOrder = (element: 'Cu' | 'Sn', name: string): OrderStatement<typeof assumed> => {
  const k = firstOrder(element);
  return {
    kind: 'order',
    meaning:
      'With sulfur tin leaves as SnS, and each SnS takes a sulfur along: with half the tin more sulfur is left for it, so k rises by some percent. A straight line of logarithms over one run hardly tells that from first order.',
    of: `0.order_${element}`,
    says: `${name} from iron is of first order: half of it moves k by less than 5 %`,
    documents: [full, scrap({ [element]: 0.5 })],
    holds: (one, half) => Math.abs(k(half) / k(one) - 1) < 0.05,
    shows: (one, half) => `k half over full ${(k(half) / k(one)).toFixed(3)}`,
  };
};

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.rate',
      says: 'copper leaves iron faster than tin',
      documents: [full],
      holds: (run) => firstOrder('Cu')(run) > firstOrder('Sn')(run),
      shows: (run) =>
        `k of Cu ${firstOrder('Cu')(run).toExponential(2)}, of Sn ${firstOrder('Sn')(run).toExponential(2)} m/s`,
    },
    isFirstOrder('Cu', 'copper'),
    isFirstOrder('Sn', 'tin'),
  ],
});
