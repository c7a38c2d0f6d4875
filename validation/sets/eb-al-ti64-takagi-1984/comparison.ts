import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { beam, melt } from '../../documents.ts';
import { type Run, removed } from '../../run.ts';

const assumed = {
  mass_kg: decades(0.05, 1, 'kg', 'laboratory melts under a beam'),
  temperature_K: between(2000, 2250, 'K', 'surface of molten titanium under a laboratory beam'),
  kMelt: decades(1e-4, 6e-4, 'm/s', 'stirring: transport data'),
  time_s: decades(120, 900, 's', 'looks over the melting time'),
} as const satisfies Ranges;

const button =
  ({ stirTimes = 1, timeTimes = 1 } = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { Al: 6, V: 4 }, { balance: 'Ti', ppm: { O: 1500 } }),
    route: [
      beam({
        mode: 'button',
        temperature_K: drawn.temperature_K,
        pressure_Pa: 0.01,
        meltTransport_m_per_s: drawn.kMelt * stirTimes,
        time_s: drawn.time_s * timeTimes,
      }),
    ],
  });
const usual = button();
const lost = removed('Al');
/** Logarithm of what is left of the aluminium. */
const lnLeft = (run: Run): number => Math.log((run.final('Al') * run.output.metal_yield) / run.start('Al'));

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: ['0.pool', '0.melt_resistance'],
      says: 'the melt resists little: stirring twice as strong changes the loss of aluminium by less than a tenth',
      documents: [usual, button({ stirTimes: 2 })],
      holds: (calm, stirred) => Math.abs(lost(stirred) / lost(calm) - 1) < 0.1,
      shows: (calm, stirred) =>
        `${(100 * lost(calm)).toFixed(1)} and ${(100 * lost(stirred)).toFixed(1)} % of the Al`,
    },
    {
      kind: 'order',
      of: '0.law',
      says: 'Langmuir: in twice the time the logarithm of the aluminium left doubles, within a tenth',
      documents: [usual, button({ timeTimes: 2 })],
      holds: (brief, long) => Math.abs(lnLeft(long) / (2 * lnLeft(brief)) - 1) < 0.1,
      shows: (brief, long) => `${lnLeft(brief).toFixed(3)} and ${lnLeft(long).toFixed(3)}`,
    },
  ],
});
