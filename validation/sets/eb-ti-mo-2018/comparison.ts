import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { beam, melt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  mass_kg: decades(0.1, 0.5, 'kg', 'buttons under a laboratory beam'),
  molybdenum: between(10, 20, 'wt%', 'beta titanium with molybdenum'),
} as const satisfies Ranges;

const button =
  (power_W: number, time_s: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { Mo: drawn.molybdenum }, { balance: 'Ti', ppm: { O: 1000 } }),
    route: [beam({ power_W, mode: 'button', time_s })],
  });
const lost = (run: Run): number => 1 - run.output.metal_yield;
/** Molybdenum in what left, as a share of it. */
const molybdenumLost = (run: Run): number =>
  (run.start('Mo') - run.final('Mo') * run.output.metal_yield) / (1e6 * lost(run));

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.mass_loss_over_power',
      says: 'a Ti-Mo button loses more under 15 than under 10.5 kW in 20 min',
      documents: [button(10_500, 1200), button(15_000, 1200)],
      holds: (weak, strong) => lost(strong) > lost(weak),
      shows: (weak, strong) => `${(100 * lost(weak)).toFixed(2)} and ${(100 * lost(strong)).toFixed(2)} %`,
    },
    {
      kind: 'order',
      of: '0.mass_loss_over_time',
      says: 'and more in 40 than in 10 min',
      documents: [button(12_000, 600), button(12_000, 2400)],
      holds: (brief, long) => lost(long) > 2 * lost(brief),
      shows: (brief, long) => `${(100 * lost(brief)).toFixed(2)} and ${(100 * lost(long)).toFixed(2)} %`,
    },
    {
      kind: 'order',
      of: '0.volatile',
      says: 'it is titanium that leaves: molybdenum rises, and is less than a hundredth of the loss',
      documents: [button(15_000, 2400)],
      holds: (run) => run.final('Mo') > run.start('Mo') && molybdenumLost(run) < 0.01,
      shows: (run) => `${(run.start('Mo') / 1e4).toFixed(2)} to ${(run.final('Mo') / 1e4).toFixed(2)} wt% Mo`,
    },
  ],
});
