import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { beam, melt } from '../../documents.ts';

const assumed = {
  mass_kg: decades(0.03, 1, 'kg', 'buttons of 30 g and the scale-up from them'),
  titanium: between(44.5, 45.5, 'wt%', 'near equal atoms'),
  oxygen: between(150, 500, 'ppm', 'titanium and nickel charged'),
  carbon: decades(30, 300, 'ppm', 'titanium and nickel charged'),
  time_s: decades(120, 900, 's', 'buttons melted through'),
  superheat_K: between(100, 300, 'K', 'under a beam that melts the button through'),
} as const satisfies Ranges;

/** Melting point of NiTi (recalled). */
const MELTING_K = 1583;
const button =
  (oxygenTimes: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { Ti: drawn.titanium },
      { ppm: { O: drawn.oxygen * oxygenTimes, C: drawn.carbon } },
    ),
    route: [
      beam({
        mode: 'button',
        temperature_K: MELTING_K + drawn.superheat_K,
        pressure_Pa: 0.01,
        time_s: drawn.time_s,
      }),
    ],
  });
const usual = button(1);

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.C',
      says: 'a beam on copper gives NiTi no carbon: within a twentieth of what was charged',
      cannotFail: 'under a beam on cold copper nothing in the models brings carbon',
      documents: [usual],
      holds: (run) => Math.abs(run.final('C') / run.start('C') - 1) < 0.05,
      shows: (run) => `${run.start('C').toFixed(0)} to ${run.final('C').toFixed(0)} ppm C`,
    },
    {
      kind: 'order',
      of: '0.O',
      says: 'its oxygen depends on the raw materials: twice as much charged leaves at least half as much again',
      meaning:
        'NiTi lies outside what is known of oxygen in nickel (titanium to 0.6 wt%, held beyond, as a warning says): nearly all oxygen is oxide in the model, and twice as much of it grows together and rises faster. Measured, NiTi dissolves hundreds of ppm and keeps them.',
      documents: [usual, button(2)],
      holds: (one, two) => two.final('O') > 1.5 * one.final('O'),
      shows: (one, two) => `${one.final('O').toFixed(0)} and ${two.final('O').toFixed(0)} ppm O`,
    },
  ],
  notCompared: [{ of: '1.C_ratio', because: 'graphite is not a lining of the models' }],
});
