import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, crucible, melt, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  mass_kg: decades(10, 1000, 'kg', 'pilot to production'),
  oxygen: between(15, 50, 'ppm', 'charges of wrought alloys'),
  sulfur: between(10, 60, 'ppm', 'charges of wrought alloys'),
  nitrogen: decades(10, 80, 'ppm', 'virgin charges to returns'),
  temperature_K: between(1773, 1873, 'K', 'production practice'),
  pressure_Pa: decades(0.1, 10, 'Pa', 'vacuum'),
  time_s: decades(1200, 7200, 's', 'production practice'),
} as const satisfies Ranges;

const lime: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.IN718, {
    ppm: { O: drawn.oxygen, S: drawn.sulfur, N: drawn.nitrogen },
  }),
  route: [
    vim({
      ...crucible(drawn.mass_kg, 1),
      temperature_K: drawn.temperature_K,
      pressure_Pa: drawn.pressure_Pa,
      time_s: drawn.time_s,
      lining: { material: 'CaO' },
    }),
  ],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.O_ppm_max',
      says: 'lime crucibles abroad: at most 10 ppm O',
      unit: 'ppm',
      published: { atMost: 10 },
      documents: [lime],
      observe: finalOf('O'),
    },
    {
      kind: 'band',
      of: '0.S_ppm_max',
      says: 'lime crucibles abroad: at most 10 ppm S',
      unit: 'ppm',
      published: { atMost: 10 },
      documents: [lime],
      observe: finalOf('S'),
    },
    {
      kind: 'band',
      of: ['0.N_ppm', '1.N_ppm'],
      says: 'lime crucibles: 10 to 20 ppm N',
      unit: 'ppm',
      published: [10, 20],
      documents: [lime],
      observe: finalOf('N'),
    },
    {
      kind: 'band',
      of: '1.S_ppm',
      says: 'lime crucibles in China: 5 ppm S',
      unit: 'ppm',
      published: 5,
      within: { factor: 2 },
      documents: [lime],
      observe: finalOf('S'),
    },
    {
      kind: 'band',
      of: '1.O_ppm',
      tells: { parameter: 'vacuum-induction/erosion' },
      says: 'lime crucibles in China: 20 ppm O',
      unit: 'ppm',
      published: 20,
      within: { factor: 2 },
      documents: [lime],
      observe: finalOf('O'),
    },
  ],
  notCompared: [
    {
      of: '2.*',
      because: 'lime powder and calcium in one heat: solid powder on the melt is not in the model',
    },
  ],
});
