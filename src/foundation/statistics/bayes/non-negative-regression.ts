import { normalCdf, normalQuantile, normalUpper, normalUpperQuantile } from '../../numerics/normal.ts';
import { type StreamKey, standardNormal, streamKey, uniform } from '../../numerics/random.ts';

/** Rows of a regression: what was found, and how much of each source is in it. */
export interface Sources {
  /** Found values. */
  readonly y: Float64Array;
  /** Amounts row by row: `x[h * columns + c]`. */
  readonly x: Float64Array;
  readonly columns: number;
  /** Scale of the error of each row, relative to the others [1]. */
  readonly scale: Float64Array;
  /** Upper end of a coefficient by its column; without an entry there is none, and the pooled prior holds. */
  readonly bounded?: ReadonlyMap<number, number>;
  /** Middle of the lognormal prior of the mean of the pooled coefficients. */
  readonly priorMean: number;
}

/** Draws from the posterior. */
export interface SourceDraws {
  readonly draws: number;
  /** Coefficients: `values[s * columns + c]`. */
  readonly values: Float64Array;
  /** Scale of the error of a row whose relative scale is 1. */
  readonly sigma: Float64Array;
}

/** Degrees of freedom of the errors: one row in twenty lies beyond 2.8 scales, so that a slip moves little. */
const FREEDOM = 4;
/** Standard deviation of the logarithm of the pooled mean: a factor of three (assumption of whoever states the prior). */
const PRIOR_WIDTH = Math.log(3);
const BURN = 400;
const DRAWS = 1600;
/** Pairs of columns that are moved against each other, for each column. */
const PAIRS = 1.5;

/**
 * Posterior of `y = X b + e` with b >= 0: b ~ exponential with a common mean that is learned (partial pooling), e ~ Student t of 4, by Gibbs
 * sampling. Columns that go together are also moved against each other, so that they mix. Same rows and seed give the same draws.
 * Sources: Gibbs sampling of a normal that is cut at zero, Geweke 1991; Student's t as a scale mixture, Geweke 1993.
 */
export function nonNegativeRegression(rows: Sources, seed: number | string): SourceDraws {
  const first = drawn(rows, { seed: `${seed}/first`, counts: 1, burn: BURN / 2, draws: DRAWS / 4 });
  return drawn(rows, { seed, counts: 1 / inflationOf(rows, first), burn: BURN, draws: DRAWS });
}

interface Drawing {
  readonly seed: number | string;
  /** What a row counts for coefficients: less than 1 where errors follow each other [1]. */
  readonly counts: number;
  readonly burn: number;
  readonly draws: number;
}

