import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { melt, NO_WALL, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  aluminium: between(32, 37, 'wt%', '45 to 51 at% of aluminium'),
  width_m: between(0.005, 0.012, 'm', 'rods for zone melting'),
  kMelt: decades(1e-4, 6e-4, 'm/s', 'stirring: transport data, induction-stirred melts'),
  temperature_K: between(1780, 1850, 'K', 'a little over the liquidus of TiAl'),
  time_s: decades(120, 1200, 's', 'a zone of the width of the rod at 1 to 5 mm/min'),
} as const satisfies Ranges;

const zone: Document<typeof assumed> = (drawn) => ({
  melt: melt(0.005, { Al: drawn.aluminium }, { balance: 'Ti', ppm: { O: 36 } }),
  route: [
    vim({
      // The jacket of a cylinder: 4 / width.
      areaToVolume_per_m: 4 / drawn.width_m,
      meltDiameter_m: drawn.width_m,
      meltTransport_m_per_s: drawn.kMelt,
      leak_Pa_m3_per_s: 0,
      temperature_K: drawn.temperature_K,
      pressure_Pa: 1e-3,
      atmosphere: 'vacuum',
      lining: NO_WALL,
      time_s: drawn.time_s,
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
      of: '0.O_ppm',
      says: 'a zone of TiAl in ultrahigh vacuum loses half of its 36 ppm O at the least (13 left)',
      unit: 'ppm',
      published: { atMost: 18 },
      documents: [zone],
      observe: finalOf('O'),
    },
  ],
  notCompared: [{ of: '1.O_ppm', because: 'its start is not given' }],
});
