import stdlibErfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';

/** The error function and its inverse, from @stdlib: by themselves, because a verifier carries nothing else. */

/** Complementary error function, erfc(x) = 2/sqrt(pi) int_x^inf exp(-t^2) dt. */
export const erfc = (x: number): number => stdlibErfc(x);

/** x with erfc(x) = p, 0 < p < 2. */
export const erfcInverse = (p: number): number => erfcinv(p);
