import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { momentsOf } from '../../foundation/statistics/sample.ts';
import { toleranceFactor } from '../../foundation/statistics/tolerance/normal-tolerance.ts';
import { twoSidedFactor } from '../../foundation/statistics/tolerance/two-sided-tolerance.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { internalRange, type Limit } from '../../metal/alloy/specification.ts';

/** Range of the mean content that a plant aims into [kg/kg]. */
export interface AimedRange {
  readonly min?: number;
  readonly max?: number;
}

/** Heats from which a range is taken; fewer say too little of their own scatter (k = 2.8 at ten). Assumption. */
export const LEAST_HEATS = 10;
/** Nine in ten heats, with the confidence of a B-basis value. */
const COVERAGE = { content: 0.9, confidence: 0.95 } as const;
/** Contents below this are lognormal [kg/kg]; house rule for small contents. */
const SMALL = 1e-3;

/**
 * Internal range of every limit from the heats that qualified: the two-sided normal tolerance interval (Odeh 1978)
 * that holds 90 % of them with 95 % confidence, for a maximum alone the one-sided limit; small contents by their
 * logarithms; never outside the window. Limits with fewer than ten numbers, or without scatter, keep the middle of
 * the window. Left out: drift from heat to heat, analyses of one sample that err together.
 */
export function qualifiedRange(
  heats_wtpct: readonly Readonly<Partial<Record<ElementSymbol, number>>>[],
  limits: Readonly<Partial<Record<ElementSymbol, Limit>>>,
  share?: number,
): { readonly ranges: Partial<Record<ElementSymbol, AimedRange>>; readonly assumed: readonly Assumption[] } {
  const ranges: Partial<Record<ElementSymbol, AimedRange>> = {};
  const apart: ElementSymbol[] = [];
  for (const [element, limit] of entriesOf(limits)) {
    const values = heats_wtpct.flatMap((heat) => (heat[element] === undefined ? [] : [heat[element] / 100]));
    const shown = values.length < LEAST_HEATS ? null : intervalOf(values, limit);
    if (shown === null) apart.push(element);
    ranges[element] = shown === null ? internalRange(limit, share) : insideWindow(shown, limit);
  }
  const own = Object.keys(ranges).length - apart.length;
  return {
    ranges,
    assumed: [
      {
        what: 'internal range from qualified heats',
        value: `${own} limits from ${heats_wtpct.length} heats: 90 % of heats with 95 % confidence, normal, below 0.1 wt% lognormal`,
        unit: '',
        source: 'tolerance interval (Odeh 1978); independent heats without drift assumed',
      },
      ...(apart.length === 0
        ? []
        : [
            {
              what: `internal range of ${apart.join(', ')}`,
              value: 'middle of the window',
              unit: '',
              source: `fewer than ${LEAST_HEATS} qualified heats give them, or all the same number`,
            },
          ]),
    ],
  };
}

function intervalOf(values: readonly number[], { min }: Limit): AimedRange | null {
  const small = values.every((value) => value > 0) && values.some((value) => value < SMALL);
  const { mean, sd } = momentsOf(small ? values.map(Math.log) : values);
  if (!(sd > 0)) return null;
  const back = (value: number): number => (small ? Math.exp(value) : value);
  if (min === undefined || min === 0)
    return { max: back(mean + toleranceFactor(values.length, COVERAGE) * sd) };
  const k = twoSidedFactor(values.length, COVERAGE);
  return { min: back(mean - k * sd), max: back(mean + k * sd) };
}

/** The part of an interval that lies in the window; all of the window where they do not meet. */
function insideWindow(interval: AimedRange, limit: Limit): AimedRange {
  const min = Math.max(interval.min ?? 0, limit.min ?? 0);
  const max = Math.min(interval.max ?? 1, limit.max ?? 1);
  if (min > max) return edges(limit.min ?? 0, limit.max ?? 1);
  return edges(min, max);
}

const edges = (min: number, max: number): AimedRange => ({
  ...(min > 0 ? { min } : {}),
  ...(max < 1 ? { max } : {}),
});
