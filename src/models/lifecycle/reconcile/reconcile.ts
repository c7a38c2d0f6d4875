import { ConvergenceError, InputError } from '../../../foundation/errors.ts';
import { chiSquaredUpper } from '../../../foundation/numerics/chi-squared.ts';
import { cholesky, choleskySolve } from '../../../foundation/numerics/cholesky.ts';
import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { strongComponents } from '../../../foundation/numerics/sparse/components.ts';
import { type Entry, sparseOf } from '../../../foundation/numerics/sparse/sparse-matrix.ts';
import { type Eliminated, eliminate } from './elimination.ts';
import type { Dual } from './expression.ts';

/** A flow, a content or a coefficient: measured with a spread, exact, or not known. */
export interface Measured {
  readonly id: string;
  /** Null where it was not measured. */
  readonly value: number | null;
  /** Standard deviation; 0 for what is exact. */
  readonly sd: number;
  /** Least value it may have in a bounded run. */
  readonly min?: number;
}

/** Something that must be zero, such as what enters a process less what leaves it. */
export interface Constraint {
  readonly name: string;
  readonly evaluate: (at: (id: string) => number) => Dual;
}

/** One quantity after reconciliation; null where the balances do not determine it. */
export interface Reconciled {
  readonly id: string;
  readonly value: number | null;
  readonly sd: number | null;
  /** Adjustment over its standard deviation: how unlikely the measurement is. Null without redundancy. */
  readonly z: number | null;
}

/** Everything reconciliation says. */
export interface Reconciliation {
  readonly quantities: readonly Reconciled[];
  readonly chi2: number;
  /** Independent balances among what was measured. */
  readonly df: number;
  /** Chance of a chi2 as large from measurements that are as good as they say. 1 without redundancy. */
  readonly pValue: number;
  /** |z| beyond which one of so many measurements is suspect at 5 %. */
  readonly critical: number;
  readonly iterations: number;
  /** Quantities held at their bound. */
  readonly atBound: readonly string[];
}

const MOST_ITERATIONS = 200;
/** Largest change of a scaled quantity at which the iteration stops. */
const SETTLED = 1e-13;
const SUSPECT_LEVEL = 0.05;

/**
 * Values nearest to the measurements that meet all constraints: minimises sum ((x - y)/sd)^2, linearised about the current
 * estimate and repeated. Unknowns are eliminated first; the covariance is V - V G'(G V G')^-1 G V. In a bounded run what
 * falls below its bound is held there, one after the other. Parts that share nothing uncertain are worked out one by one, so that
 * the time grows with their number. Throws InputError for constraints that no values can meet.
 */
export function reconcile(
  all: readonly Measured[],
  constraints: readonly Constraint[],
  bounded = false,
): Reconciliation {
  const known = all.filter(({ value }) => value !== null).map(({ value }) => Math.abs(value!));
  const typical = known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : 1;
  const parts = partsOf(all, constraints).map((part) => reconciledPart(part, typical, bounded));
  const found = new Map(parts.flatMap(({ quantities }) => quantities.map((one) => [one.id, one] as const)));
  const quantities = all.map(({ id }) => found.get(id)!);
  const [chi2, df] = [sumOf(parts, (part) => part.chi2), sumOf(parts, (part) => part.df)];
  const tested = quantities.filter(({ z }) => z !== null).length;
  return {
    quantities,
    chi2,
    df,
    pValue: df > 0 ? chiSquaredUpper(chi2, df) : 1,
    critical: tested > 0 ? normalQuantile((1 + (1 - SUSPECT_LEVEL) ** (1 / tested)) / 2) : 0,
    iterations: Math.max(0, ...parts.map(({ iterations }) => iterations)),
    atBound: parts.flatMap(({ atBound }) => atBound),
  };
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);

/** Quantities and constraints that share nothing uncertain with the others. */
interface Part {
  readonly quantities: readonly Measured[];
  readonly constraints: readonly Constraint[];
}

/** The parts, in the order of their quantities. An exact quantity ties nothing together; it stands in each part that reads it. */
function partsOf(all: readonly Measured[], constraints: readonly Constraint[]): readonly Part[] {
  const place = new Map(all.map(({ id }, i) => [id, i]));
  const reads = constraints.map(({ evaluate }) => {
    const places = new Set<number>();
    evaluate((id) => {
      const at = place.get(id)!;
      places.add(at);
      return all[at]!.value ?? 1;
    });
    return [...places];
  });
  const isExact = (at: number): boolean => all[at]!.value !== null && all[at]!.sd === 0;
  const nodes = all.length + constraints.length;
  const links = reads.flatMap((places, i) =>
    places
      .filter((at) => !isExact(at))
      .flatMap((at): Entry[] => [
        [at, all.length + i, 1],
        [all.length + i, at, 1],
      ]),
  );
  const itself = Array.from({ length: nodes }, (_, i): Entry => [i, i, 1]);
  return strongComponents(sparseOf(nodes, [...itself, ...links]))
    .map((found) => [...found].sort((a, b) => a - b))
    .sort(([a], [b]) => a! - b!)
    .map((found) => {
      const own = found.filter((node) => node >= all.length).map((node) => node - all.length);
      const places = new Set([
        ...found.filter((node) => node < all.length),
        ...own.flatMap((i) => reads[i]!),
      ]);
      return {
        quantities: [...places].map((at) => all[at]!),
        constraints: own.map((i) => constraints[i]!),
      };
    });
}

