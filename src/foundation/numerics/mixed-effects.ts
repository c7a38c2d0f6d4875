import { type CholeskyFactor, cholesky, choleskySolve, logDeterminant, solveLower } from './cholesky.ts';

/**
 * One group of readings (a heat), linear around a point: reading_i = sum_j slopes_ij (z_j + v_j e_j) +
 * sum_k nuisance_ik m_k + noise_i, with e, m standard normal, z normal with spread one, or `level` of a structural
 * effect, and noise variance own_i + delta^2 scatter_i, times inflation_i where that is given. v_j is zero for what
 * does not vary, else tau, or `within` of a structural effect. Matrices are row-major, n rows.
 */
export interface LinearGroup {
  readonly n: number;
  /** The readings less what the model says at the origin of z, e and m. */
  readonly readings: Float64Array;
  readonly slopes: Float64Array;
  readonly nuisances: number;
  readonly nuisance: Float64Array;
  readonly own: Float64Array;
  readonly scatter: Float64Array;
  readonly inflation?: Float64Array;
}

/** What is common to all groups. */
export interface Design {
  /** Number of common effects z. */
  readonly effects: number;
  /** True where an effect differs from group to group as well. */
  readonly vary: readonly boolean[];
  /** True where an effect has the scales `level` and `within` in the place of one and `tau`; absent: nowhere. */
  readonly structural?: readonly boolean[];
}

/**
 * Scales of the variation between groups (tau), of the readings within them (delta), and of structural effects, with
 * their prior weight.
 */
export interface Scales {
  readonly tau: number;
  readonly delta: number;
  /** Spread of a structural effect over all groups, and its variation between them; absent: one, and none. */
  readonly level?: number;
  readonly within?: number;
  readonly prior: number;
}

type EffectScales = Pick<Scales, 'tau' | 'level' | 'within'>;

/** Prior variance of an effect. */
export const priorVariance = ({ structural }: Design, { level = 1 }: EffectScales, j: number): number =>
  structural?.[j] ? level ** 2 : 1;

/** Spread of an effect between groups. */
export const variationOf = (
  { vary, structural }: Design,
  { tau, within = 0 }: EffectScales,
  j: number,
): number => (!vary[j] ? 0 : structural?.[j] ? within : tau);

/** Posterior of z at fixed scales. */
export interface Component extends Scales {
  /** Posterior weight of these scales [1]; the weights of a mixture sum to one. */
  readonly weight: number;
  readonly mean: Float64Array;
  /** Covariance of z, effects x effects. */
  readonly covariance: Float64Array;
}

/**
 * Posterior of the common effects of a linear mixed model under every pair of scales, weighted by their evidence: the
 * inner step of Lindstrom and Bates (1990, Biometrics 46, 673), scales integrated on a grid (Rue, Martino and Chopin
 * 2009, J. R. Stat. Soc. B 71, 319). Throws ConvergenceError for readings without noise.
 */
