import { between, comparison, type Document, type OrderStatement, type Ranges } from '../../comparison.ts';
import { melt, slagMelt } from '../../documents.ts';

const ALLOY = { Cr: 18, Fe: 9.5, Co: 9.1, Nb: 5.4, Mo: 2.7, W: 1, Ti: 0.75, Al: 1.45, C: 0.02 } as const;

const assumed = {
  lime: between(15, 30, 'wt%', 'electroslag slags for superalloys'),
  alumina: between(15, 30, 'wt%', 'electroslag slags for superalloys'),
  titania: between(1, 6, 'wt%', 'electroslag slags for superalloys'),
  interface_K: between(1823, 1923, 'K', 'between slag and metal'),
} as const satisfies Ranges;

interface Case {
  readonly CaO?: number;
  readonly Al2O3?: number;
  readonly TiO2?: number;
  readonly MgO?: number;
  readonly hotter_K?: number;
}
/** A slag with so many wt% more of an oxide, at the cost of fluoride. */
const remelted =
  ({ CaO = 0, Al2O3 = 0, TiO2 = 0, MgO = 0, hotter_K = 0 }: Case = {}): Document<typeof assumed> =>
  (drawn) => {
    const oxides = {
      CaO: drawn.lime + CaO,
      Al2O3: drawn.alumina + Al2O3,
      TiO2: drawn.titania + TiO2,
      MgO: 2 + MgO,
    };
    const fluoride = 100 - Object.values(oxides).reduce((sum, value) => sum + value, 0);
    return {
      melt: melt(500, ALLOY, { ppm: { O: 15, N: 60, S: 10 } }),
      route: [
        slagMelt({
          slag_wtpct: { ...oxides, CaF2: fluoride },
          // The interface is 75 K colder than the slag.
          temperature_K: drawn.interface_K + hotter_K + 75,
          // Slow enough to come near equilibrium.
          meltRate_kg_per_h: 30,
        }),
      ],
    };
  };
const usual = remelted();
const keeps = (
  element: 'Al' | 'Ti',
  of: string,
  says: string,
  than: Case,
): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of,
  says,
  documents: [usual, remelted(than)],
  holds: (one, other) => other.final(element) > one.final(element),
  shows: (one, other) =>
    `${(one.final(element) / 1e4).toFixed(3)} and ${(other.final(element) / 1e4).toFixed(3)} wt% ${element}`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 10,
  statements: [
    keeps('Al', '0.Al_loss', 'hotter by 100 K more aluminium stays', { hotter_K: 100 }),
    keeps('Ti', '0.Ti_loss', 'colder by 50 K more titanium stays', { hotter_K: -50 }),
    keeps('Al', '1.CaO', '5 wt% more lime keeps more aluminium', { CaO: 5 }),
    keeps('Al', '1.Al2O3', '5 wt% more alumina keeps more aluminium', { Al2O3: 5 }),
    keeps('Ti', '1.TiO2', '3 wt% more titania keeps more titanium', { TiO2: 3 }),
    keeps('Al', '1.MgO', '3 wt% less magnesia (2 to 0 at the least) keeps more aluminium', { MgO: -2 }),
  ],
});
