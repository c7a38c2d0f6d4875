import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, slagMelt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  slagRatio: between(0.05, 0.15, 'kg/kg', 'small electroslag melts'),
  lime: between(15, 25, 'wt%', 'slag for Incoloy 825'),
  alumina: between(15, 25, 'wt%', 'slag for Incoloy 825'),
  aluminium: between(0.05, 0.2, 'wt%', 'range of the grade'),
  titanium: between(0.7, 1.1, 'wt%', 'range of the grade'),
} as const satisfies Ranges;

const TITANIA = [0, 6, 12, 18, 24, 30] as const;
const withTitania =
  (TiO2: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      5,
      { ...ALLOYS.IN825, Al: drawn.aluminium, Ti: drawn.titanium },
      {
        ppm: { O: 20, N: 80, S: 15 },
      },
    ),
    route: [
      slagMelt({
        slag_wtpct: {
          CaO: drawn.lime,
          Al2O3: drawn.alumina,
          TiO2,
          CaF2: 100 - drawn.lime - drawn.alumina - TiO2,
        },
        slag_kg_per_kg: drawn.slagRatio,
      }),
    ],
  });
const series = TITANIA.map(withTitania);
const plain = series[0]!;
const twelve = series[2]!;
const change = (element: 'Al' | 'Ti', run: Run): number => run.final(element) / run.start(element) - 1;

/** TiO2 [wt%] at which titanium neither rises nor falls, by straight lines; the ends where it never turns. */
function turn(...runs: Run[]): number {
  const changes = runs.map((run) => change('Ti', run));
  const after = changes.findIndex((value) => value > 0);
  if (after <= 0) return after === 0 ? TITANIA[0] : TITANIA.at(-1)!;
  const [low, high] = [changes[after - 1]!, changes[after]!];
  return TITANIA[after - 1]! + ((TITANIA[after]! - TITANIA[after - 1]!) * -low) / (high - low);
}

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'which side resists (Al metal, Si slag, Ti both) is taken from this set',
  assumed,
  draws: 10,
  statements: [
    {
      kind: 'order',
      of: ['0.Al', '0.Ti'],
      says: 'without TiO2 aluminium rises and titanium falls; less of both with 12 wt%',
      documents: [plain, twelve],
      holds: (one, other) =>
        change('Al', one) > 0 &&
        change('Ti', one) < 0 &&
        change('Al', other) < change('Al', one) &&
        change('Ti', other) > change('Ti', one),
      shows: (one, other) =>
        `Al ${(100 * change('Al', one)).toFixed(0)} and ${(100 * change('Al', other)).toFixed(0)} %, Ti ${(100 * change('Ti', one)).toFixed(0)} and ${(100 * change('Ti', other)).toFixed(0)} %`,
    },
    {
      kind: 'band',
      of: '0.switch_TiO2_wtpct',
      says: 'titanium turns at 12 wt% TiO2',
      unit: 'wt%',
      published: 12,
      within: { relative: 0.2 },
      meaning:
        'The activity of TiO2 in the slag is an assumption, that of aluminium in the alloy decides as well.',
      documents: series,
      observe: turn,
    },
  ],
  notCompared: [
    { of: '0.FeO', because: 'iron oxide of the electrode scale is not in the model' },
    {
      of: '1.*',
      because:
        'which side resists is an input of the model: shares of the metal-side transfer, Al 1, Ti 0.6, Si 0.3',
    },
  ],
});
