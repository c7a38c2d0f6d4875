import { comparison, decades } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

interface Drawn {
  readonly mass_kg: number;
  readonly aspect: number;
  readonly kMelt: number;
  readonly leak: number;
  readonly time_s: number;
}
const copper = (drawn: Drawn, temperature_K: number, pressure_Pa: number) => ({
  melt: melt(drawn.mass_kg, { Pb: 0.5 }, { balance: 'Cu' as const }),
  route: [
    vim({ ...laboratory(drawn), leak_Pa_m3_per_s: 0, temperature_K, pressure_Pa, time_s: drawn.time_s }),
  ],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: { ...LABORATORY, time_s: decades(60, 1e6, 's', 'not stated; chosen to meet the first point') },
  statements: [
    {
      kind: 'band',
      of: ['0.Pb_removed_fraction', '1.Pb_removed_fraction'],
      says: 'Pb removed at 10 Pa and 1473 K, with the time that gives 69 % at 1000 Pa and 1323 K',
      meaning:
        'The model sees far more difference between 10 and 1000 Pa than was measured: its gas film is too strong at 1000 Pa, so a poor vacuum removes lead better than it says.',
      unit: '1',
      published: 0.96,
      within: { absolute: 0.02 },
      documents: [(drawn) => copper(drawn, 1473, 10)],
      observe: removed('Pb'),
      choose: {
        input: 'time_s',
        documents: [(drawn) => copper(drawn, 1323, 1000)],
        observe: removed('Pb'),
        meets: 0.69,
        words: 'time chosen to remove 69 % at 1000 Pa and 1323 K',
      },
    },
  ],
  notCompared: [
    {
      of: '2.Pb_removed_fraction',
      because: 'how much surface and stirring the cold crucible has over the other is not stated',
    },
  ],
});
