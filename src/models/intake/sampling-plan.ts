import { InputError } from '../../foundation/errors.ts';
import { logChoose } from '../../foundation/numerics/special.ts';
import { percent } from '../../foundation/quantity/format.ts';

export interface SamplingQuestion {
  /** Share of strays that must not be missed [1 by pieces]. */
  readonly strayShare: number;
  /** Largest chance to miss all of them [1]. */
  readonly missProbability: number;
  /** Pieces in the lot; absent: so many that drawing does not change the lot. */
  readonly pieces?: number;
  /** Chance that one test recognises a stray [1]; default 1. */
  readonly sensitivity?: number;
}

export interface SamplingPlan {
  /** Pieces to test. */
  readonly test: number;
  /** Chance to miss the strays with that many [1]. */
  readonly miss: number;
  readonly words: string;
}

/**
 * Fewest pieces to test so that a lot holding `strayShare` of strays shows none with at most `missProbability`.
 * Large lot: (1 - p s)^n <= P, n = ln P / ln(1 - p s). Lot of N pieces with D = ceil(p N) strays, drawn without
 * replacement: sum_k C(D,k) C(N-D,n-k)/C(N,n) (1-s)^k <= P. 299 pieces for 1 % and 5 %: the "rule of three".
 * Throws InputError for shares outside (0, 1), and when even testing every piece misses too often.
 */
export function samplingPlan(question: SamplingQuestion): SamplingPlan {
  const { strayShare, missProbability, pieces, sensitivity = 1 } = question;
  inUnitInterval('strayShare', strayShare);
  inUnitInterval('missProbability', missProbability);
  if (!(sensitivity > 0 && sensitivity <= 1)) refuse('sensitivity', sensitivity, 'above 0, at most 1');
  if (pieces === undefined) {
    const test = Math.ceil(Math.log(missProbability) / Math.log1p(-strayShare * sensitivity) - 1e-9);
    return planOf(test, (1 - strayShare * sensitivity) ** test);
  }
  if (!Number.isInteger(pieces) || pieces < 1) refuse('pieces', pieces, 'a whole number from 1');
  const miss = (test: number): number =>
    missFinite(test, { pieces, strays: Math.ceil(strayShare * pieces), sensitivity });
  if (miss(pieces) > missProbability) {
    throw new InputError(
      `a test of all ${pieces} pieces would still miss the strays with a probability of ${percent(miss(pieces), 2)}`,
      {
        path: 'sensitivity',
        value: sensitivity,
        cure: 'test with a surer method, or test each piece more than once',
      },
    );
  }
  let low = 1;
  let high = pieces;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (miss(middle) <= missProbability) high = middle;
    else low = middle + 1;
  }
  return planOf(low, miss(low), pieces);
}

interface FiniteLot {
  readonly pieces: number;
  readonly strays: number;
  readonly sensitivity: number;
}

/** Chance [1] that `test` pieces drawn without replacement show none of the strays. */
export function missFinite(test: number, { pieces, strays, sensitivity }: FiniteLot): number {
  let sum = 0;
  const first = Math.max(0, test - (pieces - strays));
  for (let drawn = first; drawn <= Math.min(strays, test); drawn++) {
    const log = logChoose(strays, drawn) + logChoose(pieces - strays, test - drawn) - logChoose(pieces, test);
    sum += Math.exp(log) * (1 - sensitivity) ** drawn;
  }
  return Math.min(1, sum);
}

function planOf(test: number, miss: number, pieces?: number): SamplingPlan {
  const of = pieces === undefined ? '' : ` of ${pieces}`;
  return {
    test,
    miss,
    words: `test ${test}${of} pieces: the probability of missing the strays is ${percent(miss, 2)}`,
  };
}

function inUnitInterval(path: string, value: number): void {
  if (!(value > 0 && value < 1)) refuse(path, value, 'above 0 and below 1');
}

function refuse(path: string, value: number, allowed: string): never {
  throw new InputError(`${path} is ${value}`, { path, value, unit: '1', allowed });
}
