import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  thickness_m: decades(5e-4, 2e-3, 'm', 'coupons and blade walls'),
  hours: between(50, 150, 'h', 'order of a hundred hours'),
  hot_K: between(1500, 1573, 'K', 'above 1200 degC'),
  cold_K: between(1273, 1473, 'K', '1000 to 1200 degC'),
} as const satisfies Ranges;

const annealed =
  (temperature: 'hot_K' | 'cold_K'): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(1, ALLOYS.PWA1480, { ppm: { S: 10 } }),
    route: [
      {
        operation: 'hydrogen-annealing',
        settings: {
          temperature_K: drawn[temperature],
          thickness_m: drawn.thickness_m,
          time_s: drawn.hours * 3600,
        },
      },
    ],
  });
const hot = annealed('hot_K');
const cold = annealed('cold_K');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.S_ppm_max',
      says: 'above 1473 K 10 ppm S fall below 0.1',
      unit: 'ppm',
      published: { atMost: 0.1 },
      documents: [hot],
      observe: finalOf('S'),
      meaning: 'Thickness and time are not in the abstract: thick parts need longer.',
    },
    {
      kind: 'order',
      of: '1.remark',
      says: '1273 to 1473 K removes less',
      documents: [hot, cold],
      holds: (one, other) => other.final('S') > one.final('S'),
    },
  ],
  notCompared: [{ of: '1.S_ppm', because: 'the number is not in the abstract' }],
});
