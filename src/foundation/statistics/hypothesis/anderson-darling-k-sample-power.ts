import { fillNormal, streamKey } from '../../numerics/random.ts';
import { kSampleCritical, kSampleSigma, kSampleStatistic } from './anderson-darling-k-sample.ts';

export interface KSamplePowerPlan {
  readonly heats: number;
  readonly perHeat: number;
  /** Heat-to-heat SD in units of the SD within heats. */
  readonly heatSdOverWithinSd: number;
  readonly alpha: number;
}

/** Share of simulated programmes in which the k-sample test sees that heats differ. */
export function kSamplePower(
  { heats, perHeat, heatSdOverWithinSd, alpha }: KSamplePowerPlan,
  { replicates, seed }: { readonly replicates: number; readonly seed: number | string },
): number {
  const size = perHeat + 1;
  const draws = new Float64Array(heats * size);
  const key = streamKey(seed, `andersonDarlingKSamplePower/${heats}/${perHeat}`);
  const sigmaN = kSampleSigma(new Array<number>(heats).fill(perHeat));
  const critical = kSampleCritical({ k: heats, sigmaN }, alpha);
  let rejected = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    fillNormal(key, draws, replicate * draws.length);
    // Draw g * size is the heat, the rest its specimens.
    const groups = Array.from({ length: heats }, (_, g) => {
      const heat = heatSdOverWithinSd * draws[g * size]!;
      return Array.from({ length: perHeat }, (_, i) => heat + draws[g * size + 1 + i]!);
    });
    if (kSampleStatistic(groups).midRank / (heats - 1) > critical) rejected++;
  }
  return rejected / replicates;
}
