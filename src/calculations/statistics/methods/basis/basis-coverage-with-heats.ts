import { heatCoverage } from '../../../../models/qualification/basis/basis-coverage-with-heats.ts';
import { B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import type { Quantity } from '../../../method/quantities.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

export const basisCoverageWithHeats: StatisticMethod = {
  name: 'basisCoverageWithHeats',
  title: 'effect of pooling over heats on the confidence of a basis value (simulation)',
  formula:
    'share of programmes with bound <= true quantile of a value of a new heat, pooled normal against ANOVA',
  source: 'definition; CMH-17-1G 8.3.6.8 for the ANOVA basis',
  comparedWith: 'an independent simulation of 20000 programmes: within 0.006',
  refuses: 'fewer than two heats or two specimens per heat',
  assumptions: ['normal heats and specimens, balanced'],
  inputs: {
    heats: 'number or list',
    perHeat: 'number or list',
    heatSdOverWithinSd: 'number or list',
    content: 'default 0.90',
    confidence: 'default 0.95',
    replicates: 'default 20000',
    seed: 'default 1',
  },
  run(reader) {
    const heats = reader.either('heats', { min: 2, whole: true });
    const perHeat = reader.either('perHeat', { min: 2, whole: true });
    const ratio = reader.either('heatSdOverWithinSd', { min: 0 });
    const content = reader.number('content', { above: 0, below: 1, fallback: B_CONTENT, because: 'B-basis' });
    const confidence = readConfidence(reader);
    const replicates = reader.number('replicates', { min: 100, max: 1e7, whole: true, fallback: 20_000 });
    const seed = reader.number('seed', { fallback: 1 });
    const rows = broadcast({ heats, perHeat, ratio }, (row) => {
      const { pooled, anova } = heatCoverage(
        { heats: row.heats, perHeat: row.perHeat, heatSdOverWithinSd: row.ratio },
        { content, confidence },
        { replicates, seed },
      );
      return [pooled, anova] as readonly number[];
    });
    const column = (i: number): Quantity =>
      Array.isArray(rows[0])
        ? (rows as readonly (readonly number[])[]).map((row) => row[i]!)
        : (rows[i] as number);
    return { quantities: { coveragePooled: column(0), coverageAnova: column(1), replicates } };
  },
};
