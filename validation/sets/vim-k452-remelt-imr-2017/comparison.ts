import {
  type BandStatement,
  between,
  comparison,
  type Document,
  decades,
  type Ranges,
} from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const K452 = {
  C: 0.12,
  Cr: 20.9,
  Co: 11.1,
  W: 3.59,
  Mo: 0.62,
  Nb: 0.27,
  Al: 2.48,
  Ti: 3.64,
  B: 0.015,
  Zr: 0.04,
} as const;

const assumed = {
  ...LABORATORY,
  mass_kg: between(3, 10, 'kg', 'a furnace of 10 kg'),
  pressure_Pa: decades(1e-3, 1e-2, 'Pa', 'below 0.01 Pa from melting to freezing'),
  meltdown_s: between(300, 1200, 's', 'a stick melts in within minutes'),
  cooling_s: between(60, 300, 's', 'from refining down to pouring'),
  sulfur: between(2, 15, 'ppm', 'master alloys'),
  lining: { words: ['MgO', 'Al2O3', 'spinel'], because: 'usual linings' },
} as const satisfies Ranges;

interface Process {
  readonly refine_K: number;
  readonly refine_s: number;
  readonly pour_K: number;
}
const remelted =
  ({ refine_K, refine_s, pour_K }: Process): Document<typeof assumed> =>
  (drawn) => {
    const refined_s = drawn.meltdown_s + refine_s;
    const poured_s = refined_s + (pour_K === refine_K ? 0 : drawn.cooling_s);
    return {
      melt: melt(drawn.mass_kg, K452, { ppm: { O: 19, N: 17, S: drawn.sulfur } }),
      route: [
        vim({
          ...laboratory(drawn),
          temperature_K:
            pour_K === refine_K
              ? refine_K
              : { at_s: [0, refined_s, poured_s], value: [refine_K, refine_K, pour_K] },
          pressure_Pa: drawn.pressure_Pa,
          meltdown_s: drawn.meltdown_s,
          time_s: poured_s,
          lining: { material: drawn.lining },
        }),
      ],
    };
  };
/** What the residuals of either element mean. */
const MEANING = {
  N: 'Ten kilograms of K452 lost more than half of their nitrogen in three to five minutes at 0.01 Pa, as fast as the melt can carry it; the model lets 2 % go. Chromium makes its surface reaction slow and 3.6 wt% Ti five times slower still, by an effect known from iron at small contents; but without Ti, Nb and Al it would leave 12 ppm as well. Small charges rich in Cr and Ti lose nitrogen faster than the model says: as nitrides in melting, in the crucible, or in the thin stream of the pour.',
  O: 'Measured total oxygen falls to a half or a third within minutes, the more the hotter; in the model nearly all of it is suspended oxide, which wall erosion keeps at 18 ppm. Either small charges throw their oxides out faster (to wall, skin and skull) or carbon takes the oxides apart at 0.01 Pa: a hot, short treatment in high vacuum cleans better than the model says.',
} as const;
const first = remelted({ refine_K: 1773, refine_s: 180, pour_K: 1703 });
const second = remelted({ refine_K: 1773, refine_s: 180, pour_K: 1773 });
const third = remelted({ refine_K: 1863, refine_s: 300, pour_K: 1773 });
const processes = [
  { document: first, words: '3 min at 1500 degC, poured at 1430', N: [9, 28], O: [10, 19] },
  { document: second, words: '3 min at 1500 degC, poured at 1500', N: [6, 13], O: [7, 12] },
  { document: third, words: '5 min at 1590 degC, poured at 1500', N: [4, 6], O: [5, 9] },
] as const;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    ...processes.flatMap(({ document, words, ...published }, place) =>
      (['N', 'O'] as const).map(
        (element): BandStatement<typeof assumed> => ({
          kind: 'band',
          tells: { parameter: element === 'O' ? 'vacuum-induction/erosion' : 'nitrogenRate' },
          of: [`${place}.${element}_ppm_range`, `${place}.${element}_ppm_mean`],
          says: `${element} of the bars, ${words}`,
          unit: 'ppm',
          published: published[element],
          documents: [document],
          observe: finalOf(element),
          meaning: MEANING[element],
        }),
      ),
    ),
    {
      kind: 'order',
      of: ['1.N_ppm_mean', '2.N_ppm_mean'],
      says: 'hotter and longer refining leaves less N (9.1 to 5 ppm)',
      documents: [second, third],
      holds: (short, long) => long.final('N') < short.final('N'),
      shows: (short, long) => `${short.final('N').toFixed(2)} and ${long.final('N').toFixed(2)} ppm N`,
    },
    {
      kind: 'order',
      of: ['1.O_ppm_mean', '2.O_ppm_mean'],
      says: 'hotter and longer refining leaves less O (10 to 6.5 ppm)',
      meaning: MEANING.O,
      documents: [second, third],
      holds: (short, long) => long.final('O') < short.final('O'),
      shows: (short, long) => `${short.final('O').toFixed(2)} and ${long.final('O').toFixed(2)} ppm O`,
    },
    {
      kind: 'order',
      of: ['0.N_ppm_mean', '1.N_ppm_mean'],
      says: 'poured colder the same melt keeps more N (17.1 against 9.1 ppm)',
      meaning:
        'What a melt gives up between crucible and shell is not in the model: gas leaves the stream and the freezing bar, or stays in pores of a cold pour, as the authors say.',
      documents: [first, second],
      holds: (cold, hot) => cold.final('N') > hot.final('N'),
      shows: (cold, hot) => `${cold.final('N').toFixed(2)} and ${hot.final('N').toFixed(2)} ppm N`,
    },
  ],
  notCompared: [{ of: '3.*', because: 'the melt treatment is not described' }],
});
