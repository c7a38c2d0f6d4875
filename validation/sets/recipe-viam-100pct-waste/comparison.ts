import { between, comparison, decades } from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: {
    ...LABORATORY,
    silicon_ppm: decades(300, 3000, 'ppm', 'waste that carries cores and shells'),
    temperature_K: between(1823, 1923, 'K', 'remelts'),
  },
  statements: [
    {
      kind: 'order',
      of: '1.element',
      says: 'silicon stays: less than 5 % of it leaves in an hour of vacuum melting',
      cannotFail:
        'silicon has next to no vapour over such a melt: a furnace thirty times faster would keep it too',
      meaning: 'Silicon of cores and shells has to be kept out before melting.',
      documents: [
        (drawn) => ({
          melt: melt(drawn.mass_kg, ALLOYS.ZhS32, { ppm: { Si: drawn.silicon_ppm, O: 30, N: 15 } }),
          route: [
            vim({ ...laboratory(drawn), temperature_K: drawn.temperature_K, pressure_Pa: 1, time_s: 3600 }),
          ],
        }),
      ],
      holds: (run) => removed('Si')(run) < 0.05,
    },
  ],
  notCompared: [
    { of: '0.*', because: 'a claim without numbers: neither contents nor properties are printed' },
  ],
});
