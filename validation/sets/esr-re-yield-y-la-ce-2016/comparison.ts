import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { melt, slagMelt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  rareEarth: decades(100, 1000, 'ppm', 'Y, La and Ce each'),
  aluminium: between(0.3, 4, 'wt%', 'high-temperature alloys'),
  slagRatio: between(0.04, 0.12, 'kg/kg', 'laboratory to industry'),
} as const satisfies Ranges;

const remelted =
  (slag_wtpct: Readonly<Record<string, number>>): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      100,
      { Cr: 20, Fe: 10, Mo: 3, Al: drawn.aluminium },
      {
        ppm: { O: 15, S: 10, N: 50, Y: drawn.rareEarth, La: drawn.rareEarth, Ce: drawn.rareEarth },
      },
    ),
    route: [slagMelt({ slag_wtpct, slag_kg_per_kg: drawn.slagRatio })],
  });
const base = remelted({ CaF2: 70, CaO: 15, Al2O3: 15 });
const rareEarths = ['Y', 'La', 'Ce'] as const;
const more = (one: Run, other: Run): boolean => rareEarths.every((e) => other.final(e) > one.final(e));
const yields = (...runs: Run[]): string =>
  runs
    .map((run) => rareEarths.map((e) => `${e} ${((100 * run.final(e)) / run.start(e)).toFixed(0)}`).join(' '))
    .join(' % against ')
    .concat(' %');

const MEANING =
  'Direction only: the metal side limits, so that the slag moves the yields by less than an analysis resolves.';

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  draws: 10,
  statements: [
    {
      kind: 'order',
      of: '0.more_RE2O3_in_slag',
      says: 'rare-earth oxide in the slag raises the yield of Y, La and Ce',
      documents: [base, remelted({ CaF2: 55, CaO: 15, Al2O3: 15, La2O3: 5, Ce2O3: 5, Y2O3: 5 })],
      holds: more,
      shows: yields,
      meaning: MEANING,
    },
    {
      kind: 'order',
      of: '0.CaO_added',
      says: 'lime in the slag raises it',
      documents: [remelted({ CaF2: 80, CaO: 5, Al2O3: 15 }), remelted({ CaF2: 60, CaO: 25, Al2O3: 15 })],
      holds: more,
      shows: yields,
      meaning: MEANING,
    },
    {
      kind: 'order',
      of: '0.Al2O3_in_slag',
      says: 'alumina in the slag lowers it',
      documents: [remelted({ CaF2: 55, CaO: 15, Al2O3: 30 }), remelted({ CaF2: 80, CaO: 15, Al2O3: 5 })],
      holds: more,
      shows: yields,
      meaning: MEANING,
    },
  ],
});
