import { comparison, decades, oneOf } from '../../comparison.ts';
import { ALLOYS, melt } from '../../documents.ts';

interface Drawn {
  readonly thickness_m: number;
  readonly oil: number;
  readonly bath: string;
}
const swarf = (drawn: Drawn, bath: string) => ({
  melt: melt(10, ALLOYS.IN718, { ppm: { O: 20, S: 5 } }),
  route: [
    {
      operation: 'cleaning',
      settings: {
        bath,
        chipThickness_m: drawn.thickness_m,
        oil_kg_per_kg: drawn.oil,
        oxideFilm_m: 5e-9,
        time_s: 3600,
      },
    },
  ],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'constant',
  rests: 'that burning off adds a film, in the table of baths',
  assumed: {
    thickness_m: decades(5e-5, 5e-4, 'm', 'turnings'),
    oil: decades(1e-3, 2e-2, 'kg/kg', 'cutting fluid on swarf'),
    bath: oneOf(['ultrasonic-alkali', 'alkali', 'solvent'], 'agents of washing'),
  },
  statements: [
    {
      kind: 'order',
      of: '1.surface_composition',
      says: 'burning off leaves more O, S and C than washing',
      documents: [(drawn) => swarf(drawn, drawn.bath), (drawn) => swarf(drawn, 'burn-off')],
      holds: (washed, burnt) =>
        (['O', 'S', 'C'] as const).every((element) => burnt.final(element) > washed.final(element)),
    },
    {
      kind: 'order',
      of: '0.surface_composition',
      says: 'washing does not change the surface: no more O than came in with the film',
      documents: [(drawn) => swarf(drawn, 'none'), (drawn) => swarf(drawn, drawn.bath)],
      // Within the mass of the oil, at most 2 %.
      holds: (dirty, washed) => washed.final('O') < 1.02 * dirty.final('O'),
    },
  ],
});
