import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { crucible, LABORATORY, melt, vim } from '../../documents.ts';
import { finalOf, removed } from '../../run.ts';

/** Nominal, aluminium and titanium added late. */
const IN601 = { Cr: 23, Fe: 14, C: 0.05 } as const;
const assumed = {
  aspect: LABORATORY.aspect,
  kMelt: LABORATORY.kMelt,
  oxygen: decades(80, 200, 'ppm', 'more than 90 % removed, below 10 ppm left'),
  pressure_Pa: decades(0.1, 1.2, 'Pa', '1.2 Pa or better'),
  leak: decades(1e-3, 1e-1, 'Pa m3/s', 'a production chamber from tight to usual'),
  temperature_K: between(1773, 1873, 'K', 'refining'),
  meltdown: between(0.4, 0.7, '1', 'share of the time in which the charge melts in'),
  nitrogen: between(30, 100, 'ppm', 'charge metals with 23 % Cr'),
  sulfur: between(10, 50, 'ppm', 'charge metals'),
  lining: { words: ['MgO', 'Al2O3', 'spinel'], because: 'usual linings' },
} as const satisfies Ranges;

const TIME_S = 22_000;
const melted: Document<typeof assumed> = (drawn) => ({
  melt: melt(6000, IN601, { ppm: { O: drawn.oxygen, N: drawn.nitrogen, S: drawn.sulfur } }),
  route: [
    vim(
      {
        ...crucible(6000, drawn.aspect),
        meltTransport_m_per_s: drawn.kMelt,
        leak_Pa_m3_per_s: drawn.leak,
        temperature_K: drawn.temperature_K,
        pressure_Pa: drawn.pressure_Pa,
        meltdown_s: drawn.meltdown * TIME_S,
        time_s: TIME_S,
        lining: { material: drawn.lining },
      },
      [
        { composition_wtpct: { Al: 100 }, wtpct: 1.35, at_s: 0.85 * TIME_S },
        { composition_wtpct: { Ti: 100 }, wtpct: 0.35, at_s: 0.85 * TIME_S },
      ],
    ),
  ],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.O_ppm_max',
      says: 'six hours of melting at 1.2 Pa or better leave below 10 ppm O',
      meaning:
        'About 10 ppm: suspended alumina from the late aluminium and the wall decides, and with it lining and temperature, which are not in the abstract.',
      unit: 'ppm',
      published: { atMost: 10 },
      documents: [melted],
      observe: finalOf('O'),
    },
    {
      kind: 'band',
      of: '0.O_removed_fraction_min',
      says: 'more than 90 % of the oxygen is removed',
      meaning: 'Ninety percent of what came in, which is known from this bound only.',
      unit: '1',
      published: { atLeast: 0.9 },
      documents: [melted],
      observe: removed('O'),
    },
  ],
});
