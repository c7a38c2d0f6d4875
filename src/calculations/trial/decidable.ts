import type { TrialOutput } from '../../documents/heats/trial.ts';
import { Z_95 } from '../../foundation/numerics/normal.ts';
import { byElementOrder } from '../../metal/alloy/element.ts';
import type { Limit, Specification } from '../../metal/alloy/specification.ts';
import { scaled, unscaled } from '../sample/reading-scale.ts';
import type { PlannedReading } from './readings.ts';
import { nextVariance, type TrialHeat } from './spread.ts';

type Row = TrialOutput['decidable'][number];
type Interval = Row['before'];

/**
 * Contents behind the route in the next heat, before a trial and after it: 90 % intervals, and what they say against the
 * limits of the product. What is open before and not after has become decidable.
 */
export function decidableRows(
  heat: TrialHeat,
  covariances: readonly Float64Array[],
  target: Specification | null,
): Row[] {
  const end_s = Math.max(...heat.readings.map(({ at_s }) => at_s));
  const p = heat.parameters.length;
  const prior = covariances.map(() => {
    const identity = new Float64Array(p * p);
    for (let j = 0; j < p; j++) identity[j * p + j] = 1;
    return identity;
  });
  return heat.readings
    .flatMap((reading, r): Row[] => {
      if (reading.at_s !== end_s) return [];
      const before = intervalOf(reading, nextVariance(heat, prior, r));
      const after = intervalOf(reading, nextVariance(heat, covariances, r));
      const limit = target?.limits[reading.element] ?? null;
      return [
        {
          element: reading.element,
          central_ppm: reading.content_ppm,
          before,
          after,
          limit: limit && limitWords(limit),
          verdictBefore: limit && verdictOf(before, limit),
          verdictAfter: limit && verdictOf(after, limit),
        },
      ];
    })
    .sort((a, b) => byElementOrder(a.element, b.element));
}

function intervalOf(reading: PlannedReading, variance: number): Interval {
  const centre = scaled(reading.content_ppm, reading);
  const half = Z_95 * Math.sqrt(variance);
  return { p05_ppm: unscaled(centre - half, reading), p95_ppm: unscaled(centre + half, reading) };
}

function verdictOf({ p05_ppm, p95_ppm }: Interval, { min, max }: Limit): 'inside' | 'outside' | 'open' {
  const [low, high] = [(min ?? 0) * 1e6, (max ?? Infinity) * 1e6];
  if (p05_ppm >= low && p95_ppm <= high) return 'inside';
  return p95_ppm < low || p05_ppm > high ? 'outside' : 'open';
}

/** Below this a limit is told in ppm [kg/kg]. */
const PPM_BELOW = 1e-3;

function limitWords({ min, max }: Limit): string {
  const inPpm = (max ?? min ?? 1) < PPM_BELOW;
  const number = (fraction: number): string =>
    String(Number((fraction * (inPpm ? 1e6 : 100)).toPrecision(6)));
  const unit = inPpm ? 'ppm' : 'wt%';
  if (min === undefined) return max === undefined ? 'open' : `at most ${number(max)} ${unit}`;
  return max === undefined ? `at least ${number(min)} ${unit}` : `${number(min)} to ${number(max)} ${unit}`;
}
