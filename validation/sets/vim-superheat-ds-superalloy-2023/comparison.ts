import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  oxygen: between(5, 40, 'ppm', 'cast superalloys, master alloy to returns'),
  nitrogen: between(5, 40, 'ppm', 'cast superalloys, master alloy to returns'),
  sulfur: decades(2, 15, 'ppm', 'cast superalloys'),
  pressure_Pa: decades(1e-2, 10, 'Pa', 'vacuum melting and directional solidification'),
  time_s: decades(300, 3600, 's', 'holds of superheated melts'),
  lining: { words: ['Al2O3', 'MgO', 'spinel'], because: 'usual crucibles' },
} as const satisfies Ranges;

/** DZ125: the paper's alloy holds chromium, tantalum and hafnium, too. */
const superheated =
  (temperature_K: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.DZ125, {
      ppm: { O: drawn.oxygen, N: drawn.nitrogen, S: drawn.sulfur },
    }),
    route: [
      vim({
        ...laboratory(drawn),
        temperature_K,
        pressure_Pa: drawn.pressure_Pa,
        time_s: drawn.time_s,
        lining: { material: drawn.lining },
      }),
    ],
  });
const low = superheated(1773);
const high = superheated(1873);
const falls = (element: 'O' | 'N'): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: `0.${element}`,
  says: `held at 1873 K less ${element} is left than at 1773 K`,
  documents: [low, high],
  holds: (cold, hot) => hot.final(element) < cold.final(element),
  shows: (cold, hot) =>
    `${cold.final(element).toFixed(2)} and ${hot.final(element).toFixed(2)} ppm ${element}`,
});
/** What chromium is compared with. */
const OTHERS = ['Co', 'Mo', 'W', 'Al', 'Ti'] as const;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.evaporating',
      says: 'chromium is among what leaves most: a greater share of it than of Co, Mo, W, Al and Ti, 1873 K',
      documents: [high],
      holds: (run) => OTHERS.every((element) => removed('Cr')(run) > removed(element)(run)),
      shows: (run) =>
        (['Cr', ...OTHERS] as const)
          .map((element) => `${element} ${(100 * removed(element)(run)).toFixed(3)}`)
          .join(', '),
    },
    {
      kind: 'order',
      of: '0.evaporating',
      says: 'hafnium is lost, more at 1873 than at 1773 K',
      meaning:
        'Hafnium goes to oxide in the model, and the hotter melt dissolves a little more oxygen beside it. Measured it is lost faster when hot: attack on the wall by hafnium, which the models let rare earths alone do.',
      documents: [low, high],
      holds: (cold, hot) => hot.final('Hf') < cold.final('Hf') && cold.final('Hf') < cold.start('Hf'),
      shows: (cold, hot) =>
        `${(100 * removed('Hf')(cold)).toFixed(2)} and ${(100 * removed('Hf')(hot)).toFixed(2)} % of the hafnium`,
    },
    falls('O'),
    falls('N'),
    {
      kind: 'order',
      of: '0.S',
      says: 'sulfur is not significantly changed by the temperature: within a tenth at 1773 and 1873 K',
      documents: [low, high],
      holds: (cold, hot) => Math.abs(hot.final('S') / cold.final('S') - 1) < 0.1,
      shows: (cold, hot) => `${cold.final('S').toFixed(2)} and ${hot.final('S').toFixed(2)} ppm S`,
    },
  ],
  notCompared: [{ of: '0.mass_loss', because: 'whatever evaporates leaves faster where it is hotter' }],
  note: 'tantalum is not asked: its vapour is nothing at these temperatures',
});
