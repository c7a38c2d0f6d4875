import { comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt } from '../../documents.ts';

const assumed = {
  mould_m: decades(0.35, 0.6, 'm', 'industrial moulds for GH4169'),
  oxygen: decades(5, 15, 'ppm', 'electrodes of GH4169'),
  turned_m: decades(0.005, 0.01, 'm', 'cut until the number of inclusions no longer falls'),
} as const satisfies Ranges;

const ingot =
  (isTurned: boolean): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(2000, ALLOYS.IN718, { ppm: { O: drawn.oxygen, N: 60, S: 10, Mg: 20 } }),
    route: [
      {
        operation: 'vacuum-arc',
        settings: { mould_diameter_m: drawn.mould_m, turned_m: isTurned ? drawn.turned_m : 0 },
      },
    ],
  });

export const asked = comparison({
  entry: 'simulate',
  role: 'fitted',
  rests:
    'that the pool sweeps particles to a skin of 10 mm: taken from this very observation, its speed is an assumption',
  assumed,
  draws: 6,
  statements: [
    {
      kind: 'order',
      of: ['0.inclusion_number', '0.area_Al_Mg_oxide'],
      says: 'the inside of an ingot, its skin turned off, holds less bound oxygen than the whole',
      documents: [ingot(false), ingot(true)],
      holds: (whole, inside) => inside.final('O') < whole.final('O'),
      shows: (whole, inside) => `${whole.final('O').toFixed(2)} and ${inside.final('O').toFixed(2)} ppm O`,
    },
  ],
  notCompared: [{ of: '0.inclusion_types', because: 'types of particles do not leave the model' }],
});
