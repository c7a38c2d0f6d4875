import { InputError } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../alloy/element.ts';

/** L(T) = a + b T + c T ln T + d T^2 + e T^3 + f/T [J/mol]; absent terms are zero. */
export interface Terms {
  readonly a?: number | undefined;
  readonly b?: number | undefined;
  readonly c?: number | undefined;
  readonly d?: number | undefined;
  readonly e?: number | undefined;
  readonly f?: number | undefined;
}

/** One coefficient of an interaction: its order k and where in temperature it was assessed [K]. */
export interface Coefficient {
  readonly k: number;
  readonly terms: Terms;
  readonly Tmin: number;
  readonly Tmax: number;
}

/** Interaction of two to four elements in the liquid, constituents in the order that fixes its signs and indices. */
export interface Interaction {
  readonly elements: readonly ElementSymbol[];
  /** `constant`: a ternary that does not vary with composition; else Muggianu's weighted form. */
  readonly form: 'binary' | 'constant' | 'composition' | 'quaternary';
  readonly coefficients: readonly Coefficient[];
  readonly source: string;
  /** True for what stands in for a pair that the assessed set lacks. */
  readonly fill: boolean;
}

/** A pair without parameters: mixed ideally, which is a gap and not a finding. */
export interface MissingPair {
  readonly elements: readonly [ElementSymbol, ElementSymbol];
  readonly importance: string;
}

/** A consistent set of liquid parameters. */
export interface LiquidParameters {
  readonly elements: readonly ElementSymbol[];
  readonly interactions: readonly Interaction[];
  readonly missing: readonly MissingPair[];
  readonly attribution: string;
}

/** Value [J/mol] of a coefficient at T [K]. */
export function coefficientAt({ terms }: Coefficient, T: number): number {
  const { a = 0, b = 0, c = 0, d = 0, e = 0, f = 0 } = terms;
  return a + b * T + (c === 0 ? 0 : c * T * Math.log(T)) + d * T * T + e * T * T * T + f / T;
}

/** A set with some pairs replaced or added; a fill of a pair that exists replaces it. */
export function withFills(set: LiquidParameters, fills: readonly Interaction[]): LiquidParameters {
  const key = (one: { readonly elements: readonly string[] }): string => [...one.elements].sort().join('-');
  const filled = new Map(fills.map((fill) => [key(fill), fill]));
  return {
    ...set,
    elements: [...new Set([...set.elements, ...fills.flatMap((fill) => fill.elements)])],
    interactions: [...set.interactions.filter((one) => !filled.has(key(one))), ...fills],
    missing: set.missing.filter((pair) => !filled.has(key(pair))),
  };
}

/** Throws InputError when an interaction has the wrong number of elements, a form it cannot have, or doubled orders. */
export function checkInteraction(one: Interaction): void {
  const count = { binary: 2, constant: 3, composition: 3, quaternary: 4 }[one.form];
  const orders = new Set(one.coefficients.map((c) => c.k));
  const overlapping = one.coefficients.length !== orders.size;
  if (one.elements.length === count && new Set(one.elements).size === count && !overlapping) return;
  throw new InputError(`liquid parameter ${one.elements.join('-')} is not a ${one.form} interaction`, {
    value: one.elements.join('-'),
    allowed: `${count} different elements, each order once`,
    source: one.source,
  });
}
