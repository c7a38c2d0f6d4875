import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, crucible, LABORATORY, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

const assumed = {
  mass_kg: decades(0.5, 10, 'kg', 'cold crucibles for superalloys'),
  aspect: LABORATORY.aspect,
  oxygen: between(10, 40, 'ppm', 'superalloys before refining'),
  nitrogen: between(10, 60, 'ppm', 'superalloys before refining'),
  temperature_K: between(1723, 1873, 'K', 'superheat that a cold crucible reaches'),
  pressure_Pa: decades(1, 5e4, 'Pa', 'vacuum to half a bar of argon'),
  time_s: decades(120, 1200, 's', 'levitation of some minutes'),
} as const satisfies Ranges;

const levitated: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.FGH96, {
    ppm: { O: drawn.oxygen, N: drawn.nitrogen, S: 8 },
  }),
  route: [
    vim({
      ...crucible(drawn.mass_kg, drawn.aspect),
      stirring: 'levitated',
      leak_Pa_m3_per_s: 0,
      temperature_K: drawn.temperature_K,
      pressure_Pa: drawn.pressure_Pa,
      atmosphere: 'argon',
      time_s: drawn.time_s,
      lining: { material: 'copper' },
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
      of: '0.without_pouring',
      says: 'share of the oxygen that levitation melting takes out, frozen in the crucible',
      meaning:
        'Minutes of levitation decide, which the abstract leaves out: two take a seventh in the model, twenty four fifths.',
      unit: '1',
      published: 0.21,
      within: { factor: 2 },
      documents: [levitated],
      observe: removed('O'),
    },
    {
      kind: 'order',
      of: '1.removed',
      says: 'nitrogen is taken out less than oxygen',
      documents: [levitated],
      holds: (run) => removed('N')(run) < removed('O')(run),
      shows: (run) =>
        `O ${(100 * removed('O')(run)).toFixed(1)}, N ${(100 * removed('N')(run)).toFixed(1)} % removed`,
    },
  ],
  notCompared: [
    { of: '0.with_pouring', because: 'oxides that float up while it is poured are not in the models' },
    { of: '2.size_um', because: 'the largest class of the model is 100 um' },
  ],
});
