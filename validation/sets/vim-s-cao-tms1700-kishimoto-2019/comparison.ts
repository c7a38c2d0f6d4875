import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, crucible, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

const assumed = {
  kMelt: decades(1e-4, 6e-4, 'm/s', 'stirring: transport data, induction-stirred melts'),
  rod_per_m: between(15, 40, '1/m', 'a rod of 10 to 20 mm in half a kilogram'),
  oxygen: between(5, 20, 'ppm', 'master alloy'),
} as const satisfies Ranges;

const END_S = 1200;
const withRod =
  (aluminium: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(0.5, { ...ALLOYS.TMS1700, Al: aluminium }, { ppm: { O: drawn.oxygen, S: 200 } }),
    at_s: [END_S / 4],
    route: [
      vim({
        temperature_K: 1873,
        pressure_Pa: 1,
        ...crucible(0.5, 1),
        time_s: END_S,
        meltTransport_m_per_s: drawn.kMelt,
        lining: { material: 'CaO', wallToVolume_per_m: drawn.rod_per_m },
      }),
    ],
  });
const withAluminium = withRod(ALLOYS.TMS1700.Al);
const without = withRod(0);

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'the form of the law: diffusion through a layer that grows',
  assumed,
  statements: [
    {
      kind: 'order',
      of: ['0.rate_controlling_step', '0.form'],
      role: 'constant',
      says: 'it slows down as the layer grows: a rate constant of the first quarter above that of the rest',
      documents: [withAluminium],
      holds: (run) => {
        const first = Math.log(run.start('S') / run.at('S', END_S / 4));
        const rest = Math.log(run.at('S', END_S / 4) / run.final('S')) / 3;
        return first > rest;
      },
      shows: (run) =>
        `200, ${run.at('S', END_S / 4).toFixed(0)}, ${run.final('S').toFixed(0)} ppm after 0, 300 and 1200 s`,
    },
    {
      kind: 'order',
      of: '0.needs',
      says: 'without dissolved aluminium no sulfur goes',
      documents: [without],
      holds: (run) => removed('S')(run) < 0.02,
      shows: (run) => `${(100 * removed('S')(run)).toFixed(2)} % goes`,
    },
  ],
  notCompared: [
    {
      of: '1.*',
      because:
        'the verification on 2 kg of PWA1484 is told in words: its times and contents are not in the abstract',
    },
  ],
});
