import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { crucible, LABORATORY, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

const assumed = {
  aspect: LABORATORY.aspect,
  kMelt: LABORATORY.kMelt,
  carbon: between(1, 4, 'wt%', 'carbon up to saturation'),
  silicon: between(1, 3, 'wt%', '0 to 5 wt% in the paper'),
  sulfur: between(0.02, 0.08, 'wt%', '0.008 to 0.1 wt% in the paper'),
} as const satisfies Ranges;

interface Case {
  readonly sulfur?: number;
  readonly silicon?: number;
}
const iron =
  ({ sulfur, silicon }: Case): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      15,
      { C: drawn.carbon, Si: silicon ?? drawn.silicon, S: sulfur ?? drawn.sulfur },
      { balance: 'Fe', ppm: { O: 10 } },
    ),
    route: [
      vim({
        ...crucible(15, drawn.aspect),
        meltTransport_m_per_s: drawn.kMelt,
        leak_Pa_m3_per_s: 0,
        temperature_K: 1873,
        pressure_Pa: 1.33,
        time_s: 1800,
        lining: { material: 'MgO' },
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
      of: ['0.order_in_S', '0.S_wtpct'],
      says: 'first order in sulfur: k at 0.08 within a quarter of that at 0.02 wt% S',
      documents: [iron({ sulfur: 0.02 }), iron({ sulfur: 0.08 })],
      holds: (little, much) => Math.abs(k(much) / k(little) - 1) < 0.25,
      shows: (little, much) => `k at 0.08 over 0.02 wt% S ${(k(much) / k(little)).toFixed(2)}`,
    },
    {
      kind: 'order',
      of: '0.species',
      says: 'silicon takes sulfur along as SiS: k with 4 wt% Si at least a tenth above that with 0.05',
      documents: [iron({ silicon: 0.05 }), iron({ silicon: 4 })],
      holds: (little, much) => k(much) > 1.1 * k(little),
      shows: (little, much) => `k with 4 over 0.05 wt% Si ${(k(much) / k(little)).toFixed(2)}`,
    },
  ],
  notCompared: [
    { of: '0.coverage_S', because: 'worked out by the authors to explain the order' },
    { of: '1.rate_over_free_vaporization', because: 'a free rate of their own, not printed' },
    { of: '2.Ea_kcal_mol', because: 'which of the two belongs to SiS and which to S is not legible' },
  ],
});
