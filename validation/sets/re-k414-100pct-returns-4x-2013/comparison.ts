import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, crucible, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  mass_kg: decades(5, 200, 'kg', 'foundry remelting'),
  oxygen: between(8, 20, 'ppm', 'a cast alloy'),
  nitrogen: between(15, 60, 'ppm', 'a cast alloy with 19 wt% Cr'),
  cerium: between(50, 200, 'ppm', 'traces of Ce that the grade asks for'),
  time_s: decades(300, 1800, 's', 'a remelt'),
  lining: { words: ['MgO', 'Al2O3', 'spinel'], because: 'usual linings' },
} as const satisfies Ranges;

const fourTimes: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.K414, {
    ppm: { O: drawn.oxygen, N: drawn.nitrogen, S: 20, Ce: drawn.cerium, B: 40 },
  }),
  route: Array.from({ length: 4 }, () =>
    vim({
      ...crucible(drawn.mass_kg, 1),
      temperature_K: 1773,
      pressure_Pa: 1,
      time_s: drawn.time_s,
      lining: { material: drawn.lining },
    }),
  ),
});
const MAIN = ['Cr', 'Mo', 'Ti', 'Al', 'Fe'] as const;
const kept = (run: Run, element: Parameters<Run['final']>[0]): number =>
  run.final(element) / run.start(element);

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.main_elements',
      says: 'four remelts of 100 % returns leave the main elements stable: within 5 %, a usual window',
      documents: [fourTimes],
      holds: (run) => MAIN.every((element) => Math.abs(kept(run, element) - 1) < 0.05),
      shows: (run) => MAIN.map((e) => `${e} ${(100 * (kept(run, e) - 1)).toFixed(1)} %`).join(', '),
    },
    {
      kind: 'order',
      of: '0.gas',
      says: 'gas does not clearly increase: N not at all, O by less than a half',
      documents: [fourTimes],
      holds: (run) => kept(run, 'N') <= 1.02 && kept(run, 'O') < 1.5,
      shows: (run) => `O x ${kept(run, 'O').toFixed(2)}, N x ${kept(run, 'N').toFixed(2)}`,
    },
    {
      kind: 'band',
      of: '0.B_and_Ce',
      says: 'B need not be added again: nine tenths left after four remelts',
      cannotFail:
        'nothing in the models takes boron: it has no vapour that counts, and its oxide is not among the phases',
      unit: '1',
      published: { atLeast: 0.9 },
      documents: [fourTimes],
      observe: (run) => kept(run, 'B'),
    },
    {
      kind: 'band',
      of: '0.B_and_Ce',
      says: 'Ce need not be added again: half of it left after four remelts',
      unit: '1',
      published: { atLeast: 0.5 },
      documents: [fourTimes],
      observe: (run) => kept(run, 'Ce'),
      meaning:
        'In the model oxygen and the wall take cerium at every remelt; how much the paper had to begin with is not in the abstract.',
    },
  ],
  notCompared: [
    {
      of: ['0.RT_strength', '0.elongation', '0.UTS_600C', '0.RA_600C', '0.rupture_life'],
      because: 'mechanical properties are not in the model',
    },
  ],
});
