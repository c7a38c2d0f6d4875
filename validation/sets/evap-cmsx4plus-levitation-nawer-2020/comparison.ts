import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { melt, NO_WALL, vim } from '../../documents.ts';
import { type Run, removed } from '../../run.ts';

const CMSX4_PLUS = { Cr: 3.5, Co: 10, Mo: 0.6, W: 6, Al: 5.7, Ti: 0.85, Ta: 8, Re: 4.8, Hf: 0.1 } as const;

const assumed = {
  temperature_K: between(1700, 1950, 'K', 'liquid and undercooled drops'),
  time_s: decades(30, 600, 's', 'some cycles of density'),
  kMelt: decades(3e-4, 1e-3, 'm/s', 'levitated drops'),
} as const satisfies Ranges;

/** A drop of 2.3 mm, some 50 mg. */
const AREA_TO_VOLUME = 2600;
const drop: Document<typeof assumed> = (drawn) => ({
  melt: melt(5e-5, CMSX4_PLUS, { ppm: { O: 5, N: 2, S: 1 } }),
  route: [
    vim({
      temperature_K: drawn.temperature_K,
      pressure_Pa: 0.001,
      areaToVolume_per_m: AREA_TO_VOLUME,
      meltTransport_m_per_s: drawn.kMelt,
      leak_Pa_m3_per_s: 0,
      lining: NO_WALL,
      time_s: drawn.time_s,
    }),
  ],
});
const share = (element: 'Al' | 'Cr', run: Run): number =>
  1 - (1 - removed(element)(run)) * run.output.metal_yield;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: ['0.Al', '0.error_Al_Cr_Ti_Co_max'],
      says: 'aluminium hardly leaves where chromium does: its share is less than a fifth of that of chromium',
      meaning: 'At the first run the drop was refused: surfaces above 2000 1/m were taken for an error.',
      documents: [drop],
      holds: (run) => share('Al', run) < 0.2 * share('Cr', run),
      shows: (run) =>
        `${(100 * share('Al', run)).toFixed(2)} % of the Al, ${(100 * share('Cr', run)).toFixed(2)} % of the Cr`,
    },
  ],
});
