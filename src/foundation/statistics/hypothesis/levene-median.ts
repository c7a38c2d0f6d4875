import { chiSquaredUpper, chiSquaredUpperQuantile } from '../../numerics/chi-squared.ts';
import { fisherFUpperQuantile } from '../../numerics/fisher-f.ts';
import { medianOf, momentsOf } from '../sample.ts';
import { type OneWay, oneWayAnova } from '../summary/anova-one-way.ts';

/** CMH-17 8.3.4: equality of variances is tested at 5 %. */
export const ALPHA = 0.05;

/** One-way analysis of |x - centre of its group|; the handbook centres on medians. */
export function leveneOf(
  groups: readonly (readonly number[])[],
  centre: 'median' | 'mean' = 'median',
): OneWay {
  return oneWayAnova(
    groups.map((group) => {
      const middle = centre === 'median' ? medianOf(group) : momentsOf(group).mean;
      return group.map((value) => Math.abs(value - middle));
    }),
  );
}

/** Bartlett's statistic, chi-square with k - 1 degrees of freedom for normal groups; null for a group without spread. */
export function bartlettOf(groups: readonly (readonly number[])[]): { statistic: number; p: number } | null {
  const k = groups.length;
  const moments = groups.map(momentsOf);
  if (moments.some(({ sd }) => !(sd > 0))) return null;
  const df = moments.map(({ n }) => n - 1);
  const total = df.reduce((sum, value) => sum + value, 0);
  const pooled = moments.reduce((sum, { sd }, i) => sum + df[i]! * sd * sd, 0) / total;
  const numerator =
    total * Math.log(pooled) - moments.reduce((sum, { sd }, i) => sum + df[i]! * Math.log(sd * sd), 0);
  const correction = 1 + (df.reduce((sum, value) => sum + 1 / value, 0) - 1 / total) / (3 * (k - 1));
  const statistic = numerator / correction;
  return { statistic, p: chiSquaredUpper(statistic, k - 1) };
}

/** F a test of equal variances is held against at alpha. */
export const leveneCritical = ({ groups, n }: OneWay, alpha = ALPHA): number =>
  fisherFUpperQuantile(alpha, [groups - 1, n - groups]);

/** Bartlett's statistic of k groups is held against this chi-square at alpha. */
export const bartlettCritical = (k: number, alpha = ALPHA): number => chiSquaredUpperQuantile(alpha, k - 1);
