import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { fillNormal, streamKey } from '../../../foundation/numerics/random.ts';
import { type Coverage, toleranceFactor } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';

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
