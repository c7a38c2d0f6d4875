import { between, comparison, type Document, type OrderStatement, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, slagMelt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  lime: between(15, 30, 'wt%', 'electroslag slags for superalloys'),
  alumina: between(15, 30, 'wt%', 'electroslag slags for superalloys'),
  titania: between(1, 6, 'wt%', 'electroslag slags for superalloys'),
  silica: between(0.5, 2, 'wt%', 'electroslag slags for superalloys'),
  interface_K: between(1823, 1923, 'K', 'between slag and metal'),
  silicon: between(0.1, 0.4, 'wt%', 'nickel alloys with silicon'),
} as const satisfies Ranges;

interface Case {
  readonly CaO?: number;
  readonly TiO2?: number;
  readonly SiO2?: number;
  readonly hotter_K?: number;
}
/** A slag with so many wt% more of an oxide, at the cost of fluoride. */
const remelted =
  ({ CaO = 0, TiO2 = 0, SiO2 = 0, hotter_K = 0 }: Case = {}): Document<typeof assumed> =>
  (drawn) => {
    const oxides = {
      CaO: drawn.lime + CaO,
      Al2O3: drawn.alumina,
      TiO2: drawn.titania + TiO2,
      SiO2: drawn.silica + SiO2,
      MgO: 2,
    };
    return {
      melt: melt(
        500,
        { ...ALLOYS.IN718, Si: drawn.silicon },
        { ppm: { O: 15, N: 60, S: 10, Ce: 200, La: 200 } },
      ),
      route: [
        slagMelt({
          slag_wtpct: { ...oxides, CaF2: 100 - Object.values(oxides).reduce((sum, value) => sum + value, 0) },
          // The interface is 75 K colder than the slag.
          temperature_K: drawn.interface_K + hotter_K + 75,
        }),
      ],
    };
  };
const usual = remelted();
type Element = 'Ce' | 'La' | 'Ti' | 'Si';
const keeps = (
  element: Element,
  words: Pick<OrderStatement<typeof assumed>, 'of' | 'says'>,
  than: Case,
): OrderStatement<typeof assumed> => ({
  kind: 'order',
  ...words,
  documents: [usual, remelted(than)],
  holds: (one, other) => other.final(element) > one.final(element),
  shows: (one, other) =>
    `${one.final(element).toPrecision(4)} and ${other.final(element).toPrecision(4)} ppm ${element}`,
});
/** Logarithm of what of an element is left when hotter over colder, without sign. */
const moved = (element: Element, one: Run, other: Run): number =>
  Math.abs(Math.log(other.final(element) / one.final(element)));

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 10,
  statements: [
    keeps('Ti', { of: '0.Al_Ti', says: '3 wt% more titania keeps more titanium' }, { TiO2: 3 }),
    keeps('Si', { of: '0.B_Si', says: '2 wt% more silica keeps more silicon' }, { SiO2: 2 }),
    keeps('Ce', { of: '0.Ce_La', says: '5 wt% more lime keeps more cerium' }, { CaO: 5 }),
    keeps('La', { of: '0.Ce_La', says: '5 wt% more lime keeps more lanthanum' }, { CaO: 5 }),
    {
      kind: 'order',
      of: ['1.Ce_La_per_Al', '1.B_Si'],
      says: 'hotter by 100 K cerium and silicon move less than titanium, as shares of what is left',
      meaning:
        'The paper speaks of equilibrium; with one transfer unit titanium moves by half a percent. Cerium and lanthanum go to the slag as fast as the metal brings them, because no oxide of them in it holds them back: temperature and lime act on their rate alone, and the two directions with lime above hold by less than 0.05 %. What a slag with lime saves of a rare earth is not foretold.',
      documents: [usual, remelted({ hotter_K: 100 })],
      holds: (one, other) =>
        (['Ce', 'Si'] as const).every((element) => moved(element, one, other) < moved('Ti', one, other)),
      shows: (one, other) =>
        (['Ce', 'La', 'Ti', 'Si'] as const)
          .map((element) => `${element} by a factor ${Math.exp(moved(element, one, other)).toFixed(3)}`)
          .join(', '),
    },
  ],
});
