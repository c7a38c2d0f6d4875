import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  oxygen: between(15, 40, 'ppm', 'charges of wrought alloys'),
  temperature_K: between(1773, 1873, 'K', 'laboratory practice'),
  pressure_Pa: decades(0.1, 10, 'Pa', 'vacuum'),
  time_s: decades(600, 3600, 's', 'laboratory practice'),
} as const satisfies Ranges;

const melted =
  (material: string): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.IN718, { ppm: { O: drawn.oxygen, S: 10, N: 30 } }),
    route: [
      vim({
        ...laboratory(drawn),
        temperature_K: drawn.temperature_K,
        pressure_Pa: drawn.pressure_Pa,
        time_s: drawn.time_s,
        lining: { material },
      }),
    ],
  });
const alumina = melted('Al2O3');
const hexaluminate = melted('CA6-MA');

export const asked = comparison({
  entry: 'simulate',
  role: 'fitted',
  rests: 'erosion of alumina and CA6-MA was fitted to these two numbers with 1 kg and 30 min assumed',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.O_total_ppm',
      tells: { parameter: 'vacuum-induction/erosion' },
      says: '17.9 ppm O in CA6-MA',
      unit: 'ppm',
      published: 17.9,
      documents: [hexaluminate],
      observe: finalOf('O'),
    },
    {
      kind: 'band',
      of: '1.O_total_ppm',
      tells: { parameter: 'vacuum-induction/erosion' },
      says: '29.7 ppm O in alumina',
      unit: 'ppm',
      published: 29.7,
      documents: [alumina],
      observe: finalOf('O'),
    },
    {
      kind: 'band',
      of: ['0.O_total_ppm', '1.O_total_ppm'],
      says: 'alumina over CA6-MA at equal time: 1.66',
      unit: '1',
      published: 1.66,
      within: { relative: 0.1 },
      documents: [alumina, hexaluminate],
      observe: (one, other) => one.final('O') / other.final('O'),
    },
  ],
});
