import { comparison, decades } from '../../comparison.ts';
import { type Contents, crucible, LABORATORY, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

interface Drawn {
  readonly mass_kg: number;
  readonly aspect: number;
}
const iron = (
  drawn: Drawn,
  { stirring = 'induction', ...more }: Contents & { readonly stirring?: string } = {},
) => ({
  melt: melt(drawn.mass_kg, { Zn: 0.1, ...more }, { balance: 'Fe' as const }),
  route: [
    vim({
      ...crucible(drawn.mass_kg, drawn.aspect),
      temperature_K: 1873,
      atmosphere: 'argon',
      pressure_Pa: 101_325,
      stirring,
      time_s: 600,
    }),
  ],
});
const k = firstOrder('Zn');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests:
    'the range of stirring words (1e-4 to 6e-4 m/s) names it among others; the word induction was not set by it',
  assumed: {
    mass_kg: decades(0.2, 20, 'kg', 'laboratory induction melts'),
    aspect: LABORATORY.aspect,
  },
  statements: [
    {
      kind: 'band',
      of: '0.k_liquid_m_s',
      says: 'k of Zn from induction-stirred iron at 1873 K',
      unit: 'm/s',
      published: 3.2e-4,
      within: { factor: 2 },
      documents: [(drawn) => iron(drawn)],
      observe: k,
    },
    {
      kind: 'order',
      of: '0.order',
      says: 'first order: k does not depend on the zinc content',
      documents: [(drawn) => iron(drawn), (drawn) => iron(drawn, { Zn: 0.02 })],
      holds: (more, less) => Math.abs(k(less) / k(more) - 1) < 0.05,
    },
    {
      kind: 'order',
      of: '1.items',
      says: 'no effect of 1 % C and 0.2 % S',
      documents: [(drawn) => iron(drawn), (drawn) => iron(drawn, { C: 1, S: 0.2 })],
      holds: (plain, dirty) => Math.abs(k(dirty) / k(plain) - 1) < 0.05,
    },
    {
      kind: 'order',
      of: '2.items',
      says: 'strong effect of stirring: strong over gentle more than twofold',
      documents: [
        (drawn) => iron(drawn, { stirring: 'gentle' }),
        (drawn) => iron(drawn, { stirring: 'strong' }),
      ],
      holds: (gentle, strong) => k(strong) > 2 * k(gentle),
    },
  ],
  notCompared: [{ of: '0.k_liquid_cm_s', because: 'the same number in other units' }],
});
