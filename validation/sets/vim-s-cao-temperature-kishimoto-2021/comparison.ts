import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { crucible, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

const assumed = {
  kMelt: decades(1e-4, 6e-4, 'm/s', 'stirring: transport data, induction-stirred melts'),
  sulfur: decades(100, 300, 'ppm', 'NiS added'),
  rod_per_m: between(15, 40, '1/m', 'a rod of 10 to 20 mm in half a kilogram'),
} as const satisfies Ranges;

const withRod =
  (temperature_K: number, areas = 1): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(0.5, { Cr: 9, W: 8, Ta: 8, Al: 5.4 }, { ppm: { O: 10, S: drawn.sulfur } }),
    at_s: [200, 400],
    route: [
      vim({
        temperature_K,
        pressure_Pa: 1,
        ...crucible(0.5, 1),
        time_s: 600,
        meltTransport_m_per_s: drawn.kMelt,
        lining: { material: 'CaO', wallToVolume_per_m: areas * drawn.rod_per_m },
      }),
    ],
  });
const cold = withRod(1673);
const middle = withRod(1773);
const hot = withRod(1873);
const lost = removed('S');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'the form of the law: a diffusivity in the layer that rises with temperature, on the geometric area',
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.S_vs_time',
      says: 'sulfur falls with time',
      documents: [hot],
      holds: (run) =>
        run.start('S') > run.at('S', 200) &&
        run.at('S', 200) > run.at('S', 400) &&
        run.at('S', 400) > run.final('S'),
    },
    {
      kind: 'order',
      of: ['0.S_vs_T', '0.D_eff'],
      says: 'it falls faster at 1873 than at 1773 than at 1673 K',
      documents: [cold, middle, hot],
      holds: (one, two, three) => lost(one) < lost(two) && lost(two) < lost(three),
      shows: (one, two, three) =>
        `${[one, two, three].map((run) => (100 * lost(run)).toFixed(0)).join(', ')} % in 600 s`,
    },
    {
      kind: 'order',
      of: '0.control',
      role: 'constant',
      says: 'the area of lime controls: twice the area takes more',
      documents: [hot, withRod(1873, 2)],
      holds: (one, other) => lost(other) > lost(one),
    },
  ],
  notCompared: [
    { of: '0.porosity_effect', because: 'the model knows the geometric area only, as the paper concludes' },
  ],
});
