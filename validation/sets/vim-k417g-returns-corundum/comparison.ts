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

/** Nominal composition, as in data/grades.json. */
const K417G = { C: 0.18, Cr: 9, Co: 10, Mo: 3, Al: 5.25, Ti: 4.4, V: 0.75, B: 0.018, Zr: 0.07 } as const;

const assumed = {
  ...LABORATORY,
  hotPressure_Pa: decades(1, 1e4, 'Pa', 'only the colder hold is said to be at 10 Pa'),
  cooling_s: between(60, 600, 's', 'from 1700 down to 1550 degC'),
  sulfur: decades(2, 30, 'ppm', 'returns'),
} as const satisfies Ranges;

const purified: Document<typeof assumed> = (drawn) => {
  const cold_s = 300 + drawn.cooling_s;
  const end_s = cold_s + 1200;
  return {
    melt: melt(drawn.mass_kg, K417G, { ppm: { O: 17, N: 18, S: drawn.sulfur } }),
    route: [
      vim({
        ...laboratory(drawn),
        temperature_K: { at_s: [0, 300, cold_s, end_s], value: [1973, 1973, 1823, 1823] },
        pressure_Pa: {
          at_s: [0, cold_s, cold_s, end_s],
          value: [drawn.hotPressure_Pa, drawn.hotPressure_Pa, 10, 10],
        },
        time_s: end_s,
        lining: { material: 'Al2O3' },
      }),
    ],
  };
};
/** What the residuals mean. */
const MEANING = {
  O: 'The wear of alumina in the models was read from one crucible that left 30 ppm; at 1973 K it goes on feeding oxide, and 22 to 31 ppm are left where a dense corundum crucible left 6. After K452 (2017) the second small melt that comes out cleaner: oxygen of a good dense lining is foretold far too high.',
  N: 'At 1823 K half of the nitrogen is nitride in the model, 9 ppm are dissolved, and the nitrides stay in the melt. Measured, 8 ppm are left in all: nitrides that come out of such a melt go to skin and wall, which the model does not let them.',
} as const;
const left = (element: 'O' | 'N', from: number, published: number): BandStatement<typeof assumed> => ({
  kind: 'band',
  tells: { parameter: element === 'O' ? 'vacuum-induction/erosion' : 'nitrogenRate' },
  of: `0.${element}_ppm`,
  says: `${element} of K417G returns, ${from} ppm before, after 5 min at 1973 K and 20 min at 1823 K`,
  unit: 'ppm',
  published,
  // Three standard deviations of a fusion analysis at this level.
  within: { absolute: 3 },
  meaning: MEANING[element],
  documents: [purified],
  observe: finalOf(element),
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [left('O', 17, 6), left('N', 18, 8)],
});