function drawn(
  rows: Sources,
  { seed, counts, burn, draws }: Drawing,
): SourceDraws & { readonly weights: Float64Array } {
  const { y, x, columns: C, scale, bounded = new Map<number, number>(), priorMean } = rows;
  const n = y.length;
  const random = new Stream(streamKey(seed, 'non-negative-regression'));
  const b = new Float64Array(C);
  const weight = new Float64Array(n).fill(1);
  const rest = Float64Array.from(y);
  const free = Array.from({ length: C }, (_, c) => c).filter((c) => !bounded.has(c));
  let m = priorMean;
  const meanOf = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / Math.max(1, n);
  for (const c of free) b[c] = meanOf(y) / 2;
  subtract(rest, { x, columns: C, b });
  let sigma = Math.max(1e-12, Math.sqrt(rest.reduce((sum, one) => sum + one * one, 0) / Math.max(1, n)));
  const values = new Float64Array(draws * C);
  const sigmas = new Float64Array(draws);
  const weights = new Float64Array(n);
  const pairs = pairsOf(rows, free);
  // work space of a direction: X v
  const along = new Float64Array(n);
  for (let s = -burn; s < draws; s++) {
    for (let h = 0; h < n; h++) {
      const off = rest[h]! / (sigma * scale[h]!);
      weight[h] = random.gamma((FREEDOM + 1) / 2) / ((FREEDOM + off * off) / 2);
    }
    let square = 0;
    for (let h = 0; h < n; h++) square += weight[h]! * (rest[h]! / scale[h]!) ** 2;
    // a prior worth two rows of a fifth of the mean keeps the scale above zero
    const floor = 0.02 * meanOf(y);
    sigma = Math.sqrt((square / 2 + floor * floor) / random.gamma(n / 2 + 1));
    const precision = (h: number): number => (counts * weight[h]!) / (sigma * scale[h]!) ** 2;
    for (let c = 0; c < C; c++) {
      for (let h = 0; h < n; h++) along[h] = x[h * C + c]!;
      const upper = (bounded.get(c) ?? Number.POSITIVE_INFINITY) - b[c]!;
      const t = stepAlong(along, {
        rest,
        precision,
        pull: bounded.has(c) ? 0 : -1 / m,
        from: -b[c]!,
        to: upper,
        random,
      });
      b[c] = Math.max(0, b[c]! + t);
      for (let h = 0; h < n; h++) rest[h]! -= t * along[h]!;
    }
    for (const { c, d, ratio } of pairs) {
      for (let h = 0; h < n; h++) along[h] = x[h * C + c]! - ratio * x[h * C + d]!;
      const t = stepAlong(along, {
        rest,
        precision,
        pull: (ratio - 1) / m,
        from: -b[c]!,
        to: b[d]! / ratio,
        random,
      });
      b[c] = Math.max(0, b[c]! + t);
      b[d] = Math.max(0, b[d]! - ratio * t);
      for (let h = 0; h < n; h++) rest[h]! -= t * along[h]!;
    }
    m = pooledMean(m, {
      sum: free.reduce((sum, c) => sum + b[c]!, 0),
      count: free.length,
      priorMean,
      random,
    });
    if (s < 0) continue;
    values.set(b, s * C);
    sigmas[s] = sigma;
    for (let h = 0; h < n; h++) weights[h]! += weight[h]! / draws;
  }
  return { draws, values, sigma: sigmas, weights };
}

/** Most rows over which errors are taken to follow each other (assumption: a delivery of scrap lasts less than two days of heats). */
const LONGEST = 24;

/**
 * How many times the variance of coefficients is larger because errors of rows follow each other: the sandwich with Bartlett weights over
 * the one without, mean of the columns; at least 1. Rows in order of time. Source: Newey and West 1987.
 */
function inflationOf(
  { y, x, columns: C, scale }: Sources,
  { values, draws, weights }: SourceDraws & { readonly weights: Float64Array },
): number {
  const n = y.length;
  const lags = Math.min(LONGEST, Math.floor(n / 8));
  const b = Float64Array.from({ length: C }, (_, c) => {
    let sum = 0;
    for (let s = 0; s < draws; s++) sum += values[s * C + c]!;
    return sum / draws;
  });
  const rest = Float64Array.from(y);
  subtract(rest, { x, columns: C, b });
  let [long, short] = [0, 0];
  for (let c = 0; c < C; c++) {
    const score = Float64Array.from(
      { length: n },
      (_, h) => (weights[h]! * rest[h]! * x[h * C + c]!) / scale[h]! ** 2,
    );
    const middle = score.reduce((sum, one) => sum + one, 0) / n;
    const at = (lag: number): number => {
      let sum = 0;
      for (let h = lag; h < n; h++) sum += (score[h]! - middle) * (score[h - lag]! - middle);
      return sum;
    };
    const own = at(0);
    if (own === 0) continue;
    let whole = own;
    for (let lag = 1; lag <= lags; lag++) whole += 2 * (1 - lag / (lags + 1)) * at(lag);
    long += Math.max(own / 4, whole) / own;
    short += 1;
  }
  return short === 0 ? 1 : Math.max(1, long / short);
}

