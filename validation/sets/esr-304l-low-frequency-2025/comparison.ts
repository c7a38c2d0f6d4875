import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  oneOf,
  type Ranges,
} from '../../comparison.ts';
import { melt, slagMelt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const STEEL = { Cr: 18.5, Ni: 8.5, Mn: 1.2, Si: 0.5, C: 0.02 } as const;

const assumed = {
  mass_kg: decades(5, 50, 'kg', 'a laboratory furnace'),
  mould_m: between(0.08, 0.16, 'm', 'a laboratory furnace'),
  fluoride: between(50, 70, 'wt%', 'slags of CaF2, Al2O3 and a third oxide'),
  aluminium: decades(0.003, 0.03, 'wt%', '304L'),
  oxygen: between(30, 80, 'ppm', 'electrodes of 304L'),
  nitrogen: between(300, 800, 'ppm', '304L'),
  sulfur: decades(10, 100, 'ppm', '304L'),
  gas: oneOf(['argon', 'air'], 'not stated'),
} as const satisfies Ranges;

/** So many wt% of an oxide stand for alumina, the fluoride as drawn. */
const under =
  (oxide: 'CaO' | 'CeO2', wtpct: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { ...STEEL, Al: drawn.aluminium },
      { balance: 'Fe', ppm: { O: drawn.oxygen, N: drawn.nitrogen, S: drawn.sulfur } },
    ),
    route: [
      slagMelt({
        slag_wtpct: {
          CaF2: drawn.fluoride,
          [oxide]: wtpct,
          Al2O3: 100 - drawn.fluoride - wtpct,
        },
        mould_diameter_m: drawn.mould_m,
        atmosphere: drawn.gas,
      }),
    ],
  });
const names = { CaO: 'lime', CeO2: 'ceria' } as const;
const oxygen = (...runs: Run[]): string =>
  `${runs.map((run) => run.final('O').toFixed(1)).join(' and ')} ppm O`;

const cleaner = (place: number, oxide: 'CaO' | 'CeO2'): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: `${place}.O_over_${oxide}_for_Al2O3`,
  says: `15 against 5 wt% of ${names[oxide]} for alumina leaves less oxygen in 304L`,
  documents: [under(oxide, 5), under(oxide, 15)],
  holds: (little, much) => much.final('O') < little.final('O'),
  shows: oxygen,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 10,
  statements: [
    cleaner(0, 'CaO'),
    cleaner(1, 'CeO2'),
    {
      kind: 'order',
      of: '2.deoxidation',
      says: 'with 15 wt% of lime less oxygen is left than with 15 wt% of ceria',
      documents: [under('CaO', 15), under('CeO2', 15)],
      holds: (lime, ceria) => lime.final('O') < ceria.final('O'),
      shows: oxygen,
    },
    {
      kind: 'order',
      of: ['0.N', '1.N'],
      says: 'nitrogen is stable under either slag: within a twentieth of the electrode',
      documents: [under('CaO', 15), under('CeO2', 15)],
      holds: (...runs) => runs.every((run) => Math.abs(run.final('N') / run.start('N') - 1) < 0.05),
      shows: (...runs) =>
        runs.map((run) => `${run.start('N').toFixed(0)} to ${run.final('N').toFixed(0)} ppm N`).join(', '),
    },
  ],
  notCompared: [
    { of: ['0.inclusions', '1.inclusions'], because: 'numbers and sizes are not in the part seen' },
  ],
});
