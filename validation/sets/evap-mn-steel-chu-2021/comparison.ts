import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  temperature_K: between(1823, 1923, 'K', 'steel'),
  manganese: between(5, 25, 'wt%', 'high-Mn steel'),
} as const satisfies Ranges;

const bare: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, { Mn: drawn.manganese, C: 0.3 }, { balance: 'Fe' }),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      temperature_K: drawn.temperature_K,
      pressure_Pa: 370,
      atmosphere: 'argon',
      time_s: 1800,
      lining: { material: 'MgO' },
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
      of: ['0.k_Mn_cm_min', '0.k_Mn_without_slag'],
      says: 'Mn leaves an open melt at 370 Pa faster than one under slag (0.0192 cm/min)',
      unit: 'm/s',
      published: { atLeast: 0.0192e-2 / 60 },
      documents: [bare],
      observe: firstOrder('Mn'),
    },
  ],
  notCompared: [
    { of: '1.rate_with_slag', because: 'slag over a vacuum induction melt is not in the models' },
  ],
});
