import betainc from '@stdlib/math-base-special-betainc';
import betaln from '@stdlib/math-base-special-betaln';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaincinv from '@stdlib/math-base-special-gammaincinv';
import gammaln from '@stdlib/math-base-special-gammaln';
import kernelBetaincinv from '@stdlib/math-base-special-kernel-betaincinv';

/**
 * The special functions of Remelt, all from @stdlib (ports of Boost, Cephes and FreeBSD; Apache-2.0 and BSL-1.0).
 * Tails are asked for by name and never computed as one minus the other tail.
 */
export type Tail = 'lower' | 'upper';

/** ln Gamma(x), x > 0. */
export const logGamma = (x: number): number => gammaln(x);

/** ln B(a, b) = ln Gamma(a) + ln Gamma(b) - ln Gamma(a + b). */
export const logBeta = (a: number, b: number): number => betaln(a, b);

/** ln of the binomial coefficient n over k. */
export const logChoose = (n: number, k: number): number =>
  k === 0 || k === n ? 0 : -Math.log(n + 1) - betaln(n - k + 1, k + 1);

/** Regularised incomplete beta function I_x(a, b), or its complement for the upper tail. */
export function betaRegularized(x: number, shape: readonly [a: number, b: number], tail: Tail): number {
  return betainc(x, shape[0], shape[1], true, tail === 'upper');
}

/**
 * The pair (x, 1 - x) with I_x(a, b) = p in the tail named; both are accurate where they are small.
 * The inverse of @stdlib can stop at 1e-6 for shapes next to one, so its answer is polished by Newton steps.
 */
export function betaRegularizedInverse(
  p: number,
  shape: readonly [a: number, b: number],
  tail: Tail,
): readonly [x: number, complement: number] {
  if (p <= 0 || p >= 1) {
    const atZero = p <= 0 === (tail === 'lower');
    return atZero ? [0, 1] : [1, 0];
  }
  const start =
    tail === 'lower'
      ? kernelBetaincinv(shape[0], shape[1], p, 1 - p)
      : kernelBetaincinv(shape[0], shape[1], 1 - p, p);
  return polish(start as [number, number], { p, shape, tail });
}

interface BetaTarget {
  readonly p: number;
  readonly shape: readonly [a: number, b: number];
  readonly tail: Tail;
}

/** Newton steps on the smaller of x and 1 - x; a step that would leave (0, 1) ends the polish. */
function polish(start: [number, number], { p, shape: [a, b], tail }: BetaTarget): [number, number] {
  let [x, complement] = start;
  const logNorm = betaln(a, b);
  for (let step = 0; step < 4 && x > 0 && complement > 0; step++) {
    const near = x <= 0.5;
    const reached = near
      ? betainc(x, a, b, true, tail === 'upper')
      : betainc(complement, b, a, true, tail === 'lower');
    const excess = tail === 'lower' ? reached - p : p - reached;
    const logX = near ? Math.log(x) : Math.log1p(-complement);
    const logComplement = near ? Math.log1p(-x) : Math.log(complement);
    const move = excess / Math.exp((a - 1) * logX + (b - 1) * logComplement - logNorm);
    if (!(Math.abs(move) < 0.5 * Math.min(x, complement))) break;
    if (near) {
      x -= move;
      complement = 1 - x;
    } else {
      complement += move;
      x = 1 - complement;
    }
    if (Math.abs(move) <= 4e-16 * Math.min(x, complement)) break;
  }
  return [x, complement];
}

/** Regularised incomplete gamma function: P(a, x) for the lower tail, Q(a, x) for the upper. */
export function gammaRegularized(x: number, a: number, tail: Tail): number {
  return gammainc(x, a, true, tail === 'upper');
}

/** x with P(a, x) = p (lower) or Q(a, x) = p (upper). */
export function gammaRegularizedInverse(p: number, a: number, tail: Tail): number {
  return gammaincinv(p, a, tail === 'upper');
}
