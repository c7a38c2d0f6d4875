import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, beam, melt } from '../../documents.ts';
import { removed } from '../../run.ts';

const assumed = {
  mass_kg: decades(0.3, 1, 'kg', 'a laboratory button'),
  oxygen: between(10, 40, 'ppm', 'a superalloy before beam melting'),
  carbon: between(0.02, 0.15, 'wt%', 'nickel-base superalloys'),
  beamEfficiency: between(0.5, 0.7, '1', 'share of the beam that stays in the metal'),
} as const satisfies Ranges;

const button: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, { ...ALLOYS.IN718, C: drawn.carbon }, { ppm: { O: drawn.oxygen, N: 30, S: 8 } }),
  route: [beam({ power_W: 9000, time_s: 1800, beamEfficiency: drawn.beamEfficiency, mode: 'button' })],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'fitted',
  rests: 'the velocity to the raft was lowered until this number was met; what carbon takes was not fitted',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.O_removed_fraction',
      says: '60 % of the oxygen goes in 30 min at 9 kW',
      unit: '1',
      published: 0.6,
      within: { absolute: 0.1 },
      documents: [button],
      observe: removed('O'),
    },
    {
      kind: 'band',
      of: '0.evaporation_loss',
      role: 'predicted',
      says: 'evaporation stays small at this setting: at least 95 % of the metal is left',
      unit: '1',
      published: { atLeast: 0.95 },
      documents: [button],
      observe: (run) => run.output.metal_yield,
      meaning: 'A small button under 9 kW is hot: its mass, which is not stated, decides the loss.',
    },
  ],
  notCompared: [
    { of: '1.types', because: 'kinds of particles do not leave the model: a document states contents' },
    { of: '1.final_place', because: 'places within the ingot are not in the model' },
  ],
});
