import { kSamplePower } from '../../../../foundation/statistics/hypothesis/anderson-darling-k-sample-power.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const andersonDarlingKSamplePower: StatisticMethod = {
  name: 'andersonDarlingKSamplePower',
  title: 'how often the k-sample test sees that heats differ (simulation)',
  formula:
    'share of programmes with ADK above its critical value; heats normal, specimens normal within heats',
  source: 'definition; Scholz and Stephens (1987) for the test',
  comparedWith: 'kSamples 1.2-10 at 1500 runs: within 0.04',
  refuses: 'fewer than two heats or specimens, a negative SD ratio',
  assumptions: ['normal heats and specimens'],
  inputs: {
    perHeat: 'specimens per heat',
    heatSdOverWithinSd: 'number or list',
    heats: 'number or list; 3 and 5 are always given',
    alpha: 'default 0.025',
    replicates: 'default 4000',
    seed: 'default 1',
  },
  run(reader) {
    const perHeat = reader.number('perHeat', { min: 2, whole: true });
    const ratio = reader.either('heatSdOverWithinSd', { min: 0 });
    const alpha = reader.number('alpha', { above: 0, below: 0.5, fallback: 0.025, because: 'CMH-17 8.3.2' });
    const replicates = reader.number('replicates', { min: 100, max: 1e6, whole: true, fallback: 4000 });
    const seed = reader.number('seed', { fallback: 1 });
    const power = (heats: number) =>
      broadcast({ ratio }, (row) =>
        kSamplePower({ heats, perHeat, heatSdOverWithinSd: row.ratio, alpha }, { replicates, seed }),
      );
    const given = reader.has('heats') ? reader.number('heats', { min: 2, whole: true }) : undefined;
    return {
      quantities: {
        rejection3Heats: power(3),
        rejection5Heats: power(5),
        ...(given === undefined ? {} : { rejection: power(given) }),
        replicates,
      },
    };
  },
};
