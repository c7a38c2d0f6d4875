import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

/** 48 at% of aluminium in titanium [wt%]. */
const ALUMINIUM_WTPCT = 34.2;

const assumed = {
  ...LABORATORY,
  temperature_K: between(1840, 1920, 'K', '50 and 100 K over the liquidus'),
  hold_s: between(60, 90, 's', 'holding times'),
} as const satisfies Ranges;

const aluminide =
  (pressure_Pa: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { Al: ALUMINIUM_WTPCT }, { balance: 'Ti', ppm: { O: 500 } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa,
        atmosphere: 'argon',
        time_s: drawn.hold_s,
        lining: { material: 'Y2O3' },
      }),
    ],
  });
const k = firstOrder('Al');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.Al_loss',
      says: 'below 0.1 mbar Ti-48Al loses aluminium markedly faster: at 1 Pa at least twice as fast as at 1000 Pa',
      documents: [aluminide(1), aluminide(1000)],
      holds: (good, poor) => k(good) > 2 * k(poor),
      shows: (good, poor) => `k at 1 Pa over 1000 Pa ${(k(good) / k(poor)).toFixed(1)}`,
    },
    {
      kind: 'order',
      of: '0.at_low_pressure',
      says: 'at low pressure the loss is at its maximum: 0.01 and 0.1 Pa within 5 %',
      documents: [aluminide(0.01), aluminide(0.1)],
      holds: (best, good) => Math.abs(k(best) / k(good) - 1) < 0.05,
      shows: (best, good) => `k at 0.01 over 0.1 Pa ${(k(best) / k(good)).toFixed(3)}`,
    },
    {
      kind: 'order',
      of: '1.contamination',
      says: 'an yttria crucible gives the melt yttrium and oxygen',
      documents: [aluminide(1000)],
      holds: (run) => run.final('O') > run.start('O') && run.final('Y') > 0,
      shows: (run) =>
        `${(run.final('O') - run.start('O')).toFixed(1)} ppm O, ${run.final('Y').toFixed(1)} ppm Y`,
    },
  ],
  notCompared: [
    { of: '1.over_pressure', because: 'no numbers, and the wall of the models does not see the gas' },
  ],
});
