import { between, comparison } from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, pour, vim } from '../../documents.ts';

interface Drawn {
  readonly mass_kg: number;
  readonly aspect: number;
  readonly kMelt: number;
  readonly leak: number;
  readonly temperature_K: number;
  readonly oxygen_ppm: number;
  readonly sulfur_ppm: number;
}
/** Calcium and magnesium, 0.02 wt% each, and 0.1 wt% Y, which is in the melt for 600 s: which comes first? */
const refined = (drawn: Drawn, first: 'alkaline earths' | 'rare earth') => {
  const add = (element: 'Ca' | 'Mg' | 'Y', wtpct: number, at_s: number) => ({
    composition_wtpct: { [element]: 100 },
    wtpct,
    at_s,
  });
  const at =
    first === 'alkaline earths'
      ? { Ca: 60, Mg: 180, Y: 600, end: 1200 }
      : { Y: 60, Ca: 180, Mg: 300, end: 660 };
  return {
    melt: melt(drawn.mass_kg, ALLOYS.CMSX4, { ppm: { O: drawn.oxygen_ppm, S: drawn.sulfur_ppm, N: 10 } }),
    route: [
      vim(
        {
          ...laboratory(drawn),
          leak_Pa_m3_per_s: 0,
          temperature_K: drawn.temperature_K,
          atmosphere: 'argon',
          pressure_Pa: 30_000,
          time_s: at.end,
        },
        [add('Ca', 0.02, at.Ca), add('Mg', 0.02, at.Mg), add('Y', 0.1, at.Y)],
      ),
    ],
  };
};
const cast = (drawn: Drawn, filter: 'none' | 'foam') => ({
  ...refined(drawn, 'alkaline earths'),
  route: [...refined(drawn, 'alkaline earths').route, pour({ filter })],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: {
    ...LABORATORY,
    temperature_K: between(1873, 2023, 'K', 'window of the patent'),
    oxygen_ppm: between(15, 60, 'ppm', 'returns'),
    sulfur_ppm: between(10, 40, 'ppm', 'returns'),
  },
  statements: [
    {
      kind: 'order',
      of: ['0.*', '1.*'],
      says: 'alkaline earths first keep more yttrium in solution than rare earth first',
      meaning: 'With the same time in the melt, yttrium added to a clean one is lost less.',
      documents: [(drawn) => refined(drawn, 'alkaline earths'), (drawn) => refined(drawn, 'rare earth')],
      holds: (earthsFirst, rareEarthFirst) => earthsFirst.dissolved('Y') > rareEarthFirst.dissolved('Y'),
      shows: (a, b) => `${a.dissolved('Y').toFixed(0)} and ${b.dissolved('Y').toFixed(0)} ppm Y dissolved`,
    },
    {
      kind: 'order',
      of: '2.type',
      says: 'a foam filter leaves less oxygen',
      documents: [(drawn) => cast(drawn, 'none'), (drawn) => cast(drawn, 'foam')],
      holds: (bare, filtered) => filtered.final('O') < bare.final('O'),
    },
  ],
  note: 'Barium is left out of the documents: the models have no data for it.',
});
