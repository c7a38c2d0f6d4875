import { normalCdf } from '../../foundation/numerics/normal.ts';
import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { Confidence } from '../../foundation/quantity/sourced.ts';

/**
 * An uncertain number of a model. Its name is its random stream: two operations that name the same parameter
 * (`gamma:Cu`) share its draw in every sample.
 * law: `lognormal` value = central 10^(spread z); `normal` central + spread z; `logit` keeps the value in (0, 1):
 * ln(r/(1-r)) = ln(m/(1-m)) + z spread/(m(1-m)); `heavy` value = central 10^(spread t), t of Student with 4 degrees at the
 * probability of z, not beyond 5.
 */
export interface Parameter {
  readonly name: string;
  readonly what: string;
  readonly unit: string;
  readonly central: number;
  readonly spread: number;
  readonly law: 'lognormal' | 'normal' | 'logit' | 'heavy';
  readonly source: string;
  readonly confidence: Confidence;
}

/** A factor around one that stands on an assumption; `spread` in log10. */
export const assumedFactor = (one: Pick<Parameter, 'name' | 'what' | 'spread' | 'source'>): Parameter => ({
  ...one,
  unit: '1',
  central: 1,
  law: 'lognormal',
  confidence: 'assumption',
});

/** The first of each name; what two operations have alike says of which it is. */
export function uniqueParameters(parameters: readonly Parameter[]): Parameter[] {
  const seen = new Map<string, Parameter>();
  for (const one of parameters) if (!seen.has(one.name)) seen.set(one.name, one);
  const all = [...seen.values()];
  const twice = (what: string): boolean => all.filter((one) => one.what === what).length > 1;
  return all.map((one) =>
    one.name.includes('/') && twice(one.what)
      ? { ...one, what: `${one.what} (${one.name.split('/')[0]})` }
      : one,
  );
}

/**
 * How a run draws: `central` (every sample the same), from streams of a seed under a branch name, or `given`: named
 * parameters take the values passed in, by sample, and the rest is drawn as `others` says.
 */
export type Draw =
  | { readonly kind: 'central' }
  | {
      readonly kind: 'given';
      readonly values: ReadonlyMap<string, Float64Array>;
      readonly others: Exclude<Draw, { readonly kind: 'given' }>;
    }
  | {
      readonly kind: 'streams';
      readonly seed: number | string;
      /** Separates alternatives that must not share draws, such as planning and conformance check. */
      readonly branch: string;
      /** Number of the first sample, when an ensemble is computed in parts. */
      readonly firstSample?: number;
      /** True when a sample at central values goes before the first. */
      readonly reference?: boolean;
    };

/** Values `out[s * parameters.length + p]` of every sample. */
export function drawParameters(parameters: readonly Parameter[], samples: number, draw: Draw): Float64Array {
  const count = parameters.length;
  if (draw.kind === 'given') return withGiven(parameters, samples, draw);
  const out = new Float64Array(samples * count);
  const normals = new Float64Array(samples);
  for (let p = 0; p < count; p++) {
    const parameter = parameters[p]!;
    if (draw.kind === 'streams' && parameter.spread > 0) {
      const stream = streamKey(draw.seed, `${draw.branch}/${parameter.name}`);
      fillNormal(stream, normals.subarray(draw.reference ? 1 : 0), draw.firstSample);
    } else normals.fill(0);
    for (let s = 0; s < samples; s++) out[s * count + p] = quantileOf(parameter, normals[s]!);
  }
  return out;
}

function withGiven(
  parameters: readonly Parameter[],
  samples: number,
  { values, others }: Extract<Draw, { readonly kind: 'given' }>,
): Float64Array {
  const out = drawParameters(parameters, samples, others);
  parameters.forEach(({ name }, p) => {
    const given = values.get(name);
    if (given) for (let s = 0; s < samples; s++) out[s * parameters.length + p] = given[s]!;
  });
  return out;
}

/** Values given for a name, by sample; undefined when it is not given. */
export const givenValues = (draw: Draw, name: string): Float64Array | undefined =>
  draw.kind === 'given' ? draw.values.get(name) : undefined;

/** Value of a parameter at standard normal `z`. */
export function quantileOf(parameter: Parameter, z: number): number {
  const { central, spread, law } = parameter;
  if (spread === 0 || z === 0) return central;
  if (law === 'lognormal') return central * 10 ** (spread * z);
  if (law === 'heavy') return central * 10 ** (spread * heavyTailed(z));
  if (law === 'normal') return central + spread * z;
  if (central <= 0 || central >= 1) return central;
  const logit = Math.log(central / (1 - central)) + (z * spread) / (central * (1 - central));
  return 1 / (1 + Math.exp(-logit));
}

/** Largest deviation of the `heavy` law [scales]: beyond it lies 0.4 % of either side. */
const HEAVIEST = 5;

/**
 * Quantile of Student's t with four degrees of freedom at the probability of a standard normal z (Shaw, J. Comput. Finance 9
 * (2006) 37): a = 4 p (1 - p), q = cos(arccos(sqrt a)/3)/sqrt a, t = +-2 sqrt(q - 1).
 */
export function heavyTailed(z: number): number {
  const p = normalCdf(-Math.abs(z));
  const root = Math.sqrt(4 * p * (1 - p));
  const t =
    root === 0 ? HEAVIEST : 2 * Math.sqrt(Math.max(0, Math.cos(Math.acos(Math.min(1, root)) / 3) / root - 1));
  return Math.sign(z) * Math.min(HEAVIEST, t);
}