type Settled = Omit<Reconciliation, 'atBound' | 'pValue' | 'critical'>;

function reconciledPart(
  { quantities: all, constraints }: Part,
  typical: number,
  bounded: boolean,
): Settled & Pick<Reconciliation, 'atBound'> {
  let quantities = all;
  const atBound: string[] = [];
  for (;;) {
    const result = settle({ quantities, constraints }, typical);
    const worst = bounded ? farthestBelow(result.quantities, all) : undefined;
    if (worst === undefined) return { ...result, atBound };
    atBound.push(worst.id);
    quantities = quantities.map((one) => (one.id === worst.id ? { ...one, value: worst.min!, sd: 0 } : one));
  }
}

const farthestBelow = (found: readonly Reconciled[], all: readonly Measured[]): Measured | undefined => {
  const below = all
    .map((one, i) => ({
      one,
      by: one.min === undefined || found[i]!.value === null ? 0 : one.min - found[i]!.value!,
    }))
    .filter(({ one, by }) => by > 1e-12 * Math.max(1, Math.abs(one.value ?? 0)));
  return below.sort((a, b) => b.by - a.by)[0]?.one;
};

/** Where the columns of the linear problem stand among the quantities. */
interface Layout {
  readonly unknown: readonly number[];
  /** The least certain first: each is eliminated from all balances but one, which would all be alike beside its spread. */
  readonly measured: readonly number[];
  readonly scale: Float64Array;
}

/** The values of a part; `typical` is where an unknown begins. */
function settle({ quantities, constraints }: Part, typical: number): Settled {
  const place = new Map(quantities.map(({ id }, i) => [id, i]));
  const scale = Float64Array.from(
    quantities,
    ({ value, sd }) => Math.max(Math.abs(value ?? typical), sd) || 1,
  );
  const layout: Layout = {
    unknown: [...quantities.keys()].filter((i) => quantities[i]!.value === null),
    measured: [...quantities.keys()]
      .filter((i) => quantities[i]!.value !== null && quantities[i]!.sd > 0)
      .sort((a, b) => quantities[b]!.sd / scale[b]! - quantities[a]!.sd / scale[a]!),
    scale,
  };
  const x = Float64Array.from(quantities, ({ value }) => value ?? typical);
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const linear = linearised(constraints, { x, place, layout });
    const found = eliminate(linear);
    const change = step(found, { x, quantities, layout });
    if (change < SETTLED || (iteration > 50 && change < 1e-9)) {
      refuseContradictions(found, constraints, { x, place });
      return { ...answerOf(found, { x, quantities, layout }), iterations: iteration };
    }
  }
  throw new ConvergenceError(`the balances did not close in ${MOST_ITERATIONS} steps`, {
    path: 'relations',
    cure: 'look for a relation that divides by a flow near zero, or give starting values nearer to each other',
  });
}

interface Point {
  readonly x: Float64Array;
  readonly place: ReadonlyMap<string, number>;
  readonly layout: Layout;
}

function linearised(constraints: readonly Constraint[], { x, place, layout }: Point) {
  const column = new Map([...layout.unknown, ...layout.measured].map((i, k) => [i, k]));
  const residuals = new Float64Array(constraints.length);
  const rows = constraints.map(({ evaluate }, r) => {
    const { value, slopes } = evaluate((id) => x[place.get(id)!]!);
    residuals[r] = value;
    const row = new Float64Array(column.size);
    for (const [id, slope] of slopes) {
      const at = column.get(place.get(id)!);
      if (at !== undefined) row[at] = slope * layout.scale[place.get(id)!]!;
    }
    return row;
  });
  return { rows, residuals, unknown: layout.unknown.length, measured: layout.measured.length };
}

interface State {
  readonly x: Float64Array;
  readonly quantities: readonly Measured[];
  readonly layout: Layout;
}

