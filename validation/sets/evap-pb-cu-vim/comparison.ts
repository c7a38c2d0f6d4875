import { comparison } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

interface Drawn {
  readonly mass_kg: number;
  readonly aspect: number;
  readonly kMelt: number;
  readonly leak: number;
}
const copper = (drawn: Drawn, temperature_K: number, pressure_Pa: number) => ({
  melt: melt(drawn.mass_kg, { Pb: 0.5 }, { balance: 'Cu' as const }),
  route: [vim({ ...laboratory(drawn), leak_Pa_m3_per_s: 0, temperature_K, pressure_Pa, time_s: 600 })],
});
/** k of a melt that loses this share over k of one that loses 69 % in the same time. */
const ratio = (removed: number): number => Math.log(1 - removed) / Math.log(1 - 0.69);
const k = firstOrder('Pb');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: LABORATORY,
  statements: [
    {
      kind: 'band',
      of: ['0.Pb_removed_fraction', '1.Pb_removed_fraction'],
      tells: { parameter: 'gasFilm', furnace: 'Silesian University of Technology' },
      says: 'k of Pb at 10 Pa, 1473 K over 1000 Pa, 1323 K (96 and 69 % in the same time)',
      meaning:
        'The model sees far more difference between 10 and 1000 Pa than was measured. No still gas explains it (the film would be 0.2 mm thick); how the pressure was held (gas flowing over the melt), the oxygen of the copper and the time are not in the abstract. A poor vacuum may remove lead better than the model says.',
      unit: '1',
      // 0.96 +- 0.02 removed.
      published: [ratio(0.94), ratio(0.98)],
      documents: [(drawn) => copper(drawn, 1473, 10), (drawn) => copper(drawn, 1323, 1000)],
      observe: (good, poor) => k(good) / k(poor),
    },
  ],
  notCompared: [
    {
      of: '2.Pb_removed_fraction',
      because: 'how much surface and stirring the cold crucible has over the other is not stated',
    },
  ],
});
