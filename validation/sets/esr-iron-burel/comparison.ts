import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { melt, slagMelt } from '../../documents.ts';
import { bound } from '../../shapes.ts';

const assumed = {
  mass_kg: decades(3, 50, 'kg', 'a laboratory ingot'),
  mould_m: between(0.07, 0.15, 'm', 'a laboratory furnace'),
  oxygen: decades(10, 200, 'ppm', 'vacuum-melted iron'),
  carbon: decades(20, 100, 'ppm', 'vacuum-melted iron'),
  aluminium: decades(1, 30, 'ppm', 'vacuum-melted iron'),
} as const satisfies Ranges;

const remelted: Document<typeof assumed> = (drawn) => ({
  melt: melt(
    drawn.mass_kg,
    {},
    { balance: 'Fe', ppm: { O: drawn.oxygen, C: drawn.carbon, Al: drawn.aluminium, S: 50, N: 10 } },
  ),
  route: [slagMelt({ slag_wtpct: { CaF2: 70, Al2O3: 30 }, mould_diameter_m: drawn.mould_m })],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 10,
  statements: [
    {
      kind: 'order',
      of: '0.Al',
      says: 'iron remelted under 70 CaF2 - 30 Al2O3 takes up aluminium',
      documents: [remelted],
      holds: (run) => run.final('Al') > run.start('Al'),
      shows: (run) => `${run.start('Al').toFixed(1)} to ${run.final('Al').toFixed(1)} ppm Al`,
    },
    {
      kind: 'order',
      of: '0.inclusions',
      says: 'and holds alumina: at least 0.5 ppm of aluminium in particles',
      meaning:
        'The model gives aluminium of the slag to the metal dissolved; that pure iron holds enough oxygen to bind it again, as alumina, while it freezes or in the drops, it leaves out. The authors see electrolysis, too.',
      documents: [remelted],
      holds: (run) => bound('Al')(run) >= 0.5,
      shows: (run) => `${bound('Al')(run).toFixed(2)} ppm Al in particles`,
    },
  ],
  notCompared: [
    { of: '1.inclusions', because: 'the amount of alumina that was put in is not in the abstract' },
    { of: '2.D_m2_s', because: 'not a constant of the models' },
  ],
});
