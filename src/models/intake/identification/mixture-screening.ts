import { ADDED, type GradeModel } from './grade-model.ts';
import type { MixtureTerm } from './mixture-terms.ts';

/** A mixture starts where a grade has this share [1]; less is a residual, not a grade. */
const SMALLEST = 0.02;
/** Pairs and triples that are worked out after the linear screening. */
const SCREENED = 8;
/** Typical scale of a content in the screening: 3 % of it and 0.05 wt% in quadrature (the median grade's scales). */
const RELATIVE = 0.03;
const FLOOR = 5e-4;

const weightOf = ({ x, u }: MixtureTerm): number => 1 / ((RELATIVE * x) ** 2 + FLOOR ** 2 + u * u);

/** A content may exceed what a share of a grade brings by this many scales before the share is ruled out [1]. */
const SLACK = 8;

/** Largest share [1] that each grade can have: contents are not negative, so s_i c_ie can not exceed x_e by much. */
function largestShares(
  model: GradeModel,
  terms: readonly MixtureTerm[],
  pool: readonly number[],
): Float64Array {
  const most = terms.map((term) => term.x + SLACK / Math.sqrt(weightOf(term)));
  const shares = new Float64Array(pool.length).fill(1);
  pool.forEach((grade, i) => {
    terms.forEach(({ e }, t) => {
      const k = grade * model.width + e;
      if (model.law[k]! >= ADDED) shares[i] = Math.min(shares[i]!, most[t]! / model.expected[k]!);
    });
  });
  return shares;
}

/**
 * Pairs of grades with the least weighted residual. In coordinates scaled by 1/sd, with q_i = |x - c_i|2 and
 * d = |c_i - c_j|2, the best share of i is s = (q_j - q_i + d)/(2 d) and leaves q_j - s2 d. Pairs whose largest shares
 * do not reach 1 together are passed over: most of the 18,000.
 */
export function bestPairs(
  model: GradeModel,
  terms: readonly MixtureTerm[],
  pool: readonly number[],
): number[][] {
  const width = terms.length;
  const scaled = new Float64Array(pool.length * width);
  const distance = new Float64Array(pool.length);
  const roots = terms.map((term) => Math.sqrt(weightOf(term)));
  pool.forEach((grade, i) => {
    terms.forEach(({ e, x }, t) => {
      const content = roots[t]! * model.expected[grade * model.width + e]!;
      scaled[i * width + t] = content;
      distance[i]! += (roots[t]! * x - content) ** 2;
    });
  });
  const largest = largestShares(model, terms, pool);
  const best: { i: number; j: number; residual: number }[] = [];
  let worst = Number.POSITIVE_INFINITY;
  for (let i = 0; i < pool.length; i++) {
    const row = scaled.subarray(i * width, (i + 1) * width);
    for (let j = 0; j < i; j++) {
      if (largest[i]! + largest[j]! < 1) continue;
      let apart = 0;
      for (let t = 0, at = j * width; t < width; t++, at++) {
        const gap = row[t]! - scaled[at]!;
        apart += gap * gap;
      }
      const share = (distance[j]! - distance[i]! + apart) / (2 * apart);
      // Also false when the two do not differ on the terms (0/0).
      if (!(share >= SMALLEST && share <= 1 - SMALLEST)) continue;
      const residual = distance[j]! - share * share * apart;
      if (residual >= worst) continue;
      best.push({ i, j, residual });
      if (best.length < 4 * SCREENED) continue;
      best.sort((a, b) => a.residual - b.residual);
      best.length = SCREENED;
      worst = best[SCREENED - 1]!.residual;
    }
  }
  return best
    .sort((a, b) => a.residual - b.residual)
    .slice(0, SCREENED)
    .map(({ i, j }) => [pool[i]!, pool[j]!]);
}

/** Steps of the coarse grid that looks for a third grade: 10 wt%. */
const COARSE = 10;

/** The best pairs each with the third grade that takes most of the rest. */
export function bestTriples(
  model: GradeModel,
  terms: readonly MixtureTerm[],
  { pairs, pool }: { readonly pairs: readonly number[][]; readonly pool: readonly number[] },
): number[][] {
  const grid = shareGrid(3, COARSE);
  return pairs.map((pair) => {
    let best = pool[0]!;
    let least = Number.POSITIVE_INFINITY;
    for (const third of pool) {
      if (pair.includes(third)) continue;
      const residual = leastResidual(model, terms, { grades: [...pair, third], grid });
      if (residual >= least) continue;
      least = residual;
      best = third;
    }
    return [...pair, best];
  });
}

function leastResidual(
  model: GradeModel,
  terms: readonly MixtureTerm[],
  { grades, grid }: { readonly grades: readonly number[]; readonly grid: readonly number[][] },
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const shares of grid) {
    let residual = 0;
    for (const term of terms) {
      let content = 0;
      for (let i = 0; i < grades.length; i++)
        content += shares[i]! * model.expected[grades[i]! * model.width + term.e]!;
      residual += weightOf(term) * (term.x - content) ** 2;
    }
    least = Math.min(least, residual);
  }
  return least;
}

/** All shares of two or three grades in whole steps, each at least one step. */
export function shareGrid(size: 2 | 3, steps: number): number[][] {
  const points: number[][] = [];
  for (let n = 1; n < steps; n++) {
    if (size === 2) points.push([n / steps, 1 - n / steps]);
    else for (let m = 1; m < steps - n; m++) points.push([n / steps, m / steps, (steps - n - m) / steps]);
  }
  return points;
}
