import { type BandStatement, between, comparison, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, type Contents, melt } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  thickness_m: decades(5e-4, 2e-3, 'm', 'coupons and blade walls'),
  hours: between(50, 150, 'h', 'order of a hundred hours'),
  hot_K: between(1500, 1573, 'K', 'above 1200 degC'),
  sulfur: between(5, 10, 'ppm', 'typical in past years, as printed'),
} as const satisfies Ranges;

const alloys = [
  { name: 'PWA 1484', wtpct: ALLOYS.PWA1484 },
  { name: 'CMSX-4', wtpct: ALLOYS.CMSX4 },
  { name: 'Rene N5 (DD5)', wtpct: ALLOYS.DD5 },
] as const satisfies readonly { readonly name: string; readonly wtpct: Contents }[];

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  note: 'The anneal of PWA 1480 by the same author was known: this adds other alloys only',
  assumed,
  statements: alloys.map(
    ({ name, wtpct }): BandStatement<typeof assumed> => ({
      kind: 'band',
      of: '0.S_ppm_max',
      says: `annealing in hydrogen brings ${name} from 5 to 10 ppm S below 0.1`,
      unit: 'ppm',
      published: { atMost: 0.1 },
      documents: [
        (drawn) => ({
          melt: melt(1, wtpct, { ppm: { S: drawn.sulfur } }),
          route: [
            {
              operation: 'hydrogen-annealing',
              settings: {
                temperature_K: drawn.hot_K,
                thickness_m: drawn.thickness_m,
                time_s: drawn.hours * 3600,
              },
            },
          ],
        }),
      ],
      observe: finalOf('S'),
    }),
  ),
  notCompared: [{ of: '0.controlled', because: 'no numbers' }],
});
