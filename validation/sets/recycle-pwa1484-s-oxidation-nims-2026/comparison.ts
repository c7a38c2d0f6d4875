import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, vim } from '../../documents.ts';

const assumed = {
  ...LABORATORY,
  sulfur: decades(6, 88, 'ppm', 'range of the paper'),
  oxygen: between(8, 30, 'ppm', 'scrapped blades'),
  temperature_K: between(1823, 1923, 'K', 'laboratory practice'),
  time_s: decades(300, 3600, 's', 'laboratory practice'),
} as const satisfies Ranges;

const remelted =
  (material: string): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.PWA1484, { ppm: { S: drawn.sulfur, O: drawn.oxygen, N: 8 } }),
    route: [
      vim({
        ...laboratory(drawn),
        temperature_K: drawn.temperature_K,
        pressure_Pa: 1,
        time_s: drawn.time_s,
        lining: { material },
      }),
    ],
  });

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'order',
      of: ['0.CaO_recycled', '0.Al2O3_recycled'],
      says: 'blades remelted in lime end with less than half of the sulfur of those remelted in alumina',
      documents: [remelted('CaO'), remelted('Al2O3')],
      holds: (lime, alumina) => lime.final('S') < 0.5 * alumina.final('S'),
      shows: (lime, alumina) =>
        `${lime.final('S').toFixed(1)} against ${alumina.final('S').toFixed(1)} ppm S`,
    },
  ],
  note: 'The paper orders oxidation, not sulfur; sulfur is what the two routes differ in.',
});
