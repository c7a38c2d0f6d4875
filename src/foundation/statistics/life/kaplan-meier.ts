import { normalUpperQuantile } from '../../numerics/normal.ts';
import { completeLives, type Lives } from './lives.ts';

/** One step of the product-limit estimate. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** sum d/(n (n - d)): variance of ln survival (Greenwood). Infinite once nobody is left. */
  readonly greenwood: number;
}

/** Product-limit steps at the distinct failure times; at a tie failures come before suspensions. */
export function productLimit(lives: Lives): SurvivalStep[] {
  const { time, event, count } = completeLives(lives);
  const rows = time.map((value, i) => ({ time: value, event: event[i]!, count: count[i]! }));
  const times = [...new Set(rows.filter((row) => row.event).map((row) => row.time))].sort((a, b) => a - b);
  let survival = 1;
  let greenwood = 0;
  return times.map((at) => {
    let atRisk = 0;
    let events = 0;
    for (const row of rows) {
      if (row.time >= at) atRisk += row.count;
      if (row.time === at && row.event) events += row.count;
    }
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    return { time: at, atRisk, events, survival, greenwood };
  });
}

/** Interval conventions of survival curves; log-log is recommended and keeps inside (0, 1). */
export type SurvivalInterval = 'plain' | 'log' | 'loglog';

/** Two-sided bounds of one step; null where the convention has none (survival zero). */
export function survivalBounds(
  { survival, greenwood }: SurvivalStep,
  form: SurvivalInterval,
  confidence: number,
): readonly [lower: number | null, upper: number | null] {
  const z = normalUpperQuantile((1 - confidence) / 2);
  if (!(survival > 0) || !Number.isFinite(greenwood)) return [null, null];
  const error = Math.sqrt(greenwood);
  if (form === 'plain') {
    return [Math.max(0, survival - z * survival * error), Math.min(1, survival + z * survival * error)];
  }
  if (form === 'log') return [survival * Math.exp(-z * error), Math.min(1, survival * Math.exp(z * error))];
  if (survival === 1) return [1, 1];
  const spread = (z * error) / Math.log(survival);
  return [survival ** Math.exp(-spread), survival ** Math.exp(spread)];
}

/** Life at which half have failed, or null when the curve does not come down to it. */
export const medianSurvival = (steps: readonly SurvivalStep[]): number | null =>
  steps.find(({ survival }) => survival <= 0.5)?.time ?? null;
