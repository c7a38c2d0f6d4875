import { comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { crucible, melt, NO_WALL, vim } from '../../documents.ts';
import { finalOf, removed } from '../../run.ts';

/** Ti-48Al (at%) with 0.5 at% of oxygen [wt%]. */
const TIAL = { Al: 34.1, O: 0.21 } as const;

const assumed = {
  mass_kg: decades(2e-3, 2e-2, 'kg', 'levitated samples'),
  pressure_Pa: decades(1e3, 1e5, 'Pa', 'flowing gas, or the fore-vacuum of a pump'),
  kMelt: decades(3e-4, 1e-3, 'm/s', 'levitated drops'),
} as const satisfies Ranges;

const levitated: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, TIAL, { balance: 'Ti' }),
  route: [
    vim({
      // A sphere shows four times the surface of a crucible as deep as wide.
      areaToVolume_per_m: 4 * crucible(drawn.mass_kg, 1).areaToVolume_per_m,
      meltTransport_m_per_s: drawn.kMelt,
      leak_Pa_m3_per_s: 0,
      temperature_K: 2173,
      pressure_Pa: drawn.pressure_Pa,
      atmosphere: 'argon',
      lining: NO_WALL,
      time_s: 2400,
    }),
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
      of: ['0.O_removed', '0.how'],
      says: '62 % of the oxygen leaves levitated TiAl at 2173 K in 40 min',
      meaning:
        'Aluminium and oxygen both leave too fast, and oxygen the more: in the model 78 % of it have gone with 6 % of the aluminium, measured 62 % with a quarter or more. The activity of oxygen in TiAl rests on one point at a lower temperature; 300 K above it the model lets Al2O take several times too much.',
      unit: '1',
      published: 0.62,
      within: { absolute: 0.2 },
      documents: [levitated],
      observe: removed('O'),
    },
    {
      kind: 'band',
      of: '0.phases',
      says: 'and so much aluminium that Ti3Al alone is left: 22 to 39 at%',
      unit: 'ppm',
      published: [137_000, 265_000],
      documents: [levitated],
      observe: finalOf('Al'),
    },
  ],
});
