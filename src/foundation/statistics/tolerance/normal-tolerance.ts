import { noncentralTQuantile } from '../../numerics/noncentral-t.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { studentTQuantile } from '../../numerics/student-t.ts';

/** Share of the population above the bound, and confidence of saying so. */
export interface Coverage {
  readonly content: number;
  readonly confidence: number;
}

/**
 * One-sided factor k [1] of a bound m - k s when the mean rests on `size` values (or 1/leverage) and s on `df`
 * degrees of freedom: k = t'_C(df, z_p sqrt(size))/sqrt(size). For content 1/2 the central t.
 */
export function generalToleranceFactor(
  { size, df }: { readonly size: number; readonly df: number },
  { content, confidence }: Coverage,
): number {
  const root = Math.sqrt(size);
  if (content === 0.5) return studentTQuantile(confidence, df) / root;
  return noncentralTQuantile(confidence, { df, noncentrality: normalQuantile(content) * root }) / root;
}

/** k of a single sample of n; the last few asked for are kept, because a programme asks for the same ones again. */
export function toleranceFactor(n: number, coverage: Coverage): number {
  const key = `${n}/${coverage.content}/${coverage.confidence}`;
  const known = KEPT.get(key);
  if (known !== undefined) return known;
  const k = generalToleranceFactor({ size: n, df: n - 1 }, coverage);
  if (KEPT.size >= MOST_KEPT) KEPT.delete(KEPT.keys().next().value!);
  KEPT.set(key, k);
  return k;
}

/** Factors by size, content and confidence, the oldest first. */
const KEPT = new Map<string, number>();

/** Enough for the sizes of one programme; a sweep over sizes gains nothing from it. */
const MOST_KEPT = 512;

/** Natrella's approximation (NIST Handbook 91): k = (z_p + sqrt(z_p^2 - a b))/a, a = 1 - z_C^2/(2(n-1)), b = z_p^2 - z_C^2/n. */
export function natrellaFactor(n: number, { content, confidence }: Coverage): number {
  const zp = normalQuantile(content);
  const zc = normalQuantile(confidence);
  const a = 1 - (zc * zc) / (2 * (n - 1));
  const b = zp * zp - (zc * zc) / n;
  return (zp + Math.sqrt(zp * zp - a * b)) / a;
}
