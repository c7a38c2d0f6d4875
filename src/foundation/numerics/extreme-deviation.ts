import { InputError } from '../errors.ts';

/**
 * Distribution of the largest deviation of n standard normals from their own mean, H_n(u) = P(max x - mean <= u).
 * Nair (1948), Biometrika 35, 118: with w = n u, K_n(w) = H_n(w/n),
 *   K_n(w) = sqrt(n/(2 pi (n-1))) int_0^w exp(-v^2/(2 n (n-1))) K_{n-1}(v) dv,  K_1 = 1,
 * on one grid of w for all n, by a six-point rule per interval. Independent of the mean itself.
 * Compared with erf(u) for n = 2 and, joined with the mean, with Phi(x)^n for n up to 40: 1e-10.
 */
export interface ExtremeDeviation {
  readonly n: number;
  /** K_n at w = 0, STEP, 2 STEP ... */
  readonly table: Float64Array;
}

/** Step of the grid in w: the six-point rule leaves 1e-12 for the narrowest kernel, exp(-v^2/4). */
const STEP = 0.025;
/** Beyond u = 9 the distribution is one to 1e-17 for n <= 10000. */
const REACH = 9;
const LARGEST_N = 500;
const MARGIN = 6;
/** Weights/1440 of the integral over one interval from six neighbours: inside, over the first and over the second. */
const INSIDE = [11, -93, 802, 802, -93, 11];
const FIRST = [475, 1427, -798, 482, -173, 27];
const SECOND = [-27, 637, 1022, -258, 77, -11];

const tables = new Map<number, ExtremeDeviation>();

/** Table of H_n, made once per n. Throws InputError for n outside 1..500. */
export function extremeDeviation(n: number): ExtremeDeviation {
  if (!Number.isInteger(n) || n < 1 || n > LARGEST_N) {
    throw new InputError(`the extreme deviation is not available for n = ${n}`, {
      path: 'n',
      value: String(n),
      allowed: `a whole number from 1 to ${LARGEST_N}`,
    });
  }
  const known = tables.get(n);
  if (known) return known;
  const size = Math.ceil((REACH * n) / STEP) + MARGIN;
  let current: Float64Array = new Float64Array(size).fill(1);
  const integrand = new Float64Array(size);
  for (let m = 2; m <= n; m++) {
    const scale = Math.sqrt(m / (2 * Math.PI * (m - 1)));
    for (let i = 0; i < size; i++) {
      const v = i * STEP;
      integrand[i] = scale * Math.exp((-v * v) / (2 * m * (m - 1))) * current[i]!;
    }
    current = cumulative(integrand);
  }
  const made = { n, table: current };
  tables.set(n, made);
  return made;
}

/** P(max x - mean <= u), and by symmetry P(mean - min x <= u). */
export function extremeDeviationCdf({ n, table }: ExtremeDeviation, u: number): number {
  if (u < 0) return 0;
  if (n === 1 || u >= REACH) return 1;
  const at = (u * n) / STEP;
  const start = Math.min(Math.max(Math.floor(at) - 2, 0), table.length - MARGIN);
  // Lagrange through six neighbours, in barycentric form with weights -1, 5, -10, 10, -5, 1.
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < 6; i++) {
    const distance = at - (start + i);
    if (distance === 0) return table[start + i]!;
    const weight = BARYCENTRIC[i]! / distance;
    top += weight * table[start + i]!;
    bottom += weight;
  }
  return Math.min(1, Math.max(0, top / bottom));
}

const BARYCENTRIC = [-1, 5, -10, 10, -5, 1];

function cumulative(f: Float64Array): Float64Array {
  const out = new Float64Array(f.length);
  for (let j = 0; j + 1 < f.length; j++) {
    const start = Math.min(Math.max(j - 2, 0), f.length - 6);
    const offset = j - start;
    // The last intervals lie beyond the reach, where the integrand is zero: any rule will do.
    const weights = offset === 2 ? INSIDE : offset === 0 ? FIRST : offset === 1 ? SECOND : INSIDE;
    let sum = 0;
    for (let i = 0; i < 6; i++) sum += weights[i]! * f[start + i]!;
    out[j + 1] = out[j]! + (sum * STEP) / 1440;
  }
  return out;
}
