import { noncentralTQuantile } from '../../../../foundation/numerics/noncentral-t.ts';
import { normalQuantile } from '../../../../foundation/numerics/normal.ts';
import { studentTQuantile } from '../../../../foundation/numerics/student-t.ts';
import { broadcast } from '../broadcast.ts';
import type { StatisticMethod } from '../method.ts';

/** Share of the population above the bound, and confidence of saying so. */
export interface Coverage {
  readonly content: number;
  readonly confidence: number;
}

/** CMH-17 and MMPDS: B covers 90 %, A 99 %, both with 95 % confidence. */
export const B_CONTENT = 0.9;
export const A_CONTENT = 0.99;

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

/** k of a single sample of n. */
export const toleranceFactor = (n: number, coverage: Coverage): number =>
  generalToleranceFactor({ size: n, df: n - 1 }, coverage);

/** Natrella's approximation (NIST Handbook 91): k = (z_p + sqrt(z_p^2 - a b))/a, a = 1 - z_C^2/(2(n-1)), b = z_p^2 - z_C^2/n. */
export function natrellaFactor(n: number, { content, confidence }: Coverage): number {
  const zp = normalQuantile(content);
  const zc = normalQuantile(confidence);
  const a = 1 - (zc * zc) / (2 * (n - 1));
  const b = zp * zp - (zc * zc) / n;
  return (zp + Math.sqrt(zp * zp - a * b)) / a;
}

export const normalToleranceFactorOneSided: StatisticMethod = {
  name: 'normalToleranceFactorOneSided',
  title:
    'one-sided normal tolerance factor k: mean - k sd lies below the content of the population with the confidence',
  formula: "k = t'_C(n-1, z_p sqrt(n))/sqrt(n); exact check at p = 0.5: t_C(n-1)/sqrt(n)",
  source: 'Owen (1968), Technometrics 10, 445; Natrella (1963), NIST Handbook 91, for kNatrella',
  comparedWith:
    '40-digit quadrature, n = 2..2000, content 0.5..0.999: 1e-12 relative; CMH-17 tables 8.5.10 and 8.5.11 within 0.0017 (the tables round up)',
  refuses: 'n below 2, content or confidence outside (0, 1)',
  assumptions: ['normal population', 'independent values'],
  inputs: {
    n: 'sample size, number or list',
    content: '0..1, number or list',
    confidence: '0..1, number or list',
  },
  run(reader) {
    const n = reader.either('n', { min: 2, whole: true });
    const content = reader.either('content', {
      above: 0,
      below: 1,
      fallback: B_CONTENT,
      because: 'B-basis, CMH-17',
    });
    const confidence = reader.either('confidence', {
      above: 0,
      below: 1,
      fallback: 0.95,
      because: 'CMH-17 and MMPDS',
    });
    const k = broadcast({ n, content, confidence }, (row) => toleranceFactor(row.n, row));
    const kNatrella = broadcast({ n, content, confidence }, (row) => {
      const factor = natrellaFactor(row.n, row);
      return Number.isFinite(factor) && factor > 0 ? factor : null;
    });
    const first = <T>(value: T | readonly T[]): T => (Array.isArray(value) ? value[0] : value) as T;
    return {
      quantities: {
        k,
        kExact: k,
        kNatrella,
        // Thirteen digits are what the quadrature warrants.
        kDecimalString: broadcast({ n, content, confidence }, (row) =>
          toleranceFactor(row.n, row).toPrecision(13),
        ),
        k30: toleranceFactor(30, { content: first(content), confidence: first(confidence) }),
      },
    };
  },
};
