import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  mould_m: between(0.35, 0.6, 'm', 'industrial moulds for IN718'),
} as const satisfies Ranges;

const remelted =
  (operation: 'electroslag' | 'vacuum-arc'): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(2000, ALLOYS.IN718, { ppm: { O: 10, N: 60, S: 10 } }),
    route: [{ operation, settings: { mould_diameter_m: drawn.mould_m } }],
  });
/** Melt rate that a furnace takes when none is stated [kg/min]. */
const rate_kg_per_min = (run: Run): number => {
  const found = run.output.assumed.find(({ what }) => what.endsWith('meltRate_kg_per_h'));
  return Number(found?.value) / 60;
};

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'melt rates of vacuum arc furnaces',
  assumed,
  draws: 6,
  statements: [
    {
      kind: 'band',
      of: '0.melt_rate_kg_min',
      says: 'electroslag melts 3 to 10 kg/min when no rate is stated',
      unit: 'kg/min',
      published: [3, 10],
      documents: [remelted('electroslag')],
      observe: rate_kg_per_min,
    },
    {
      kind: 'band',
      of: '1.melt_rate_kg_min',
      role: 'constant',
      says: 'vacuum arc melts 3 to 10 kg/min when no rate is stated',
      unit: 'kg/min',
      published: [3, 10],
      documents: [remelted('vacuum-arc')],
      observe: rate_kg_per_min,
    },
  ],
  notCompared: [
    { of: '1.rate_fluctuation_max', because: 'the model melts at one rate' },
    { of: '2.*', because: 'annealing of electrodes is not in the model' },
  ],
});
