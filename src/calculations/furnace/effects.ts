import type { Design, Scales } from '../../foundation/numerics/mixed-effects.ts';
import { isOwnFactor } from '../../models/refining/discrepancy/own-factor.ts';
import type { Parameter } from '../../models/refining/parameters.ts';
import { DELTA_MEDIAN, DELTA_WIDTH, TAU_SPREAD } from './linear-heat.ts';
import type { ParametricHeat } from './parametric-heat.ts';

/** A scale that is integrated over, with its prior weight. */
type Grid = readonly (readonly [value: number, weight: number])[];

/** Variation between heats [prior sd]: half-normal, 0.5. The cells widen. Source: assumption, see docs/theory/calibration.md. */
const TAU: Grid = [0.03, 0.12, 0.24, 0.4, 0.65, 1, 1.5].map((tau) => [
  tau,
  (0.06 + 0.35 * tau) * Math.exp(-0.5 * (tau / TAU_SPREAD) ** 2),
]);

/** Scatter of a reading beyond its method [1]: lognormal, median 5 %, a factor 2; even in logarithm. Source: assumption. */
const DELTA: Grid = [0.01, 0.022, 0.05, 0.11, 0.25].map((delta) => [
  delta,
  Math.exp(-0.5 * (Math.log(delta / DELTA_MEDIAN) / DELTA_WIDTH) ** 2),
]);

/**
 * How far this furnace is from the models, in spreads of other furnaces: as far as they are, or nearer. Source: assumption.
 */
const LEVEL: Grid = [
  [0.1, 0.2],
  [0.35, 0.3],
  [0.8, 0.35],
  [1.6, 0.15],
];

/** What differs of that from heat to heat, and is learned by no number of heats, in the same unit. Source: assumption. */
const WITHIN: Grid = [
  [0.05, 0.25],
  [0.12, 0.3],
  [0.25, 0.3],
  [0.5, 0.15],
];

/** The grid that is integrated over. */
export const SCALES: readonly Scales[] = TAU.flatMap(([tau, t]) =>
  DELTA.flatMap(([delta, d]) =>
    LEVEL.flatMap(([level, l]) =>
      WITHIN.map(([within, w]): Scales => ({ tau, delta, level, within, prior: t * d * l * w })),
    ),
  ),
);

/** True for what a furnace does differently from heat to heat; constants of nature stay. */
export const varies = ({ name }: Pick<Parameter, 'name'>): boolean =>
  name.includes('/') || name.startsWith('recovery:');

/** What calibration learns: parameters of a heat, and how some of them change with the age of the lining. */
export interface Effects {
  readonly parameters: readonly Parameter[];
  /** Places of the parameters that change; their changes follow the parameters as effects. */
  readonly ageing: readonly number[];
}

/** Effects of all parameters, with an ageing for what a lining gives or takes; none where no age is known. */
export const effectsOf = (parameters: readonly Parameter[], ages: ReadonlySet<number>): Effects => ({
  parameters,
  ageing:
    ages.size < 2
      ? []
      : parameters.flatMap((one, j) => (isOwnFactor(one) && AGEING.has(elementOf(one)) ? [j] : [])),
});

const AGEING: ReadonlySet<string> = new Set(['O', 'S']);
const elementOf = ({ name }: Parameter): string => name.split(':')[1]!;

/** Heats of a lining over which an ageing moves its parameter by half of what furnaces differ by, one standard deviation. Source: assumption. */
const AGEING_HEATS = 20;

/** The design of a mixed model of these effects. */
export const designOf = ({ parameters, ageing }: Effects): Design => ({
  effects: parameters.length + ageing.length,
  vary: [...parameters.map(varies), ...ageing.map(() => false)],
  structural: [...parameters.map(isOwnFactor), ...ageing.map(() => true)],
});

/** How much of each ageing a heat with a lining of this age has. */
export const agedBy = (age: number | null): number => (age ?? 0) / AGEING_HEATS;

/** The parameters of a heat with a lining of this age: mean, or one column of what moves together. */
export function atAge(
  { parameters, ageing }: Effects,
  effects: ArrayLike<number>,
  age: number | null,
): Float64Array {
  const p = parameters.length;
  const out = Float64Array.from({ length: p }, (_, j) => effects[j]!);
  ageing.forEach((j, k) => {
    out[j]! += agedBy(age) * effects[p + k]!;
  });
  return out;
}

/**
 * Covariance of the parameters of a heat, and of `rest` numbers behind the effects, of that of the effects; square.
 */
export function covarianceAtAge(
  { parameters, ageing }: Effects,
  covariance: Float64Array,
  of: { readonly age: number | null; readonly rest: number },
): Float64Array {
  const p = parameters.length;
  const from = p + ageing.length + of.rest;
  const to = p + of.rest;
  const parts = Array.from({ length: to }, (_, i): (readonly [number, number])[] => {
    if (i >= p) return [[i + ageing.length, 1]];
    return [[i, 1], ...ageing.flatMap((j, k) => (j === i ? [[p + k, agedBy(of.age)] as const] : []))];
  });
  const out = new Float64Array(to * to);
  parts.forEach((row, i) => {
    parts.forEach((column, j) => {
      for (const [a, x] of row)
        for (const [b, y] of column) out[i * to + j]! += x * y * covariance[a * from + b]!;
    });
  });
  return out;
}

/** Age of the lining of a heat [heats since it was relined]; null where it is not said. */
export function liningAge({ steps }: Pick<ParametricHeat, 'steps'>): number | null {
  for (const { settings } of steps) {
    const { lining } = settings;
    if (typeof lining === 'object' && lining !== null && 'heatsSinceReline' in lining) {
      const age = lining.heatsSinceReline;
      if (typeof age === 'number') return age;
    }
  }
  return null;
}

/**
 * Allowance for what the linearisations leave out [1]: on synthetic furnaces the spread without it is too small by
 * this much (docs/theory/calibration.md).
 */
export const ALLOWANCE = 1.1;

/** A slope below this share of what a reading scatters is no information [1]. */
export const NO_INFORMATION = 0.02;
