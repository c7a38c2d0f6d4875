import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { fallen } from '../../shapes.ts';

const assumed = {
  ...LABORATORY,
  oxygen: between(60, 200, 'ppm', 'powder-metallurgy returns'),
  pressure_Pa: decades(0.1, 10, 'Pa', 'vacuum'),
  lining: { words: ['MgO', 'Al2O3', 'spinel'], because: 'usual linings' },
} as const satisfies Ranges;

const refined =
  (temperature_K: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.FGH95, { ppm: { O: drawn.oxygen, S: 8, N: 40 } }),
    at_s: [300, 1500],
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K,
        pressure_Pa: drawn.pressure_Pa,
        time_s: 1800,
        lining: { material: drawn.lining },
      }),
    ],
  });
const cold = refined(1773);
const middle = refined(1848);
const hot = refined(1923);

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'order',
      of: ['0.stage_1', '0.stage_2'],
      says: 'oxygen falls fast in the first minutes and slowly later: the first five minutes take more than the last five',
      documents: [middle],
      holds: (run) => fallen('O', 300)(run) > 2 * (run.at('O', 1500) - run.final('O')),
      shows: (run) =>
        `${fallen('O', 300)(run).toFixed(1)} ppm in the first, ${(run.at('O', 1500) - run.final('O')).toFixed(2)} ppm in the last five minutes`,
    },
    {
      kind: 'order',
      of: '1.effect',
      says: 'hotter refining removes more oxygen up to 1923 K',
      documents: [cold, middle, hot],
      holds: (one, two, three) => one.final('O') > two.final('O') && two.final('O') > three.final('O'),
      shows: (one, two, three) =>
        `${[one, two, three].map((run) => run.final('O').toFixed(1)).join(', ')} ppm O at 1773, 1848, 1923 K`,
      meaning:
        'In the model a hotter melt dissolves more oxygen and wears its wall faster, which outweighs the faster loss. Tried: wear that does not know temperature (18, 19, 21 ppm) and no wear at all (4.2, 4.4, 5.7 ppm). A film that lets carbon take what it brings (it was a slow reaction) brings it down to 11, 14, 17 ppm and turns nothing; tables of O over time and temperature are in the paper, not in its abstract.',
    },
    {
      kind: 'order',
      of: '1.effect',
      says: 'the loss of aluminium and titanium by vapour rises with temperature',
      documents: [cold, hot],
      holds: (one, other) =>
        (['Al', 'Ti'] as const).every((e) => other.to(e, 'condensate') > one.to(e, 'condensate')),
    },
  ],
});