export function mixedEffects(
  groups: readonly LinearGroup[],
  design: Design,
  scales: readonly Scales[],
): Component[] {
  const prepared = groups.map((group) => prepareGroup(group, design));
  // what the groups tell does not depend on `level`
  const told = new Map<string, Told>();
  const toldAt = (one: Scales): Told => {
    const key = `${one.tau} ${one.delta} ${one.within}`;
    const known = told.get(key) ?? toldBy(prepared, design, one);
    told.set(key, known);
    return known;
  };
  const fits = scales.map((one) => ({ one, ...posteriorOf(toldAt(one), design, one) }));
  const best = Math.max(...fits.map(({ one, evidence }) => evidence + Math.log(one.prior)));
  const weights = fits.map(({ one, evidence }) => Math.exp(evidence + Math.log(one.prior) - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return fits.map(({ one, mean, covariance }, k) => ({
    ...one,
    weight: weights[k]! / total,
    mean,
    covariance,
  }));
}

interface Posterior {
  readonly evidence: number;
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** Sums over the groups at fixed scales: of J' S^-1 J, of J' S^-1 r, and the evidence but for the prior of z. */
interface Told {
  readonly precision: Float64Array;
  readonly pull: Float64Array;
  readonly evidence: number;
}

function toldBy(groups: readonly PreparedGroup[], { effects: p }: Design, scales: Scales): Told {
  const precision = new Float64Array(p * p);
  const pull = new Float64Array(p);
  let evidence = 0;
  for (const prepared of groups) {
    const { group } = prepared;
    const factor = cholesky(groupCovariance(prepared, scales), group.n);
    evidence -= logDeterminant(factor) / 2 + addGroup({ group, factor, p, precision, pull }) / 2;
  }
  return { precision, pull, evidence };
}

function posteriorOf(told: Told, design: Design, scales: Scales): Posterior {
  const p = design.effects;
  const precision = Float64Array.from(told.precision);
  let { evidence } = told;
  for (let j = 0; j < p; j++) {
    const variance = priorVariance(design, scales, j);
    precision[j * p + j]! += 1 / variance;
    evidence -= Math.log(variance) / 2;
  }
  const factor = cholesky(precision, p);
  const mean = choleskySolve(factor, Float64Array.from(told.pull));
  let gained = 0;
  for (let j = 0; j < p; j++) gained += told.pull[j]! * mean[j]!;
  return {
    evidence: evidence - logDeterminant(factor) / 2 + gained / 2,
    mean,
    covariance: inverseOf(factor),
  };
}

/** A group with the parts of its covariance that do not depend on the scales. */
export interface PreparedGroup {
  readonly group: LinearGroup;
  /** J J' over the effects that vary, n x n: by tau, and by `within`. */
  readonly varied: Float64Array;
  readonly structured: Float64Array;
  /** G G' of the nuisances, n x n. */
  readonly fixed: Float64Array;
}

/** The products that every pair of scales needs, once. */
export function prepareGroup(group: LinearGroup, design: Design): PreparedGroup {
  const { effects, vary, structural } = design;
  const { n, slopes, nuisances, nuisance } = group;
  const varied = new Float64Array(n * n);
  const structured = new Float64Array(n * n);
  const fixed = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k <= i; k++) {
      let moved = 0;
      let differed = 0;
      for (let j = 0; j < effects; j++) {
        if (!vary[j]) continue;
        const product = slopes[i * effects + j]! * slopes[k * effects + j]!;
        if (structural?.[j]) differed += product;
        else moved += product;
      }
      let sum = 0;
      for (let j = 0; j < nuisances; j++) {
        sum += nuisance[i * nuisances + j]! * nuisance[k * nuisances + j]!;
      }
      varied[i * n + k] = varied[k * n + i] = moved;
      structured[i * n + k] = structured[k * n + i] = differed;
      fixed[i * n + k] = fixed[k * n + i] = sum;
    }
  }
  return { group, varied, structured, fixed };
}

/** Covariance of a group's readings when z is known: noise, variation between groups, nuisances. */
export function groupCovariance(
  { group, varied, structured, fixed }: PreparedGroup,
  { tau, delta, within = 0 }: Pick<Scales, 'tau' | 'delta' | 'within'>,
): Float64Array {
  const { n } = group;
  const out = new Float64Array(n * n);
  for (let at = 0; at < out.length; at++)
    out[at] = tau ** 2 * varied[at]! + within ** 2 * structured[at]! + fixed[at]!;
  for (let i = 0; i < n; i++) out[i * n + i]! += noiseOf(group, i, delta);
  return out;
}

/** Variance of the noise of a reading. */
export const noiseOf = ({ own, scatter, inflation }: LinearGroup, i: number, delta: number): number =>
  (own[i]! + delta ** 2 * scatter[i]!) * (inflation?.[i] ?? 1);

/** What all other readings say about one reading: how far it is from there, and the variance of that but for its own noise. */
export interface Deletion {
  readonly off: Float64Array;
  readonly variance: Float64Array;
  /** Noise of the reading itself, not inflated. */
  readonly noise: Float64Array;
}

/**
 * Every reading of a group against what the other groups and the other readings of its own group let expect, at the
 * scales of a component: with P = S + J C J', C of the other groups, off_i = (P^-1 r)_i/(P^-1)_ii and its variance
 * 1/(P^-1)_ii (Cook and Weisberg 1982, Residuals and Influence in Regression, section 2.2).
 */
export function deletionOf(group: LinearGroup, design: Design, component: Component): Deletion {
  const own = groupCovariance(prepareGroup(group, design), component);
  return deletionFrom(group, design, {
    ...component,
    ...withoutGroup(group, { own, p: design.effects, component }),
  });
}

/** The same when what is known of z without the group is given. */
export function deletionFrom(
  group: LinearGroup,
  design: Design,
  known: Pick<Component, 'tau' | 'delta' | 'within' | 'mean' | 'covariance'>,
): Deletion {
  const { n, slopes, readings } = group;
  const p = design.effects;
  const { mean, covariance, delta } = known;
  const own = groupCovariance(prepareGroup(group, design), known);
  const gap = Float64Array.from(readings);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) gap[i]! -= slopes[i * p + j]! * mean[j]!;
  }
  addSandwich(own, slopes, { width: n, p, common: covariance });
  const factor = cholesky(own, n);
  const solved = choleskySolve(factor, gap);
  const inverse = inverseOf(factor);
  const bare = { ...group, inflation: new Float64Array(n).fill(1) };
  const noise = Float64Array.from({ length: n }, (_, i) => noiseOf(bare, i, delta));
  return {
    off: solved.map((value, i) => value / inverse[i * n + i]!),
    variance: noise.map((_, i) => Math.max(0, 1 / inverse[i * n + i]! - noiseOf(group, i, delta))),
    noise,
  };
}

