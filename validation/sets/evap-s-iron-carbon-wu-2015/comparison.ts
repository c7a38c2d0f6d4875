import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { crucible, melt, NO_WALL, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

const assumed = {
  mass_kg: decades(3e-4, 2e-3, 'kg', 'levitated samples'),
  kMelt: decades(3e-4, 1e-3, 'm/s', 'levitated drops'),
  pressure_Pa: between(9e4, 1.1e5, 'Pa', 'flowing argon at atmospheric pressure'),
} as const satisfies Ranges;

const drop =
  (carbon: number, sulfur = 0.1): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { C: carbon, S: sulfur }, { balance: 'Fe', ppm: { O: 5 } }),
    route: [
      vim({
        // A sphere shows four times the surface of a crucible as deep as wide.
        areaToVolume_per_m: 4 * crucible(drawn.mass_kg, 1).areaToVolume_per_m,
        meltTransport_m_per_s: drawn.kMelt,
        leak_Pa_m3_per_s: 0,
        temperature_K: 1873,
        pressure_Pa: drawn.pressure_Pa,
        atmosphere: 'argon',
        lining: NO_WALL,
        time_s: 1800,
      }),
    ],
  });
const k = firstOrder('S');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.S_loss',
      says: 'sulfur leaves iron with 4.5 % C at least half as fast again as iron with 1 % C',
      documents: [drop(1), drop(4.5)],
      holds: (little, much) => k(much) > 1.5 * k(little),
      shows: (little, much) => `k with 4.5 over 1 % C ${(k(much) / k(little)).toFixed(2)}`,
    },
    {
      kind: 'order',
      of: '1.S_on_surface',
      says: 'sulfur on the surface holds sulfur back: k with 0.3 % S below that with 0.03 %',
      documents: [drop(2, 0.03), drop(2, 0.3)],
      holds: (clean, covered) => k(covered) < k(clean),
      shows: (clean, covered) => `k with 0.3 over 0.03 % S ${(k(covered) / k(clean)).toFixed(2)}`,
    },
  ],
  notCompared: [{ of: '0.species', because: 'the two papers differ on it' }],
});