/** G V G' of the redundant rows, factored, with the scaled variances. */
function normalEquations({ redundant }: Eliminated, { quantities, layout }: State) {
  const variances = Float64Array.from(layout.measured, (i) => (quantities[i]!.sd / layout.scale[i]!) ** 2);
  const n = redundant.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < variances.length; k++)
        sum += redundant[i]!.row[k]! * variances[k]! * redundant[j]!.row[k]!;
      matrix[i * n + j] = sum;
      matrix[j * n + i] = sum;
    }
  return { variances, factor: n > 0 ? cholesky(matrix, n) : undefined };
}

/** Moves x to the answer of the linear problem; returns the largest change of a scaled quantity. */
function step(found: Eliminated, state: State): number {
  const { x, quantities, layout } = state;
  const { variances, factor } = normalEquations(found, state);
  const away = Float64Array.from(layout.measured, (i) => (quantities[i]!.value! - x[i]!) / layout.scale[i]!);
  const off = Float64Array.from(found.redundant, ({ row, residual }) => dot(row, away) + residual);
  const weights = factor ? choleskySolve(factor, off) : off;
  const moves = away.map((value, k) => {
    let pull = 0;
    found.redundant.forEach(({ row }, r) => {
      pull += row[k]! * weights[r]!;
    });
    return value - variances[k]! * pull;
  });
  let largest = 0;
  layout.measured.forEach((i, k) => {
    x[i]! += moves[k]! * layout.scale[i]!;
    largest = Math.max(largest, Math.abs(moves[k]!));
  });
  for (const [k, { row, residual }] of found.solved) {
    const i = layout.unknown[k]!;
    const move = -(residual + dot(row, moves));
    x[i]! += move * layout.scale[i]!;
    largest = Math.max(largest, Math.abs(move));
  }
  return largest;
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
};

function refuseContradictions(
  { contradictions }: Eliminated,
  constraints: readonly Constraint[],
  { x, place }: Pick<Point, 'x' | 'place'>,
): void {
  const [first] = contradictions;
  if (first === undefined) return;
  const names = first.constraints.map((k) => constraints[k]!.name);
  const amounts = first.constraints.map((k) => constraints[k]!.evaluate((id) => x[place.get(id)!]!).value);
  const worst = amounts.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  throw new InputError(`the flows cannot balance: ${names.join(', ')} off by ${worst}`, {
    path: names.join(', '),
    value: worst,
    allowed: '0',
    cure: 'correct an exact value there, or give it a standard deviation',
  });
}

function answerOf(found: Eliminated, state: State): Omit<Settled, 'iterations'> {
  const { x, quantities, layout } = state;
  const covariance = covarianceOf(found, state);
  const n = layout.measured.length;
  const df = found.redundant.length;
  let chi2 = 0;
  const answers: Reconciled[] = quantities.map(({ id, value, sd }, i) => {
    if (value !== null && sd === 0) return { id, value, sd: 0, z: null };
    const k = layout.measured.indexOf(i);
    if (k >= 0) {
      const left = covariance[k * n + k]! * layout.scale[i]! ** 2;
      const adjustment = value! - x[i]!;
      chi2 += (adjustment / sd) ** 2;
      const variance = sd ** 2 - left;
      return {
        id,
        value: x[i]!,
        sd: Math.sqrt(Math.max(0, left)),
        z: variance > 1e-12 * sd ** 2 ? adjustment / Math.sqrt(variance) : null,
      };
    }
    const solved = found.solved.get(layout.unknown.indexOf(i));
    if (solved === undefined) return { id, value: null, sd: null, z: null };
    return {
      id,
      value: x[i]!,
      sd: Math.sqrt(Math.max(0, quadratic(solved.row, covariance))) * layout.scale[i]!,
      z: null,
    };
  });
  return { quantities: answers, chi2, df };
}

/** Covariance of the scaled measured quantities after reconciliation. */
function covarianceOf(found: Eliminated, state: State): Float64Array {
  const { variances, factor } = normalEquations(found, state);
  const n = variances.length;
  const covariance = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    covariance[j * n + j] = variances[j]!;
    if (!factor) continue;
    const weights = choleskySolve(
      factor,
      Float64Array.from(found.redundant, ({ row }) => row[j]! * variances[j]!),
    );
    for (let i = 0; i < n; i++) {
      let pull = 0;
      found.redundant.forEach(({ row }, r) => {
        pull += row[i]! * weights[r]!;
      });
      covariance[i * n + j]! -= variances[i]! * pull;
    }
  }
  return covariance;
}

const quadratic = (row: Float64Array, covariance: Float64Array): number => {
  const n = row.length;
  let sum = 0;
  for (let i = 0; i < n; i++)
    if (row[i] !== 0) for (let j = 0; j < n; j++) sum += row[i]! * covariance[i * n + j]! * row[j]!;
  return sum;
};