/** What is known of z without a group: its information taken away again. */
function withoutGroup(
  group: LinearGroup,
  of: { readonly own: Float64Array; readonly p: number; readonly component: Component },
): { readonly mean: Float64Array; readonly covariance: Float64Array } {
  const { p, component } = of;
  const whole = inverseOf(cholesky(component.covariance, p));
  const told = new Float64Array(p * p);
  const pull = new Float64Array(p);
  addGroup({ group, factor: cholesky(of.own, group.n), p, precision: told, pull });
  const precision = whole.map((value, at) => value - told[at]!);
  for (let j = 0; j < p; j++) {
    pull[j] = -pull[j]!;
    for (let k = 0; k < p; k++) pull[j]! += whole[j * p + k]! * component.mean[k]!;
  }
  const factor = cholesky(precision, p);
  return { mean: choleskySolve(factor, pull), covariance: inverseOf(factor) };
}

interface Sum {
  readonly group: LinearGroup;
  readonly factor: CholeskyFactor;
  readonly p: number;
  readonly precision: Float64Array;
  readonly pull: Float64Array;
}

/** Adds J' S^-1 J and J' S^-1 r of a group; returns r' S^-1 r. */
export function addGroup({ group, factor, p, precision, pull }: Sum): number {
  const { n, slopes, readings } = group;
  // with S = L L' the sums are of L^-1 J and L^-1 r
  const whitened = solveLower(factor, Float64Array.from(readings));
  const columns = Array.from({ length: p }, (_, j) => {
    const column = new Float64Array(n);
    for (let i = 0; i < n; i++) column[i] = slopes[i * p + j]!;
    return solveLower(factor, column);
  });
  for (let j = 0; j < p; j++) {
    pull[j]! += dot(columns[j]!, whitened);
    for (let k = 0; k <= j; k++) {
      const sum = dot(columns[j]!, columns[k]!);
      precision[j * p + k]! += sum;
      if (k < j) precision[k * p + j]! += sum;
    }
  }
  return dot(whitened, whitened);
}

/** What the readings of one group tell about z at fixed scales: J' S^-1 J, effects x effects. No reading need be made. */
export function informationOf(
  group: LinearGroup,
  design: Design,
  scales: Pick<Scales, 'tau' | 'delta'>,
): Float64Array {
  const p = design.effects;
  const precision = new Float64Array(p * p);
  const factor = cholesky(groupCovariance(prepareGroup(group, design), scales), group.n);
  addGroup({ group, factor, p, precision, pull: new Float64Array(p) });
  return precision;
}

