import { momentsOf } from '../../../foundation/statistics/sample.ts';
import { type OneWay, oneWayAnova } from '../../../foundation/statistics/summary/anova-one-way.ts';
import { anovaSd } from '../basis/basis-anova.ts';
import type { TwoSamples } from '../equivalency/two-samples.ts';

/** Values of one property in one heat, in the unit of the property. */
export interface HeatValues {
  readonly heat: string;
  readonly values: readonly number[];
}

/** All values, heats after each other. */
export const allValues = (samples: readonly HeatValues[]): number[] =>
  samples.flatMap(({ values }) => values);

/** Analysis of variance with heats as groups; undefined with one heat, or where no heat has two values. */
export function betweenHeats(samples: readonly HeatValues[]): OneWay | undefined {
  const n = samples.reduce((sum, { values }) => sum + values.length, 0);
  return samples.length < 2 || n <= samples.length
    ? undefined
    : oneWayAnova(samples.map(({ values }) => values));
}

/** Heats that differ at this level of F are the units of a comparison (policy: rarely reached by equal heats). */
const SHOWN_TO_DIFFER = 0.01;

/** Whether heats are shown to differ in their means. */
export const heatsDiffer = (anova: OneWay | undefined): anova is OneWay =>
  anova !== undefined && anova.p < SHOWN_TO_DIFFER;

type Sample = TwoSamples['candidate'];

/** A sample for the comparison of means: its bars, or the means of its heats where heats are shown to differ. */
export function meansSample(samples: readonly HeatValues[]): Sample {
  return heatsDiffer(betweenHeats(samples))
    ? momentsOf(samples.map(({ values }) => momentsOf(values).mean))
    : momentsOf(allValues(samples));
}

/**
 * A sample for the comparison of scatter. Where heats are shown to differ, S^2 = MSB/n' + (n'-1)/n' MSE with the degrees
 * of freedom of Satterthwaite (1946), rounded down: bars of one heat are no independent witnesses of it.
 */
export function scatterSample(samples: readonly HeatValues[]): Sample {
  const bars = momentsOf(allValues(samples));
  const anova = betweenHeats(samples);
  if (!heatsDiffer(anova)) return bars;
  const between = anova.msBetween / anova.nPrime;
  const within = ((anova.nPrime - 1) / anova.nPrime) * anova.msWithin;
  const df =
    (between + within) ** 2 / (between ** 2 / (anova.groups - 1) + within ** 2 / (anova.n - anova.groups));
  return { n: Math.max(2, Math.floor(df) + 1), mean: bars.mean, sd: anovaSd(anova) };
}

/** Share of the variance that lies between heats, 0 to 1. */
export function heatShare({ msBetween, msWithin, nPrime }: OneWay): number {
  const between = Math.max(0, (msBetween - msWithin) / nPrime);
  return between + msWithin > 0 ? between / (between + msWithin) : 0;
}
