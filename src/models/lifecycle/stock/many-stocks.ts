import { type Lifetime, survivalAt } from '../lifetime/lifetime.ts';

/** Survival of the draws of one class of parts, shared by all its series. Draws stand in order of how long they last. */
interface Survivals {
  /** Row-major draws x ages. */
  readonly table: Float64Array;
  readonly years: number;
  readonly draws: number;
  /** True where no draw leaves less at any age than the draw before it. */
  readonly nested: boolean;
}

const known = new WeakMap<readonly Lifetime[], Survivals>();

function survivalsOf(lifetimes: readonly Lifetime[], years: number): Survivals {
  const kept = known.get(lifetimes);
  if (kept?.draws === lifetimes.length && kept.years === years) return kept;
  const rows = lifetimes.map((lifetime) => {
    const survival = Float64Array.from({ length: years }, (_, age) => survivalAt(lifetime, age));
    return { survival, lasts: survival.reduce((sum, share) => sum + share, 0) };
  });
  rows.sort((a, b) => a.lasts - b.lasts);
  const table = new Float64Array(rows.length * years);
  rows.forEach(({ survival }, d) => {
    table.set(survival, d * years);
  });
  const nested = table.every((share, at) => at < years || share >= table[at - years]!);
  const made = { table, years, draws: rows.length, nested };
  known.set(lifetimes, made);
  return made;
}

/**
 * Quantiles of the stock at the end of each year over draws of the lifetime, one row for each probability; inflows at the end
 * of their year. One series is held at a time, so that many can be streamed.
 *
 * Draws of a scaled lifetime are nested: the longer one leaves at least as much at every age. With inflows of at least 0 the
 * stock then rises from draw to draw, in every year and after rounding too, because rounded products and sums of what is not
 * negative rise with their terms. Its quantile is the stock of the draw of that rank, and only that draw is summed. Other
 * draws and negative inflows are all summed and ranked year by year.
 */
export function stockQuantiles(
  inflow: Float64Array,
  lifetimes: readonly Lifetime[],
  probabilities: readonly number[],
): Float64Array[] {
  const survivals = survivalsOf(lifetimes, inflow.length);
  const { years, draws, nested } = survivals;
  const ranks = probabilities.map((p) => Math.round(p * (draws - 1)));
  const rows = ranks.map(() => new Float64Array(years));
  if (nested && inflow.every((amount) => amount >= 0)) {
    ranks.forEach((rank, k) => {
      sumStock(inflow, survivals, { draw: rank, stocks: rows[k]!, at: 0, apart: 1 });
    });
    return rows;
  }
  const stocks = new Float64Array(years * draws);
  for (let draw = 0; draw < draws; draw++)
    sumStock(inflow, survivals, { draw, stocks, at: draw, apart: draws });
  for (let t = 0; t < years; t++) {
    const ofYear = stocks.subarray(t * draws, (t + 1) * draws);
    ranks.forEach((rank, k) => {
      rows[k]![t] = smallest(ofYear, rank);
    });
  }
  return rows;
}

/** Where the stocks of one draw are written: the first at `at`, the following years `apart` from each other. */
interface Writing {
  readonly draw: number;
  readonly stocks: Float64Array;
  readonly at: number;
  readonly apart: number;
}

/** Years summed in one pass: each survival is read once for all of them, and their sums do not wait for each other. */
const SIDE_BY_SIDE = 4;

/** Stocks of one draw: sum of inflow x survival at the age reached, the oldest cohort first. */
function sumStock(
  inflow: Float64Array,
  { table, years }: Survivals,
  { draw, stocks, at, apart }: Writing,
): void {
  const own = draw * years;
  const whole = years - (years % SIDE_BY_SIDE);
  for (let t = 0; t < whole; t += SIDE_BY_SIDE) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let a1 = table[own + t + 1]!;
    let a2 = table[own + t + 2]!;
    let a3 = table[own + t + 3]!;
    for (let c = 0, age = own + t; c <= t; c++, age--) {
      const amount = inflow[c]!;
      const a0 = table[age]!;
      s0 += amount * a0;
      s1 += amount * a1;
      s2 += amount * a2;
      s3 += amount * a3;
      a3 = a2;
      a2 = a1;
      a1 = a0;
    }
    // What came in later than the first of these years; a1 is the survival at age 0.
    a2 = table[own + 1]!;
    a3 = inflow[t + 1]!;
    const place = at + t * apart;
    stocks[place] = s0;
    stocks[place + apart] = s1 + a3 * a1;
    stocks[place + 2 * apart] = s2 + a3 * a2 + inflow[t + 2]! * a1;
    stocks[place + 3 * apart] = s3 + a3 * table[own + 2]! + inflow[t + 2]! * a2 + inflow[t + 3]! * a1;
  }
  for (let t = whole; t < years; t++) {
    let sum = 0;
    for (let c = 0, age = own + t; c <= t; c++, age--) sum += inflow[c]! * table[age]!;
    stocks[at + t * apart] = sum;
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