/** Covariance of z after n groups that each tell this much: (1 + n I)^-1. */
export function covarianceAfter(information: Float64Array, effects: number, n: number): Float64Array {
  const precision = information.map((value) => n * value);
  for (let j = 0; j < effects; j++) precision[j * effects + j]! += 1;
  return inverseOf(cholesky(precision, effects));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** What a group does on top of the common effects, and what is left uncertain about it. */
export interface GroupEffects {
  /** Variation, tau e. */
  readonly varied: Float64Array;
  /** The first `nuisances` asked for. */
  readonly nuisance: Float64Array;
  /** Covariance of (z + tau e, m), square, effects first. */
  readonly covariance: Float64Array;
}

/**
 * Variation and first `m` nuisances of a group: what z leaves of its readings, shared out. With B = (T J', G') and
 * A = (1, 0) - B S^-1 J the covariance left is diag(T, 1) - B S^-1 B' + A C A', C that of z.
 */
export function groupEffects(
  group: LinearGroup,
  design: Design,
  { component, m }: { readonly component: Component; readonly m: number },
): GroupEffects {
  const { n, slopes, nuisance } = group;
  const { mean, covariance: common } = component;
  const p = design.effects;
  const width = p + m;
  const factor = cholesky(groupCovariance(prepareGroup(group, design), component), n);
  const own = (a: number): number => (a >= p ? 1 : variationOf(design, component, a) ** 2);
  const column = (a: number, i: number): number =>
    a < p ? slopes[i * p + a]! : nuisance[i * group.nuisances + a - p]!;
  const left = Float64Array.from(group.readings);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) left[i]! -= slopes[i * p + j]! * mean[j]!;
  choleskySolve(factor, left);
  // row a: S^-1 times column a
  const solved = Array.from({ length: width }, (_, a) =>
    choleskySolve(
      factor,
      Float64Array.from({ length: n }, (__, i) => column(a, i)),
    ),
  );
  const told = (a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += solved[a]![i]! * column(b, i);
    return sum;
  };
  const effect = Float64Array.from({ length: width }, (_, a) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += column(a, i) * left[i]!;
    return own(a) * sum;
  });
  const passes = new Float64Array(width * p);
  const covariance = new Float64Array(width * width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      const shared = own(a) === 0 || own(b) === 0 ? 0 : own(a) * own(b) * told(a, b);
      covariance[a * width + b] = (a === b ? own(a) : 0) - shared;
    }
    for (let j = 0; j < p; j++) {
      passes[a * p + j] = (a === j ? 1 : 0) - (own(a) === 0 ? 0 : own(a) * told(a, j));
    }
  }
  addSandwich(covariance, passes, { width, p, common });
  return { varied: effect.slice(0, p), nuisance: effect.slice(p), covariance };
}

/** Adds A C A' to a square matrix. */
function addSandwich(
  out: Float64Array,
  a: Float64Array,
  { width, p, common }: { readonly width: number; readonly p: number; readonly common: Float64Array },
): void {
  const half = new Float64Array(width * p);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < p; j++) {
      for (let k = 0; k < p; k++) half[i * p + j]! += a[i * p + k]! * common[k * p + j]!;
    }
  }
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < width; k++) {
      for (let j = 0; j < p; j++) out[i * width + k]! += half[i * p + j]! * a[k * p + j]!;
    }
  }
}

function inverseOf(factor: CholeskyFactor): Float64Array {
  const { n } = factor;
  const out = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const column = new Float64Array(n);
    column[j] = 1;
    choleskySolve(factor, column);
    for (let i = 0; i < n; i++) out[i * n + j] = column[i]!;
  }
  return out;
}

/** Root mean square of a scale over a mixture. */
export const scaleOf = (components: readonly Component[], of: (one: Component) => number): number =>
  Math.sqrt(components.reduce((sum, one) => sum + one.weight * of(one) ** 2, 0));

/** Mean and covariance of a mixture. */
export function momentsOfMixture(components: readonly Component[]): {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
} {
  const n = components[0]!.mean.length;
  const mean = new Float64Array(n);
  for (const { weight, mean: own } of components) for (let j = 0; j < n; j++) mean[j]! += weight * own[j]!;
  const covariance = new Float64Array(n * n);
  for (const { weight, mean: own, covariance: spread } of components) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        covariance[i * n + j]! += weight * (spread[i * n + j]! + (own[i]! - mean[i]!) * (own[j]! - mean[j]!));
      }
    }
  }
  return { mean, covariance };
}
