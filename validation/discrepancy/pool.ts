import { studentTUpper } from '../../src/foundation/numerics/student-t.ts';
import type { ElementSymbol } from '../../src/metal/alloy/element.ts';
import { type Discrepancy, familyOf } from '../../src/models/refining/discrepancy/discrepancies.ts';

/** What one published number says of the error of a model: measured over predicted, log10, with what it does not know itself. */
export interface Error10 {
  readonly operation: string;
  readonly element: ElementSymbol;
  readonly laboratory: string;
  readonly mean: number;
  readonly sd: number;
}

/** The scale where nothing at all was compared, and how surely [log10, ln]. Source: assumption, a factor 2 with the tails of t. */
const FIRST = { scale: 0.3, width: 1 };
/** How much the scale of a cell may be another than that of what it belongs to [ln]. Source: assumption. */
const POOLING = 0.5;
/** Laboratories from which a cell has a spread and a bias of its own, and from which it may make a metal look cleaner. */
const OWN = 3;
const CLEANER = 5;
/** Elements with a lower and an upper limit: no direction of a correction is the safe one. */
const TWO_SIDED: readonly ElementSymbol[] = ['C', 'Al', 'Ti', 'B', 'Mg', 'La', 'Y', 'Ce'];
/** 95 % point of Student's t with four degrees of freedom. */
export const T95 = 2.132;

/**
 * The discrepancies of every cell that three laboratories compared, of every family, and of what nobody compared, from the errors:
 * scales by the likelihood of Student's t with four degrees around zero, each laboratory of a cell counting once, pooled on
 * their logarithms towards the family and all (partial pooling), and widened by what is not known of them. A bias is given where its 90 % interval leaves zero out, the scale around zero counted as its noise, and
 * towards less of an impurity only from five laboratories.
 */
export function pooledDiscrepancies(errors: readonly Error10[]): Omit<Discrepancy, 'source'>[] {
  const all = scaleOf(errors, FIRST);
  const ofFamily = [...Map.groupBy(errors, ({ element }) => familyOf(element))]
    .map(([family, own]) => ({ family, own, found: scaleOf(own, below(all)) }))
    .sort((a, b) => (a.family < b.family ? -1 : 1));
  const cells = [...Map.groupBy(errors, ({ operation, element }) => `${operation}/${element}`).values()]
    .filter((own) => laboratoriesOf(own) >= OWN)
    .map((own) => {
      const { operation, element } = own[0]!;
      const family = ofFamily.find((one) => one.family === familyOf(element))!;
      const { spread } = scaleOf(own, below(family.found));
      return { operation, element, bias: biasOf(own, spread), ...countsOf(own, spread) };
    })
    .sort((a, b) => (`${a.operation}/${a.element}` < `${b.operation}/${b.element}` ? -1 : 1));
  return [
    ...cells,
    ...ofFamily.map(({ family, own, found }) => ({ family, bias: 0, ...countsOf(own, found.spread) })),
    // what nobody compared is one step of the pooling wider than what was
    { bias: 0, ...countsOf([], all.spread * Math.exp(POOLING)) },
  ];
}

const laboratoriesOf = (errors: readonly Error10[]): number =>
  new Set(errors.map(({ laboratory }) => laboratory)).size;

const countsOf = (own: readonly Error10[], spread: number) => ({
  spread: rounded(spread),
  within: rounded(withinOf(own)),
  n: own.length,
  laboratories: laboratoriesOf(own),
});

/** To what a handful of laboratories warrants. */
const rounded = (value: number): number => Number(value.toPrecision(2));

/** Scatter of the numbers of a laboratory around their mean, by cell; zero where nobody has two. */
function withinOf(own: readonly Error10[]): number {
  const groups = [...byLaboratory(own).values()].filter(({ length }) => length > 1);
  const sum = groups.flatMap((of) => {
    const mean = meanOf(of);
    return of.map((one) => (one.mean - mean) ** 2);
  });
  const degrees = groups.reduce((count, { length }) => count + length - 1, 0);
  return degrees === 0 ? 0 : Math.sqrt(sum.reduce((a, b) => a + b, 0) / degrees);
}

