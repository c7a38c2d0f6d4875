import { normalQuantile } from '../../../../foundation/numerics/normal.ts';
import { fillNormal, streamKey } from '../../../../foundation/numerics/random.ts';
import { broadcast } from '../broadcast.ts';
import type { Quantity, StatisticMethod } from '../method.ts';
import { readConfidence } from './basis-normal.ts';
import { B_CONTENT, type Coverage, toleranceFactor } from './tolerance-factor-normal.ts';

export interface HeatPlan {
  readonly heats: number;
  readonly perHeat: number;
  /** Heat-to-heat SD in units of the SD within heats. */
  readonly heatSdOverWithinSd: number;
}

/**
 * Coverage of the pooled normal basis and of the ANOVA basis when heats differ: the share of simulated programmes
 * whose bound lies below the true quantile of one value of a new heat. One pass over the draws of each programme.
 */
export function heatCoverage(
  { heats, perHeat, heatSdOverWithinSd: ratio }: HeatPlan,
  coverage: Coverage,
  { replicates, seed }: { readonly replicates: number; readonly seed: number | string },
): { pooled: number; anova: number } {
  const n = heats * perHeat;
  const size = perHeat + 1;
  const key = streamKey(seed, `basisCoverageWithHeats/${heats}/${perHeat}`);
  const draws = new Float64Array(heats * size);
  const k0 = toleranceFactor(n, coverage);
  const k1 = toleranceFactor(heats, coverage);
  const root = Math.sqrt(perHeat);
  const truth = -normalQuantile(coverage.content) * Math.sqrt(1 + ratio * ratio);
  let pooled = 0;
  let anova = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    fillNormal(key, draws, replicate * draws.length);
    let total = 0;
    let means = 0;
    let within = 0;
    for (let g = 0; g < heats; g++) {
      let sum = 0;
      let squares = 0;
      for (let i = 1; i <= perHeat; i++) {
        const value = draws[g * size + i]!;
        sum += value;
        squares += value * value;
      }
      within += squares - (sum * sum) / perHeat;
      const mean = sum / perHeat + ratio * draws[g * size]!;
      total += mean;
      means += mean * mean;
    }
    const grand = total / heats;
    const between = perHeat * (means - heats * grand * grand);
    if (grand - k0 * Math.sqrt((between + within) / (n - 1)) <= truth) pooled++;
    const msb = between / (heats - 1);
    const mse = within / (n - heats);
    const w = Math.sqrt(msb / (msb + (perHeat - 1) * mse));
    const factor = msb <= mse ? k0 : (k0 - k1 / root + (k1 - k0) * w) / (1 - 1 / root);
    if (grand - factor * Math.sqrt(msb / perHeat + ((perHeat - 1) / perHeat) * mse) <= truth) anova++;
  }
  return { pooled: pooled / replicates, anova: anova / replicates };
}

export const basisCoverageWithHeats: StatisticMethod = {
  name: 'basisCoverageWithHeats',
  title: 'what pooling over heats does to the confidence of a basis value (simulation)',
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
