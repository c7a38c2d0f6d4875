import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, pour, vim } from '../../documents.ts';
import { bound } from '../../shapes.ts';

const assumed = {
  mass_kg: decades(5, 200, 'kg', 'foundry heats'),
  virginNitrogen: between(3, 8, 'ppm', 'virgin sticks of SRR99'),
  returnNitrogen: between(15, 40, 'ppm', 'foundry returns'),
  oxygen: between(8, 40, 'ppm', 'foundry heats'),
  time_s: decades(300, 1800, 's', 'a remelt'),
} as const satisfies Ranges;

const cast =
  (returns: number, filter: 'none' | 'foam'): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.SRR99, {
      ppm: {
        N: drawn.virginNitrogen + returns * (drawn.returnNitrogen - drawn.virginNitrogen),
        O: drawn.oxygen,
        S: 5,
      },
    }),
    route: [vim({ temperature_K: 1773, pressure_Pa: 1, time_s: drawn.time_s }), pour({ filter })],
  });

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.N',
      says: 'more returns in the blend leave more nitrogen, by a fifth or more: a remelt does not level it out',
      documents: [cast(0.2, 'none'), cast(0.8, 'none')],
      holds: (one, other) => other.final('N') > 1.2 * one.final('N'),
      shows: (one, other) =>
        `${one.final('N').toFixed(1)} and ${other.final('N').toFixed(1)} ppm N with 20 and 80 % returns`,
    },
    {
      kind: 'order',
      of: '1.oxides_and_sulfides',
      says: 'a foam filter holds oxides back: less than 0.7 of the oxygen in particles is left',
      documents: [cast(0.5, 'none'), cast(0.5, 'foam')],
      holds: (one, other) => bound('O')(other) < 0.7 * bound('O')(one),
      shows: (one, other) =>
        `${bound('O')(one).toFixed(2)} and ${bound('O')(other).toFixed(2)} ppm O in particles`,
    },
  ],
  notCompared: [
    {
      of: ['0.microporosity_size_and_amount', '0.carbides', '0.rupture_life', '1.tensile_and_rupture'],
      because: 'pores, carbides and mechanical properties are not in the model',
    },
  ],
});
