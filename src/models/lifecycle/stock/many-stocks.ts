import { type Lifetime, survivalAt } from '../lifetime/lifetime.ts';

/** Survival by age for the draws of one class of parts, computed once and shared by all its series. */
const tables = new WeakMap<readonly Lifetime[], Float64Array>();

function survivalOf(lifetimes: readonly Lifetime[], years: number): Float64Array {
  const known = tables.get(lifetimes);
  if (known?.length === lifetimes.length * years) return known;
  const table = new Float64Array(lifetimes.length * years);
  lifetimes.forEach((lifetime, d) => {
    for (let age = 0; age < years; age++) table[d * years + age] = survivalAt(lifetime, age);
  });
  tables.set(lifetimes, table);
  return table;
}

/**
 * Quantiles of the stock at the end of each year over draws of the lifetime, one row for each probability; inflows at the end
 * of their year. One series is held at a time, so that many can be streamed.
 */
export function stockQuantiles(
  inflow: Float64Array,
  lifetimes: readonly Lifetime[],
  probabilities: readonly number[],
): Float64Array[] {
  const years = inflow.length;
  const draws = lifetimes.length;
  const survival = survivalOf(lifetimes, years);
  const stocks = new Float64Array(years * draws);
  for (let d = 0; d < draws; d += SIDE_BY_SIDE) sumStocks(inflow, survival, { stocks, draws, d });
  const rows = probabilities.map(() => new Float64Array(years));
  for (let t = 0; t < years; t++) {
    const sorted = stocks.subarray(t * draws, (t + 1) * draws);
    probabilities.forEach((p, k) => {
      rows[k]![t] = smallest(sorted, Math.round(p * (draws - 1)));
    });
  }
  return rows;
}

/** Draws summed in one pass: their sums do not wait for each other. */
const SIDE_BY_SIDE = 4;

/** Stocks of four draws from `d`; past the end the last one is written again. */
function sumStocks(
  inflow: Float64Array,
  survival: Float64Array,
  { stocks, draws, d }: { readonly stocks: Float64Array; readonly draws: number; readonly d: number },
): void {
  const years = inflow.length;
  const [d1, d2, d3] = [Math.min(d + 1, draws - 1), Math.min(d + 2, draws - 1), Math.min(d + 3, draws - 1)];
  const [o0, o1, o2, o3] = [d * years, d1 * years, d2 * years, d3 * years];
  for (let t = 0; t < years; t++) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let c = 0, age = t; c <= t; c++, age--) {
      const amount = inflow[c]!;
      s0 += amount * survival[o0 + age]!;
      s1 += amount * survival[o1 + age]!;
      s2 += amount * survival[o2 + age]!;
      s3 += amount * survival[o3 + age]!;
    }
    const at = t * draws;
    stocks[at + d3] = s3;
    stocks[at + d2] = s2;
    stocks[at + d1] = s1;
    stocks[at + d] = s0;
  }
}

/** The value with `rank` smaller ones, by partition in place (Hoare). */
function smallest(values: Float64Array, rank: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const kept = values[i]!;
        values[i++] = values[j]!;
        values[j--] = kept;
      }
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else break;
  }
  return values[rank]!;
}
