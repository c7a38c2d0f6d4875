import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, vim } from '../../documents.ts';

const assumed = {
  ...LABORATORY,
  temperature_K: between(1630, 1700, 'K', 'over the liquidus of IN718, some 1610 to 1625 K'),
  nitrogen: between(10, 25, 'ppm', 'the lower half of what was calculated'),
} as const satisfies Ranges;

const liquid: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.IN718, { ppm: { N: drawn.nitrogen, O: 10, S: 10 } }),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      temperature_K: drawn.temperature_K,
      pressure_Pa: 1e4,
      atmosphere: 'argon',
      time_s: 300,
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
      kind: 'order',
      of: ['0.fraction_solid_25ppm', '0.10_to_40_ppm'],
      says: 'IN718 with 10 to 25 ppm N is free of nitride while it is liquid: all but a fiftieth is dissolved',
      documents: [liquid],
      holds: (run) => run.dissolved('N') > 0.98 * run.final('N'),
      shows: (run) => `${run.dissolved('N').toFixed(1)} of ${run.final('N').toFixed(1)} ppm N dissolved`,
    },
  ],
});
