import { freeOxides } from '../../../src/models/refining/electroslag/slag.ts';
import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, slagMelt } from '../../documents.ts';

const assumed = {
  lime: between(15, 30, 'wt%', 'electroslag slags for IN718'),
  alumina: between(15, 30, 'wt%', 'electroslag slags for IN718'),
  titania: between(2, 8, 'wt%', 'electroslag slags for IN718'),
  magnesia: between(0, 5, 'wt%', 'electroslag slags for IN718'),
} as const satisfies Ranges;

/** The interface is 75 K colder than the slag. */
const remelted =
  (interface_K: number): Document<typeof assumed> =>
  (drawn) => {
    const oxides = { CaO: drawn.lime, Al2O3: drawn.alumina, TiO2: drawn.titania, MgO: drawn.magnesia };
    const fluoride = 100 - Object.values(oxides).reduce((sum, value) => sum + value, 0);
    return {
      melt: melt(500, ALLOYS.IN718, { ppm: { O: 15, N: 60, S: 10 } }),
      route: [
        slagMelt({
          slag_wtpct: { ...oxides, CaF2: fluoride },
          temperature_K: interface_K + 75,
          // Slow enough to come near equilibrium.
          meltRate_kg_per_h: 30,
        }),
      ],
    };
  };
const cold = remelted(1773);
const hot = remelted(1973);

/** Formation of the calcium aluminates from table 1 of the paper [J/mol]: a CaO + b Al2O3, A + B T. */
const TABLE_1 = [
  [3, 1, -21757, -29.288],
  [12, 7, 617977, -612.119],
  [1, 1, 59413, -59.413],
  [1, 2, -16736, -25.522],
] as const;

/** Lime and alumina that free and bound species add up to, over what was put in. */
function balances(lime: number, alumina: number, fluoride: number, T: number): readonly [number, number] {
  const free = freeOxides({ CaO: lime, Al2O3: alumina, CaF2: fluoride }, T);
  let [all, withLime, withAlumina] = [0, 0, 0];
  for (const [a, b, A, B] of TABLE_1) {
    const share = Math.exp(-(A + B * T) / (8.314462618 * T)) * free.CaO ** a * free.Al2O3 ** b;
    all += share;
    withLime += a * share;
    withAlumina += b * share;
  }
  const units = (3 * fluoride) / (1 - free.CaO - free.Al2O3 - all);
  return [((free.CaO / 2 + withLime) * units) / lime, ((free.Al2O3 + withAlumina) * units) / alumina];
}

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'the calcium aluminates of the slag model: table 1 of the paper',
  assumed,
  draws: 10,
  statements: [
    {
      kind: 'table',
      of: '1.*',
      role: 'constant',
      says: 'mass action with the four aluminates of table 1 closes the balances of lime and alumina at 1873 K',
      about: 'slag activities',
      unit: '1',
      rows: () =>
        [
          [0.4, 0.2, 0.7],
          [0.3, 0.3, 0.6],
          [0.5, 0.15, 0.6],
        ].flatMap(([lime, alumina, fluoride]) => {
          const [CaO, Al2O3] = balances(lime!, alumina!, fluoride!, 1873);
          const name = `${lime} CaO, ${alumina} Al2O3, ${fluoride} CaF2 mol`;
          return [
            { name: `${name}: CaO`, published: 1, model: CaO },
            { name: `${name}: Al2O3`, published: 1, model: Al2O3 },
          ];
        }),
      within: { relative: 0.001 },
    },
    {
      kind: 'order',
      of: '0.Al_vs_T',
      says: 'aluminium of the metal rises with temperature, 1773 to 1973 K',
      documents: [cold, hot],
      holds: (one, other) => other.final('Al') > one.final('Al'),
      shows: (one, other) =>
        `${(one.final('Al') / 1e4).toFixed(2)} and ${(other.final('Al') / 1e4).toFixed(2)} wt% Al`,
    },
    {
      kind: 'order',
      of: '0.Ti_vs_T',
      says: 'titanium of the metal falls with temperature',
      documents: [cold, hot],
      holds: (one, other) => other.final('Ti') < one.final('Ti'),
      shows: (one, other) =>
        `${(one.final('Ti') / 1e4).toFixed(2)} and ${(other.final('Ti') / 1e4).toFixed(2)} wt% Ti`,
    },
  ],
  notCompared: [
    {
      of: '0.order_of_influence',
      because: 'the range over which each component was varied is not in the part seen',
    },
  ],
});
