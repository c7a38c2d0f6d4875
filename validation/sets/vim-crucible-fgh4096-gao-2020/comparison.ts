import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { bound } from '../../shapes.ts';

const assumed = {
  ...LABORATORY,
  oxygen: between(10, 30, 'ppm', 'powder-metallurgy alloys before refining'),
  temperature_K: between(1773, 1873, 'K', 'laboratory practice'),
  time_s: decades(600, 3600, 's', 'reaction time varied'),
} as const satisfies Ranges;

const melted =
  (material: string): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.FGH96, { ppm: { O: drawn.oxygen, S: 8, N: 15 } }),
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
const magnesia = melted('MgO');
const spinel = melted('spinel');
const alumina = melted('Al2O3');
/** Oxides that hold less than this count as none [ppm]. */
const LEAST_PPM = 0.05;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'erosion of magnesia is taken a third of alumina because of this set',
  assumed,
  statements: [
    {
      kind: 'order',
      of: ['0.inclusions'],
      says: 'inclusions from MgO and spinel crucibles hold magnesium',
      documents: [magnesia, spinel],
      holds: (one, other) => bound('Mg')(one) > LEAST_PPM && bound('Mg')(other) > LEAST_PPM,
      shows: (one, other) =>
        `${bound('Mg')(one).toFixed(2)} and ${bound('Mg')(other).toFixed(2)} ppm Mg in particles`,
    },
    {
      kind: 'order',
      of: '0.count',
      role: 'fitted',
      says: 'magnesia leaves the fewest inclusions of three',
      documents: [magnesia, spinel, alumina],
      holds: (one, two, three) => bound('O')(one) < bound('O')(three) && bound('O')(one) < bound('O')(two),
      shows: (one, two, three) =>
        `${[one, two, three].map((run) => bound('O')(run).toFixed(1)).join(', ')} ppm O in particles (MgO, spinel, Al2O3)`,
      meaning:
        'The three crucibles are told apart by their erosion alone: reaction products of the wall are not followed.',
    },
    {
      kind: 'order',
      of: ['1.inclusions'],
      says: 'inclusions from alumina hold aluminium and no magnesium',
      documents: [alumina],
      holds: (run) => bound('Al')(run) > LEAST_PPM && bound('Mg')(run) < LEAST_PPM,
    },
  ],
  notCompared: [{ of: ['0.wall', '1.wall'], because: 'layers that grow on the wall are not in the model' }],
});
