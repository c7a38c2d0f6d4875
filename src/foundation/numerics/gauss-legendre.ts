/** Nodes and weights of a quadrature rule on [-1, 1]. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const rules = new Map<number, QuadratureRule>();

/**
 * Gauss-Legendre rule of `order` points on [-1, 1]: exact for polynomials up to degree 2 order - 1.
 * Newton on the Legendre recurrence (Abramowitz and Stegun 25.4.29); the rule of an order is made once and kept.
 */
export function gaussLegendre(order: number): QuadratureRule {
  const known = rules.get(order);
  if (known) return known;
  const nodes = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let i = 0; i < Math.ceil(order / 2); i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      const [value, derivative] = legendre(order, x);
      slope = derivative;
      const move = value / derivative;
      x -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    slope = legendre(order, x)[1];
    nodes[i] = -x;
    nodes[order - 1 - i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
    weights[order - 1 - i] = weights[i]!;
  }
  const rule = { nodes, weights };
  rules.set(order, rule);
  return rule;
}

/** Integral of f over [from, to] in `panels` equal panels of `order` points. */
export function integrate(
  f: (x: number) => number,
  [from, to]: readonly [number, number],
  { panels = 1, order = 20 }: { readonly panels?: number; readonly order?: number } = {},
): number {
  const { nodes, weights } = gaussLegendre(order);
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half;
    for (let i = 0; i < order; i++) sum += weights[i]! * f(middle + half * nodes[i]!);
  }
  return sum * half;
}

/** P_n(x) and its derivative. */
function legendre(n: number, x: number): [number, number] {
  let previous = 1;
  let value = x;
  for (let k = 2; k <= n; k++)
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  return [value, (n * (x * value - previous)) / (x * x - 1)];
}
