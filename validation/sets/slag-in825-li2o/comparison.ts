import { between, comparison, type Document, type OrderStatement, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, slagMelt } from '../../documents.ts';
import type { Run } from '../../run.ts';

/** The model takes the interface 75 K colder than the slag; a furnace has one temperature. */
const INTERFACE_BELOW_SLAG_K = 75;

const assumed = {
  slagRatio: between(0.05, 0.3, 'kg/kg', 'slag on metal in a crucible'),
  lime: between(15, 25, 'wt%', 'electroslag slags for alloys with titanium'),
  alumina: between(15, 25, 'wt%', 'electroslag slags for alloys with titanium'),
  temperature_K: between(1773, 1873, 'K', 'alloy held liquid under slag'),
  aluminium: between(0.1, 0.3, 'wt%', 'grade and melts for such trials'),
  titanium: between(0.7, 1.2, 'wt%', 'range of the grade'),
} as const satisfies Ranges;

interface Case {
  readonly TiO2: number;
  readonly CaO?: number;
  readonly Al2O3?: number;
}
/** A slag with so many wt% of titania and so many more of another oxide, at the cost of fluoride. */
const held =
  ({ TiO2, CaO = 0, Al2O3 = 0 }: Case): Document<typeof assumed> =>
  (drawn) => {
    const oxides = { CaO: drawn.lime + CaO, Al2O3: drawn.alumina + Al2O3, MgO: 3, TiO2 };
    const fluoride = 100 - Object.values(oxides).reduce((sum, value) => sum + value, 0);
    return {
      melt: melt(
        1,
        { ...ALLOYS.IN825, Al: drawn.aluminium, Ti: drawn.titanium },
        { ppm: { O: 20, N: 80, S: 15 } },
      ),
      route: [
        slagMelt({
          slag_wtpct: { ...oxides, CaF2: fluoride },
          slag_kg_per_kg: drawn.slagRatio,
          temperature_K: drawn.temperature_K + INTERFACE_BELOW_SLAG_K,
          mould_diameter_m: 0.05,
          // Slow enough to come near equilibrium.
          time_s: 3600,
        }),
      ],
    };
  };
const bare = held({ TiO2: 0 });
const middle = held({ TiO2: 7.27 });
const rich = held({ TiO2: 11.27 });
const share = (element: 'Al' | 'Ti', run: Run): number => run.final(element) / run.start(element);
const both = (run: Run): string =>
  `Al ${share('Al', run).toFixed(3)} and Ti ${share('Ti', run).toFixed(3)} of their start`;
const wtpct = (element: 'Al' | 'Ti', ...runs: Run[]): string =>
  `${runs.map((run) => (run.final(element) / 1e4).toFixed(3)).join(' and ')} wt% ${element}`;

const moves = (
  element: 'Al' | 'Ti',
  says: string,
  than: Omit<Case, 'TiO2'>,
  holds: OrderStatement<typeof assumed>['holds'],
): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: `2.${element}`,
  says,
  meaning:
    'All draws but one move the way of the paper, aluminium by 3 to 15 %, titanium by up to 1.5 %: whether the mark that was asked for is reached lies with lime, alumina and contents that the abstract does not state.',
  documents: [middle, held({ TiO2: 7.27, ...than })],
  holds,
  shows: (...runs) => wtpct(element, ...runs),
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 16,
  note: 'fluoride stands in for the lithia of the slag',
  statements: [
    {
      kind: 'order',
      of: '0.Al_Ti',
      says: 'without titania the slag takes titanium and gives aluminium: Al a tenth up, Ti down by a fiftieth',
      documents: [bare],
      holds: (run) => share('Al', run) > 1.1 && share('Ti', run) < 0.98,
      shows: both,
    },
    {
      kind: 'order',
      of: '0.Al_Ti',
      says: 'with 7.27 % TiO2 it still does, but gives a tenth less aluminium',
      meaning:
        'In the model the exchange turns at 6 to 9 % titania, by the aluminium and titanium of the alloy, which the abstract does not state; measured it turns between 7.27 and 11.27 %. With 0.16 wt% Al and less the model agrees, with more it turns too early by a per cent or two of titania.',
      documents: [bare, middle],
      holds: (none, some) => share('Al', some) > 1 && share('Al', some) < 0.9 * share('Al', none),
      shows: (...runs) => wtpct('Al', ...runs),
    },
    {
      kind: 'order',
      of: '1.Al_Ti',
      says: 'with 11.27 % TiO2 it takes aluminium and gives titanium: Al a twentieth down, Ti up by a hundredth',
      meaning: 'One draw in sixteen, with little aluminium and much titanium, is still at its turning point.',
      documents: [rich],
      holds: (run) => share('Al', run) < 0.95 && share('Ti', run) > 1.01,
      shows: both,
    },
    moves(
      'Al',
      '5 wt% more lime leaves a twentieth more aluminium',
      { CaO: 5 },
      (one, other) => other.final('Al') > 1.05 * one.final('Al'),
    ),
    moves(
      'Al',
      '5 wt% more alumina leaves a twentieth more aluminium',
      { Al2O3: 5 },
      (one, other) => other.final('Al') > 1.05 * one.final('Al'),
    ),
    moves(
      'Ti',
      '5 wt% more alumina leaves a hundredth less titanium',
      { Al2O3: 5 },
      (one, other) => other.final('Ti') < 0.99 * one.final('Ti'),
    ),
  ],
  notCompared: [{ of: '3.Al_Ti', because: 'how little is not printed' }],
});
