/** Gamma(2) / (sqrt(3 pi) Gamma(3/2)): height of Student's t with three degrees of freedom at its centre. */
const HEIGHT = 2 / (Math.PI * Math.sqrt(3));

/**
 * Density [1/unit] of Student's t with three degrees of freedom, centre m, scale s: (HEIGHT/s) / (1 + z^2/3)^2,
 * z = (x - m)/s. Three, because published heats scatter with tails that heavy: a content four scales off costs 3.7
 * nat here and 8 under a normal. Closed form, so that a thousand analyses against 257 grades stay cheap.
 */
export function heavyDensity(x: number, centre: number, scale: number): number {
  const z = (x - centre) / scale;
  const d = 1 + (z * z) / 3;
  return HEIGHT / (scale * d * d);
}

/** P(X <= x) of the same distribution: 1/2 + (atan(t) + t/(1 + t^2))/pi, t = z/sqrt(3). */
export function heavyCdf(x: number, centre: number, scale: number): number {
  const t = (x - centre) / (scale * Math.sqrt(3));
  return 0.5 + (Math.atan(t) + t / (1 + t * t)) / Math.PI;
}

/** Quantiles of the standard distribution at 10, 30, 50, 70 and 90 %: equal-weight nodes for expectations. */
export const HEAVY_NODES: readonly number[] = [-1.637744, -0.58439, 0, 0.58439, 1.637744];
