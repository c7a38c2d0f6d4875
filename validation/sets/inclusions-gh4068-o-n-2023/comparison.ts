import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, pour, vim } from '../../documents.ts';
import { bound } from '../../shapes.ts';

const assumed = {
  mass_kg: decades(5, 500, 'kg', 'VIM ingots'),
  oxygen: between(5, 12, 'ppm', 'clean alloys'),
  time_s: decades(300, 1800, 's', 'holding before the pour'),
} as const satisfies Ranges;

const poured =
  (nitrogen: number, oxygenTimes = 1): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.GH4068, {
      ppm: { O: drawn.oxygen * oxygenTimes, N: nitrogen, S: 5 },
    }),
    route: [vim({ temperature_K: 1773, pressure_Pa: 1, time_s: drawn.time_s }), pour({ mould: 'steel' })],
  });

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.nitride_content',
      says: 'from 3 to 12 ppm N the nitride does not grow: by less than 1 ppm N',
      documents: [poured(3), poured(12)],
      holds: (one, other) => bound('N')(other) - bound('N')(one) < 1,
      shows: (one, other) =>
        `${bound('N')(one).toFixed(2)} and ${bound('N')(other).toFixed(2)} ppm N in nitride`,
      meaning:
        'With 6 wt% Ti the model puts what nitrogen there is into nitride, some of it before freezing; the paper counted no difference.',
    },
    {
      kind: 'order',
      of: '1.oxides_nitrides_complex',
      says: 'three times the oxygen at the start leaves more in particles',
      documents: [poured(12), poured(12, 3)],
      holds: (one, other) => bound('O')(other) > bound('O')(one),
      shows: (one, other) => `${bound('O')(one).toFixed(2)} and ${bound('O')(other).toFixed(2)} ppm O`,
    },
  ],
  notCompared: [{ of: '2.*', because: 'places within the ingot are not in the model' }],
});
