import { between, comparison, type Document, type OrderStatement, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, slagMelt } from '../../documents.ts';

/** The model takes the interface 75 K colder than the slag; a furnace has one temperature. */
const INTERFACE_BELOW_SLAG_K = 75;

const assumed = {
  slagRatio: between(0.05, 0.2, 'kg/kg', 'slag on metal in a crucible'),
  lime: between(30, 45, 'wt%', 'refining slags'),
  silica: between(2, 10, 'wt%', 'refining slags'),
  alumina: between(15, 25, 'wt%', 'refining slags'),
  titania: between(1, 10, 'wt%', 'refining slags for alloys with titanium'),
  temperature_K: between(1773, 1873, 'K', 'alloy held liquid under slag'),
  aluminium: between(0.05, 0.2, 'wt%', 'range of the grade'),
  titanium: between(0.7, 1.1, 'wt%', 'range of the grade'),
} as const satisfies Ranges;

interface Case {
  readonly TiO2?: number;
  readonly Al2O3?: number;
}
/** A slag with so many wt% more of an oxide, at the cost of fluoride. */
const refined =
  ({ TiO2 = 0, Al2O3 = 0 }: Case = {}): Document<typeof assumed> =>
  (drawn) => {
    const oxides = {
      CaO: drawn.lime,
      SiO2: drawn.silica,
      Al2O3: drawn.alumina + Al2O3,
      MgO: 5,
      TiO2: drawn.titania + TiO2,
    };
    return {
      melt: melt(
        1,
        { ...ALLOYS.IN825, Al: drawn.aluminium, Ti: drawn.titanium },
        { ppm: { O: 20, N: 80, S: 15 } },
      ),
      route: [
        slagMelt({
          slag_wtpct: { ...oxides, CaF2: 100 - Object.values(oxides).reduce((sum, value) => sum + value, 0) },
          slag_kg_per_kg: drawn.slagRatio,
          temperature_K: drawn.temperature_K + INTERFACE_BELOW_SLAG_K,
          mould_diameter_m: 0.05,
          // Slow enough to come near equilibrium.
          time_s: 3600,
        }),
      ],
    };
  };
const usual = refined();
const ends = (
  element: 'Al' | 'Ti',
  way: 'more' | 'less',
  words: Pick<OrderStatement<typeof assumed>, 'of' | 'says'>,
  than: Case,
): OrderStatement<typeof assumed> => ({
  kind: 'order',
  ...words,
  documents: [usual, refined(than)],
  holds: (one, other) => other.final(element) > one.final(element) === (way === 'more'),
  shows: (one, other) =>
    `${(one.final(element) / 1e4).toFixed(3)} and ${(other.final(element) / 1e4).toFixed(3)} wt% ${element}`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 16,
  statements: [
    ends('Ti', 'more', { of: '0.Ti', says: '5 wt% more titania leaves more titanium' }, { TiO2: 5 }),
    ends('Al', 'less', { of: '0.Al', says: '5 wt% more titania leaves less aluminium' }, { TiO2: 5 }),
    ends('Ti', 'less', { of: '1.Ti', says: '5 wt% more alumina leaves less titanium' }, { Al2O3: 5 }),
    ends('Al', 'more', { of: '1.Al', says: '5 wt% more alumina leaves more aluminium' }, { Al2O3: 5 }),
  ],
  notCompared: [{ of: '2.min', because: 'stirring of the bath is not stated' }],
});
