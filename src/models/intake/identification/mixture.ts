import { heavyDensity } from './density.ts';
import { ADDED, type GradeModel, LOG_OFFSET } from './grade-model.ts';
import { bestPairs, bestTriples, shareGrid } from './mixture-screening.ts';
import { type MixtureTerm, mixtureTerms } from './mixture-terms.ts';
import type { Observation } from './observation.ts';

/** Share of one grade in a mixed lot, mass fraction [1], with its central 95 % interval. */
export interface MixtureShare {
  /** Index of the grade. */
  readonly grade: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface MixtureExplanation {
  /** Largest share first. */
  readonly shares: readonly MixtureShare[];
  /** log P(analysis | this mixture), averaged over the shares [nat]; comparable with `singleEvidence`. */
  readonly logEvidence: number;
  /** Mean of 2 ln(1 + z2/3) over the contents found, at these shares [1]: about 0.7 for a mixture that is one, 3 by chance. */
  readonly misfit: number;
}

/** Steps of the grid over shares: 2 wt% for two grades, and for three. */
const STEPS = 50;
/** Every content of a mixture may be off by this, relative [1] (assumption: sampling of a mixed lot). */
const SAMPLING = 0.01;

/**
 * The mixtures of `size` (2 or 3) grades that explain an analysis best, best first; `pool` limits the grades, one
 * index per family. Contents of a mixture are x_e = sum_i s_i c_ie (equation 4 of docs/theory/identification.md) with
 * the scales of the grades weighted by share, the sampling of the lot and the measurement in quadrature. Candidates
 * come from weighted least squares over all pairs, a third grade is added to the best of them; shares and their
 * intervals from a grid with equal weight. An alloying element that is not in the analysis counts as next to nothing.
 */
export function explainMixture(
  model: GradeModel,
  observation: Observation,
  { pool, size = 2 }: { readonly pool: readonly number[]; readonly size?: 2 | 3 },
): MixtureExplanation[] {
  if (observation.found.length < 2) return [];
  const terms = mixtureTerms(model, observation);
  const pairs = bestPairs(model, terms, pool);
  const sets = size === 2 ? pairs : bestTriples(model, terms, { pairs, pool });
  return sets.map((grades) => sharesOf(model, terms, grades)).sort((a, b) => b.logEvidence - a.logEvidence);
}

/** Shares of the given grades (two or three) and their 95 % intervals, from the grid over all shares. */
export function sharesOf(
  model: GradeModel,
  terms: readonly MixtureTerm[],
  grades: readonly number[],
): MixtureExplanation {
  const grid = grades.length === 2 ? PAIR_GRID : shareGrid(3, STEPS);
  const blend = blendOf(model, terms, grades);
  const weights = new Float64Array(grid.length);
  for (let n = 0; n < grid.length; n++) weights[n] = logMixture(blend, grid[n]!, model.settings.slip);
  const top = weights.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  for (let n = 0; n < grid.length; n++) weights[n] = Math.exp(weights[n]! - top);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const shares = grades.map((grade, i): MixtureShare => {
    const byShare = new Float64Array(STEPS + 1);
    let mean = 0;
    grid.forEach((point, n) => {
      byShare[Math.round(point[i]! * STEPS)]! += weights[n]! / total;
      mean += (point[i]! * weights[n]!) / total;
    });
    return { grade, share: mean, low: quantile(byShare, 0.025), high: quantile(byShare, 0.975) };
  });
  return {
    shares: [...shares].sort((a, b) => b.share - a.share),
    logEvidence: top + Math.log(total / grid.length),
    misfit: misfitOf(
      blend,
      shares.map(({ share }) => share),
    ),
  };
}

/** log P(analysis | one grade) by the likelihood that `explainMixture` uses, to be compared with its evidence [nat]. */
export const singleEvidence = (model: GradeModel, observation: Observation, grade: number): number =>
  logMixture(blendOf(model, mixtureTerms(model, observation), [grade]), [1], model.settings.slip);

/** Spread of a residual as a multiple of its expected content [1]: the log laws, made linear. */
const RESIDUAL_SPREAD = 1.2;

/** Scale [kg/kg] of element e in a grade on a linear scale. */
function linearScale(model: GradeModel, k: number): number {
  if (model.law[k]! >= ADDED) return model.scale[k]!;
  return RESIDUAL_SPREAD * model.expected[k]! + LOG_OFFSET[k % model.width]!;
}

/** Contents and squared scales of the grades of a mixture, [i * terms + t], and the terms themselves. */
interface Blend {
  readonly terms: readonly MixtureTerm[];
  readonly contents: Float64Array;
  readonly variances: Float64Array;
}

function blendOf(model: GradeModel, terms: readonly MixtureTerm[], grades: readonly number[]): Blend {
  const contents = new Float64Array(grades.length * terms.length);
  const variances = new Float64Array(contents.length);
  grades.forEach((grade, i) => {
    terms.forEach(({ e }, t) => {
      const k = grade * model.width + e;
      const spread = linearScale(model, k);
      contents[i * terms.length + t] = model.expected[k]!;
      variances[i * terms.length + t] = spread * spread;
    });
  });
  return { terms, contents, variances };
}

/** log P(analysis | shares) [nat]; factors are multiplied, 50 of at least 5e-4 stay inside a double. */
function logMixture({ terms, contents, variances }: Blend, shares: readonly number[], slip: number): number {
  const width = terms.length;
  let product = 1;
  for (let t = 0; t < width; t++) {
    const { x, u } = terms[t]!;
    let centre = 0;
    let variance = u * u;
    for (let i = 0; i < shares.length; i++) {
      const share = shares[i]!;
      centre += share * contents[i * width + t]!;
      variance += share * share * variances[i * width + t]!;
    }
    const sampling = SAMPLING * centre;
    const scale = Math.sqrt(variance + sampling * sampling);
    product *= (1 - slip) * heavyDensity(x, centre, scale) + slip * SLIP_DENSITY;
  }
  return Math.log(product);
}

/** Mean of 2 ln(1 + z2/3) over the contents found [1]. */
function misfitOf({ terms, contents, variances }: Blend, shares: readonly number[]): number {
  let sum = 0;
  let count = 0;
  terms.forEach(({ x, u, found }, t) => {
    if (!found) return;
    let centre = 0;
    let variance = u * u;
    shares.forEach((share, i) => {
      centre += share * contents[i * terms.length + t]!;
      variance += share * share * variances[i * terms.length + t]!;
    });
    sum += 2 * Math.log1p((x - centre) ** 2 / (variance + (SAMPLING * centre) ** 2) / 3);
    count += 1;
  });
  return sum / count;
}

/** Density of a slipped content [1/(kg/kg)]: anywhere between 0 and 100 wt%. */
const SLIP_DENSITY = 1;

const PAIR_GRID = shareGrid(2, STEPS);

/** Quantile of shares given on the grid, linear inside a step. */
function quantile(mass: Float64Array, p: number): number {
  let sum = 0;
  for (let n = 0; n < mass.length; n++) {
    const next = sum + mass[n]!;
    if (next >= p) {
      const inside = mass[n]! > 0 ? (p - sum) / mass[n]! : 0;
      return Math.min(1, Math.max(0, (n - 0.5 + inside) / STEPS));
    }
    sum = next;
  }
  return 1;
}
