import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { beam, melt } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  mass_kg: decades(20, 300, 'kg', 'ingots of a furnace of 250 kW'),
  oxygen: between(30, 100, 'ppm', 'stainless steel as made'),
  carbon: between(0.02, 0.08, 'wt%', 'stainless steels'),
  meltRate: decades(20, 150, 'kg/h', 'a furnace of 250 kW'),
  superheat_K: between(100, 300, 'K', 'rods under a beam'),
} as const satisfies Ranges;

/** About the liquidus of 18-8 steel. */
const LIQUIDUS_K = 1727;
interface Case {
  readonly carbonTimes?: number;
  readonly hotter_K?: number;
}
const rod =
  ({ carbonTimes = 1, hotter_K = 0 }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { Cr: 18, Ni: 9, Mn: 1, Si: 0.4, C: drawn.carbon * carbonTimes },
      { balance: 'Fe', ppm: { O: drawn.oxygen, N: 300, S: 30 } },
    ),
    route: [
      beam({
        mode: 'drip',
        meltRate_kg_per_h: drawn.meltRate,
        temperature_K: LIQUIDUS_K + drawn.superheat_K + hotter_K,
      }),
    ],
  });
const usual = rod();

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  note: 'Filed with the transport data when the models were built, and used for nothing.',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.total_O_ppm_max',
      says: 'with carbon and energy chosen well total oxygen comes to 15 ppm or less: 0.08 % C, 100 K hotter',
      unit: 'ppm',
      published: { atMost: 15 },
      documents: [(drawn) => rod({ carbonTimes: 0.08 / drawn.carbon, hotter_K: 100 })(drawn)],
      observe: finalOf('O'),
    },
    {
      kind: 'order',
      of: '0.how',
      says: 'carbon takes oxygen: twice the carbon leaves less oxygen',
      documents: [usual, rod({ carbonTimes: 2 })],
      holds: (one, other) => other.final('O') < one.final('O'),
      shows: (one, other) => `${one.final('O').toFixed(1)} and ${other.final('O').toFixed(1)} ppm O`,
    },
    {
      kind: 'order',
      of: '1.left_per_melt',
      says: 'each melt takes most of the oxygen that inclusions hold: at most a half of the total is left',
      documents: [usual],
      holds: (run) => run.final('O') < 0.5 * run.start('O'),
      shows: (run) => `${run.start('O').toFixed(0)} to ${run.final('O').toFixed(1)} ppm O`,
    },
  ],
  notCompared: [{ of: '1.large', because: 'inclusions of a stated size are not an input of the beam' }],
});
