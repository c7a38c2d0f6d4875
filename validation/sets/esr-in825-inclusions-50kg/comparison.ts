import { between, comparison, type Document, type OrderStatement, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, slagMelt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  slagRatio: between(0.04, 0.12, 'kg/kg', 'electroslag melts of 50 kg'),
  lime: between(15, 25, 'wt%', 'slag for Incoloy 825'),
  alumina: between(15, 25, 'wt%', 'slag for Incoloy 825'),
  titania: between(1, 9, 'wt%', 'TiO2 of the slag varied, with titanium still falling'),
  aluminium: between(0.05, 0.2, 'wt%', 'range of the grade'),
  titanium: between(0.7, 1.1, 'wt%', 'range of the grade'),
  sulfur: between(10, 60, 'ppm', 'an electrode with inclusions of TiS'),
} as const satisfies Ranges;

const ingot: Document<typeof assumed> = (drawn) => ({
  melt: melt(
    50,
    { ...ALLOYS.IN825, Al: drawn.aluminium, Ti: drawn.titanium },
    { ppm: { O: 20, N: 80, S: drawn.sulfur } },
  ),
  route: [
    slagMelt({
      slag_wtpct: {
        CaO: drawn.lime,
        Al2O3: drawn.alumina,
        TiO2: drawn.titania,
        CaF2: 100 - drawn.lime - drawn.alumina - drawn.titania,
      },
      slag_kg_per_kg: drawn.slagRatio,
    }),
  ],
});
const contents = (element: 'Al' | 'Ti' | 'S', run: Run): string =>
  element === 'S'
    ? `${run.start('S').toFixed(1)} to ${run.final('S').toFixed(1)} ppm S`
    : `${(run.start(element) / 1e4).toFixed(3)} to ${(run.final(element) / 1e4).toFixed(3)} wt% ${element}`;
const moves = (
  element: 'Al' | 'Ti' | 'S',
  words: Pick<OrderStatement<typeof assumed>, 'of' | 'says'>,
  holds: (run: Run) => boolean,
): OrderStatement<typeof assumed> => ({
  kind: 'order',
  ...words,
  documents: [ingot],
  holds,
  shows: (run) => contents(element, run),
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 16,
  statements: [
    moves(
      'Al',
      { of: '0.Al', says: 'aluminium is higher in the ingot than in the electrode' },
      (run) => run.final('Al') > run.start('Al'),
    ),
    moves(
      'Ti',
      { of: '0.Ti', says: 'titanium is lower in the ingot than in the electrode' },
      (run) => run.final('Ti') < run.start('Ti'),
    ),
    moves(
      'S',
      { of: '1.TiS', says: 'sulfur of the TiS in the electrode is removed: at least half of it' },
      (run) => run.final('S') < 0.5 * run.start('S'),
    ),
  ],
  notCompared: [
    { of: '2.size_um', because: 'mean sizes depend on the smallest that are counted' },
    { of: '2.oxides', because: 'particles of the ingot are not told apart by phase' },
  ],
});
