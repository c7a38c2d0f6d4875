import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { crucible, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

const assumed = {
  kMelt: decades(1e-4, 6e-4, 'm/s', 'stirring: transport data, induction-stirred melts'),
  sulfur: decades(100, 300, 'ppm', 'NiS added'),
  rod_per_m: between(15, 40, '1/m', 'a rod of 10 to 20 mm in half a kilogram'),
} as const satisfies Ranges;

const withRod =
  (material: string): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(0.5, { Cr: 9, W: 8, Ta: 8, Al: 5.4 }, { ppm: { O: 10, S: drawn.sulfur } }),
    at_s: [100, 200],
    route: [
      vim({
        temperature_K: 1873,
        pressure_Pa: 1,
        ...crucible(0.5, 1),
        time_s: 300,
        meltTransport_m_per_s: drawn.kMelt,
        lining: { material, wallToVolume_per_m: drawn.rod_per_m },
      }),
    ],
  });
const lime = withRod('CaO');
const magnesia = withRod('MgO');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'that magnesia takes no sulfur',
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.S_CaO',
      says: 'lime takes more than magnesia at every time to 300 s',
      documents: [lime, magnesia],
      holds: (one, other) => [100, 200, 300].every((t) => one.at('S', t) < other.at('S', t)),
      shows: (one) => `lime takes ${(100 * removed('S')(one)).toFixed(0)} % in 300 s`,
    },
    {
      kind: 'order',
      of: '0.S_MgO',
      role: 'constant',
      says: 'magnesia takes almost nothing: below 5 %',
      documents: [magnesia],
      holds: (run) => removed('S')(run) < 0.05,
    },
  ],
  notCompared: [
    {
      of: '0.S_CaO_MgO',
      because: 'linings of mixed CaO and MgO are not in the model (the layer that turns liquid)',
    },
  ],
});
