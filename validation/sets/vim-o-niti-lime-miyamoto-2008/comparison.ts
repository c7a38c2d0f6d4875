import { comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

/** 50 at% of titanium in nickel [wt%]. */
const TITANIUM_WTPCT = 44.9;

const assumed = {
  ...LABORATORY,
  mass_kg: decades(0.02, 1, 'kg', 'a bar melted for an equilibrium'),
  time_s: decades(600, 3600, 's', 'melted and held before barium'),
} as const satisfies Ranges;

const inLime: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, { Ti: TITANIUM_WTPCT }, { ppm: { O: 660 } }),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      temperature_K: 1673,
      pressure_Pa: 101_325,
      atmosphere: 'argon',
      time_s: drawn.time_s,
      lining: { material: 'CaO' },
    }),
  ],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.O_ppm',
      says: 'NiTi with 660 ppm O takes up oxygen from lime at 1673 K, to 1100 ppm',
      unit: 'ppm',
      published: 1100,
      within: { factor: 1.5 },
      meaning:
        'NiTi lies outside what is known of oxygen in nickel (titanium to 0.6 wt%, held beyond, as a warning says): the model makes oxide of nearly all of it, which rises. Measured, NiTi dissolves a thousand ppm and takes more from the lime. Read nothing of oxygen in alloys with tens of per cent of titanium in nickel.',
      documents: [inLime],
      observe: finalOf('O'),
    },
  ],
  notCompared: [{ of: '1.*', because: 'barium is not an element of the models' }],
});