function subtract(
  rest: Float64Array,
  { x, columns, b }: { readonly x: Float64Array; readonly columns: number; readonly b: Float64Array },
): void {
  for (let h = 0; h < rest.length; h++)
    for (let c = 0; c < columns; c++) rest[h]! -= x[h * columns + c]! * b[c]!;
}

/** A step along a direction from its own conditional: normal by the rows, with the pull of the prior, between two ends. */
function stepAlong(
  along: Float64Array,
  {
    rest,
    precision,
    pull,
    from,
    to,
    random,
  }: {
    readonly rest: Float64Array;
    readonly precision: (h: number) => number;
    readonly pull: number;
    readonly from: number;
    readonly to: number;
    readonly random: Stream;
  },
): number {
  let [a, g] = [0, pull];
  for (let h = 0; h < along.length; h++) {
    const p = precision(h) * along[h]!;
    a += p * along[h]!;
    g += p * rest[h]!;
  }
  if (a < 1e-300) return 0;
  const sd = 1 / Math.sqrt(a);
  return g / a + sd * between((from - g / a) / sd, (to - g / a) / sd, random.uniform());
}

/** A standard normal between two ends, by its inverse; far out, where there is nothing to invert, an exponential. */
function between(low: number, high: number, u: number): number {
  if (low > high) return low;
  if (low > 6) return Math.min(high, low - Math.log(u) / low);
  if (high < -6) return Math.max(low, high + Math.log(u) / -high);
  if (low > 0) {
    const [at, end] = [normalUpper(low), normalUpper(high)];
    return normalUpperQuantile(end + u * (at - end));
  }
  const [at, end] = [normalCdf(low), normalCdf(high)];
  return normalQuantile(at + u * (end - at));
}

/** Mean of the exponential prior, by a random walk of its logarithm. */
function pooledMean(
  m: number,
  {
    sum,
    count,
    priorMean,
    random,
  }: { readonly sum: number; readonly count: number; readonly priorMean: number; readonly random: Stream },
): number {
  const density = (logM: number): number =>
    -0.5 * ((logM - Math.log(priorMean)) / PRIOR_WIDTH) ** 2 - count * logM - sum / Math.exp(logM);
  let at = Math.log(m);
  for (let k = 0; k < 4; k++) {
    const next = at + 0.5 * random.normal();
    if (Math.log(random.uniform()) < density(next) - density(at)) at = next;
  }
  return Math.exp(at);
}

interface Pair {
  readonly c: number;
  readonly d: number;
  /** What of d balances one of c. */
  readonly ratio: number;
}

/** Pairs of columns that stand for each other most: those whose directions are most alike. */
function pairsOf({ x, y, columns: C }: Sources, free: readonly number[]): readonly Pair[] {
  const n = y.length;
  const product = (c: number, d: number): number => {
    let sum = 0;
    for (let h = 0; h < n; h++) sum += x[h * C + c]! * x[h * C + d]!;
    return sum;
  };
  const norms = free.map((c) => product(c, c));
  return free
    .flatMap((c, i) =>
      free.slice(i + 1).map((d, k) => {
        const [own, other] = [norms[i]!, norms[i + 1 + k]!];
        const both = product(c, d);
        return { c, d, ratio: both / other, alike: both / Math.sqrt(own * other) };
      }),
    )
    .filter(({ ratio, alike }) => ratio > 0 && Number.isFinite(alike))
    .sort((one, other) => other.alike - one.alike)
    .slice(0, Math.ceil(PAIRS * free.length));
}

/** Random numbers one after the other. */
class Stream {
  private at = 0;
  private normals = 0;
  private readonly key: StreamKey;

  constructor(key: StreamKey) {
    this.key = key;
  }

  uniform(): number {
    return uniform(this.key, this.at++);
  }

  normal(): number {
    return standardNormal(this.key, this.normals++);
  }

  /** Gamma of a shape from 1 and rate 1 (Marsaglia and Tsang 2000). */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const z = this.normal();
      const v = (1 + c * z) ** 3;
      if (v > 0 && Math.log(this.uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
    }
  }
}
