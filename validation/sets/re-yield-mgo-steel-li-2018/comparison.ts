import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';
import { bound } from '../../shapes.ts';

const assumed = {
  ...LABORATORY,
  mass_kg: decades(5, 50, 'kg', 'laboratory heats of steel'),
  temperature_K: between(1843, 1903, 'K', 'steel before pouring'),
  hold_s: between(60, 600, 's', 'added at the end'),
  pressure_Pa: decades(5e3, 5e4, 'Pa', 'argon let in before rare earths'),
  carbon: between(0.05, 0.4, 'wt%', 'steel'),
  aluminium: between(0.01, 0.05, 'wt%', 'killed steel'),
  oxygen: between(10, 25, 'ppm', 'killed steel'),
  sulfur: between(15, 40, 'ppm', 'killed steel'),
  cerium: between(0.02, 0.05, 'wt%', 'usual additions to steel'),
} as const satisfies Ranges;

interface Case {
  readonly addedTimes?: number;
  readonly dirtTimes?: number;
}
const treated =
  ({ addedTimes = 1, dirtTimes = 1 }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { C: drawn.carbon, Al: drawn.aluminium, Si: 0.3, Mn: 1 },
      { balance: 'Fe', ppm: { O: drawn.oxygen * dirtTimes, S: drawn.sulfur * dirtTimes, N: 30 } },
    ),
    route: [
      vim(
        {
          ...laboratory(drawn),
          leak_Pa_m3_per_s: 0,
          temperature_K: drawn.temperature_K,
          pressure_Pa: drawn.pressure_Pa,
          atmosphere: 'argon',
          time_s: 60 + drawn.hold_s,
          lining: { material: 'MgO' },
        },
        [{ composition_wtpct: { Ce: 100 }, wtpct: drawn.cerium * addedTimes, at_s: 60 }],
      ),
    ],
  });
const usual = treated();
const more = treated({ addedTimes: 3 });
const dirty = treated({ dirtTimes: 2 });

/** Cerium in the metal, free and bound, per cerium added [1]. */
const yieldOf = (run: Run): number => {
  const added = Number(run.document.route[0]!.additions![0]!.wtpct) * 1e4;
  return run.final('Ce') / added;
};
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.yield_over_addition',
      says: 'the yield of cerium in magnesia falls when three times as much is added',
      meaning:
        'In the model oxygen and sulfur take a fixed amount, so more cerium gives a better yield, unless the hold is long.',
      documents: [usual, more],
      holds: (one, three) => yieldOf(three) < yieldOf(one),
      shows: (one, three) => `${percent(yieldOf(one))} and ${percent(yieldOf(three))}`,
    },
    {
      kind: 'order',
      of: '0.yield_over_O_and_S',
      says: 'twice the oxygen and sulfur moves the yield by less than a tenth of the addition',
      documents: [usual, dirty],
      holds: (clean, twice) => Math.abs(yieldOf(twice) - yieldOf(clean)) < 0.1,
      shows: (clean, twice) => `${percent(yieldOf(clean))} and ${percent(yieldOf(twice))}`,
    },
    {
      kind: 'order',
      of: '0.main_loss',
      says: 'more cerium goes to the magnesia than to oxides and sulfides, in the metal and out',
      meaning:
        'Magnesia takes too little cerium in the model (an attack of 4.5e-6 m/s): in a small steel heat expect less cerium than it says, and magnesium and flakes of the wall in the melt.',
      documents: [usual],
      holds: (run) => {
        const held_kg = bound('Ce')(run) * 1e-6 * run.document.melt.mass_kg;
        return run.to('Ce', 'wall') > run.to('Ce', 'dross') + held_kg;
      },
      shows: (run) =>
        `wall ${(1e3 * run.to('Ce', 'wall')).toFixed(2)} g, dross ${(1e3 * run.to('Ce', 'dross')).toFixed(2)} g`,
    },
  ],
});
