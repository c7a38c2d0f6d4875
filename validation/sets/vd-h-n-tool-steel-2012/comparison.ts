import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { crucible, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  mass_kg: between(3e4, 1e5, 'kg', 'ladles of tool steel makers'),
  aspect: between(0.8, 1.2, '1', 'depth over width of ladles'),
  kMelt: decades(
    1e-3,
    1e-2,
    'm/s',
    'gas-stirred ladles: surface broken by a plume, over the width of the ladle',
  ),
  pressure_Pa: decades(50, 500, 'Pa', 'tank degassing'),
  temperature_K: between(1823, 1893, 'K', 'tool steel in the ladle'),
  hydrogen: between(3, 8, 'ppm', 'steel after the arc furnace'),
  nitrogen: between(60, 150, 'ppm', 'chromium tool steel after the arc furnace'),
  sulfur: between(10, 60, 'ppm', 'tool steel in degassing'),
  oxygen: between(3, 15, 'ppm', 'killed steel'),
} as const satisfies Ranges;

const BRIEF_S = 600;
const LONG_S = 1800;
const degassed: Document<typeof assumed> = (drawn) => ({
  melt: melt(
    drawn.mass_kg,
    { C: 0.4, Cr: 5, Mo: 1.3, V: 1, Si: 1, Mn: 0.4, Al: 0.02 },
    { balance: 'Fe', ppm: { H: drawn.hydrogen, N: drawn.nitrogen, S: drawn.sulfur, O: drawn.oxygen } },
  ),
  at_s: [BRIEF_S, LONG_S],
  route: [
    vim({
      ...crucible(drawn.mass_kg, drawn.aspect),
      meltTransport_m_per_s: drawn.kMelt,
      leak_Pa_m3_per_s: 0,
      temperature_K: drawn.temperature_K,
      pressure_Pa: drawn.pressure_Pa,
      atmosphere: 'argon',
      time_s: LONG_S,
      lining: { material: 'MgO' },
    }),
  ],
});
const after = (element: 'H' | 'N', run: Run): number[] => [
  run.start(element),
  run.at(element, BRIEF_S),
  run.at(element, LONG_S),
];
const finished = (element: 'H' | 'N', name: string): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: `${element === 'H' ? 0 : 1}.finished_min`,
  says: `${name}: ten minutes take four fifths of what thirty take`,
  meaning:
    'With chromium and 10 to 60 ppm S the reaction of nitrogen at the flat top of a ladle is nine tenths of the resistance: 7 % in ten minutes. Bubbles of argon give it many times that surface, which the models lack: purged melts lose nitrogen faster than foretold, and sooner reach what stays.',
  documents: [degassed],
  holds: (run) => {
    const [start, brief, long] = after(element, run) as [number, number, number];
    return start - brief > 0.8 * (start - long) && long < start;
  },
  shows: (run) =>
    `${after(element, run)
      .map((ppm) => ppm.toFixed(1))
      .join(', ')} ppm ${element}`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [finished('H', 'hydrogen'), finished('N', 'nitrogen')],
  notCompared: [
    { of: ['0.order', '1.order'], because: 'two samples a heat do not tell the order of a reaction' },
    { of: '2.S', because: 'a ladle slag is not in the model of the vacuum furnace' },
  ],
});
