/** How a word for stirring reads: melt-side coefficient [m/s] at a free surface and dissipation [m2/s3]. */
export interface Stirring {
  readonly kMelt: number;
  readonly dissipation: number;
}

const GENTLE: Stirring = { kMelt: 1e-4, dissipation: 2e-3 };
const INDUCTION: Stirring = { kMelt: 2e-4, dissipation: 2e-2 };

/**
 * Words for stirring. k_L: 1e-4 to 6e-4 m/s in induction melts, 2e-4 taken (transport data; 3.2e-4 measured for Zn in
 * a small iron melt). Dissipation u^3/L with u 0.05 to 0.3 m/s over 0.1 m (assumption).
 */
export const STIRRING: Readonly<Record<string, Stirring>> = {
  none: { kMelt: 1e-5, dissipation: 1e-5 },
  weak: { kMelt: 5e-5, dissipation: 5e-4 },
  gentle: GENTLE,
  normal: INDUCTION,
  induction: INDUCTION,
  inductive: INDUCTION,
  strong: { kMelt: 4e-4, dissipation: 0.1 },
  levitated: { kMelt: 6e-4, dissipation: 0.3 },
};

/**
 * Melt-side coefficient by size: small induction melts stir harder. k_L = k (h0/h)^1/4 about a depth of 0.2 m, from
 * Machlin's sqrt(8 D v/(pi r)) with v growing as r^1/2 (assumption), between a half and twice the word's value.
 */
export function stirredTransport({ kMelt }: Stirring, depth_m: number): number {
  return kMelt * Math.min(2, Math.max(0.5, (0.2 / depth_m) ** 0.25));
}