const byLaboratory = (own: readonly Error10[]): Map<string, Error10[]> =>
  Map.groupBy(own, ({ operation, element, laboratory }) => `${operation}/${element}/${laboratory}`);

const meanOf = (own: readonly Error10[]): number => own.reduce((sum, { mean }) => sum + mean, 0) / own.length;

/** A scale on its logarithm, and the spread that foretells: its 95 % point is that of the tails with the scale unsure. */
interface Found {
  readonly scale: number;
  readonly width: number;
  readonly spread: number;
}

/** What is expected of the scale of a part. */
const below = ({ scale, width }: Found): { readonly scale: number; readonly width: number } => ({
  scale,
  width: Math.hypot(width, POOLING),
});

/** Steps of the grid of a scale [ln], and how far around where it is expected. */
const STEP = 0.02;
const REACH = 4;

/** The scale [log10] beside what is expected of it: mean and width of its logarithm, and what it foretells. */
function scaleOf(
  errors: readonly Error10[],
  expected: { readonly scale: number; readonly width: number },
): Found {
  const groups = byLaboratory(errors);
  const weighted = errors.map((one) => ({
    one,
    weight: 1 / groups.get(`${one.operation}/${one.element}/${one.laboratory}`)!.length,
  }));
  const steps = Array.from({ length: (2 * REACH) / STEP + 1 }, (_, k) => k * STEP - REACH);
  const logs = steps.map((step) => {
    const scale = expected.scale * Math.exp(step);
    return weighted.reduce(
      (sum, { one, weight }) => sum + weight * logDensity(one.mean, Math.hypot(scale, one.sd)),
      -0.5 * (step / expected.width) ** 2,
    );
  });
  const most = Math.max(...logs);
  const densities = logs.map((log) => Math.exp(log - most));
  const sum = densities.reduce((a, b) => a + b, 0);
  const mean = steps.reduce((a, step, k) => a + (step * densities[k]!) / sum, 0);
  const variance = steps.reduce((a, step, k) => a + ((step - mean) ** 2 * densities[k]!) / sum, 0);
  // the 95 % point of the mixture of tails over what is not known of the scale
  const upper = (x: number): number =>
    steps.reduce(
      (a, step, k) => a + (studentTUpper(x / (expected.scale * Math.exp(step)), 4) * densities[k]!) / sum,
      0,
    );
  let [low, high] = [0, 10];
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2;
    if (upper(middle) > 0.05) low = middle;
    else high = middle;
  }
  return { scale: expected.scale * Math.exp(mean), width: Math.sqrt(variance), spread: low / T95 };
}

/** Of Student's t with four degrees and a scale, without its constant. */
const logDensity = (x: number, scale: number): number =>
  -Math.log(scale) - 2.5 * Math.log1p((x / scale) ** 2 / 4);

/** Bias of a cell that may be taken off [log10]; zero else. */
function biasOf(own: readonly Error10[], spread: number): number {
  const { element } = own[0]!;
  if (TWO_SIDED.includes(element)) return 0;
  const means = [...byLaboratory(own).values()].map((of) => ({
    mean: meanOf(of),
    variance: spread ** 2 + of.reduce((sum, { sd }) => sum + sd ** 2, 0) / of.length,
  }));
  // a laboratory is no surer than the scatter between them, and nothing is expected of the sign
  const precision = means.reduce((sum, { variance }) => sum + 1 / variance, 1 / spread ** 2);
  const bias = means.reduce((sum, { mean, variance }) => sum + mean / variance, 0) / precision;
  const needed = bias < 0 ? CLEANER : OWN;
  if (means.length < needed || Math.abs(bias) < T95 / Math.sqrt(precision)) return 0;
  return rounded(bias);
}
