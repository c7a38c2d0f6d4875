import { gaussLegendre } from '../../numerics/gauss-legendre.ts';
import { solveLinear } from '../../numerics/matrix.ts';
import { normalCdf, normalDensity } from '../../numerics/normal.ts';

/** Nodes of the Nystrom solution: 60 give 1e-6 for the charts in use; a wide chart needs four per SD of its kernel. */
const nodesFor = (widthInSd: number): number => Math.min(400, Math.max(60, Math.ceil(4 * widthInSd)));

/**
 * Mean run length of a one-sided CUSUM started at zero, values N(shift, 1):
 * L(u) = 1 + L(0) Phi(k - shift - u) + int_0^h L(x) phi(x + k - shift - u) dx.
 */
export function cusumRunLength({
  k,
  h,
  shift,
}: {
  readonly k: number;
  readonly h: number;
  readonly shift: number;
}): number {
  const count = nodesFor(h);
  const { nodes, weights } = gaussLegendre(count);
  const at = Array.from(nodes, (node) => (h * (node + 1)) / 2);
  const size = count + 1;
  // Unknown 0 is L(0), the others L at the nodes.
  const values = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const u = row === 0 ? 0 : at[row - 1]!;
    values[row * size + row] = 1;
    values[row * size]! -= normalCdf(k - shift - u);
    for (let j = 0; j < count; j++)
      values[row * size + j + 1]! -= ((h * weights[j]!) / 2) * normalDensity(at[j]! + k - shift - u);
  }
  return solveLinear({ rows: size, columns: size, values }, new Float64Array(size).fill(1))[0]!;
}

/** Two one-sided schemes together: 1/ARL = 1/ARL+ + 1/ARL- (Lucas and Crosier 1982). */
export function cusumRunLengthTwoSided(chart: {
  readonly k: number;
  readonly h: number;
  readonly shift: number;
}): number {
  return 1 / (1 / cusumRunLength(chart) + 1 / cusumRunLength({ ...chart, shift: -chart.shift }));
}

/**
 * Mean run length of an EWMA started on target with constant limits +- c, c = L sqrt(lambda/(2-lambda)):
 * R(z) = 1 + (1/lambda) int_{-c}^{c} R(x) phi((x - (1-lambda) z)/lambda - shift) dx; one-sided keeps z at or above zero.
 * With `single` one value further than that signals as well (Lucas and Saccucci 1990, section 5): its part of the kernel is zero, and the
 * answer is good to 1 %.
 */
export function ewmaRunLength({
  lambda,
  L,
  shift,
  sided = 2,
  single = Number.POSITIVE_INFINITY,
}: {
  readonly lambda: number;
  readonly L: number;
  readonly shift: number;
  readonly sided?: number;
  /** Limit of a single value [SD]. */
  readonly single?: number;
}): number {
  const c = L * Math.sqrt(lambda / (2 - lambda));
  const count = nodesFor((2 * c) / lambda);
  const { nodes, weights } = gaussLegendre(count);
  const from = sided === 2 ? -c : 0;
  const half = (c - from) / 2;
  const at = Array.from(nodes, (node) => from + half * (node + 1));
  const edges = cumulative(weights, { from, half });
  const step = (j: number, z: number): number => {
    const valueAt = (x: number): number => (x - (1 - lambda) * z) / lambda;
    if (single === Number.POSITIVE_INFINITY) {
      return (half * weights[j]! * normalDensity(valueAt(at[j]!) - shift)) / lambda;
    }
    // the step at the single limit would spoil the rule: chance of the cell of each node (Brook and Evans 1972)
    const low = Math.max(-single, valueAt(edges[j]!));
    const high = Math.min(single, valueAt(edges[j + 1]!));
    return high > low ? normalCdf(high - shift) - normalCdf(low - shift) : 0;
  };
  const size = count + 1;
  // Unknown 0 is R on target, also the place a one-sided chart is reset to.
  const values = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const z = row === 0 ? 0 : at[row - 1]!;
    values[row * size + row]! += 1;
    if (sided === 1) {
      const below = -((1 - lambda) * z) / lambda;
      values[row * size]! -= normalCdf(below - shift) - normalCdf(Math.min(below, -single) - shift);
    }
    for (let j = 0; j < count; j++) values[row * size + j + 1]! -= step(j, z);
  }
  return solveLinear({ rows: size, columns: size, values }, new Float64Array(size).fill(1))[0]!;
}

/** Ends of the cells that the weights of a rule stand for. */
function cumulative(
  weights: ArrayLike<number>,
  { from, half }: { readonly from: number; readonly half: number },
): number[] {
  const edges = [from];
  for (let j = 0; j < weights.length; j++) edges.push(edges[j]! + half * weights[j]!);
  return edges;
}
