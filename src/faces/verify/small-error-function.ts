/**
 * The error function for the verifier page, which has no room for a library of special functions: the build puts it in the place
 * of `foundation/numerics/error-function.ts`, and a test holds the two against each other (1e-11).
 */

const TWO_BY_SQRT_PI = 1.1283791670955126;

/** Complementary error function. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < 0) return 2 - erfc(-x);
  return x < 2.5 ? 1 - series(x) : fraction(x);
}

/** erf(x) = 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (2n+1)!!: every term is positive, so that none cancels another. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return TWO_BY_SQRT_PI * Math.exp(-x * x) * sum;
}

/** exp(-x^2)/sqrt(pi) / (x + 1/2/(x + 1/(x + 3/2/(x + ...)))), from its 80th level upwards. */
function fraction(x: number): number {
  let below = x;
  for (let level = 80; level >= 1; level--) below = x + level / 2 / below;
  return (TWO_BY_SQRT_PI / 2 / below) * Math.exp(-x * x);
}

/** x with erfc(x) = p, 0 < p < 2: by halves, then Newton steps. */
export function erfcInverse(p: number): number {
  if (!(p > 0 && p < 2))
    return p === 0 ? Number.POSITIVE_INFINITY : p === 2 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (p > 1) return -erfcInverse(2 - p);
  let [low, high] = [0, 27];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (erfc(middle) > p) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return x + (erfc(x) - p) / (TWO_BY_SQRT_PI * Math.exp(-x * x));
}
