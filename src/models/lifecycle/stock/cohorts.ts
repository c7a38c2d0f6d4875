import { InputError, ValidityError } from '../../../foundation/errors.ts';

/** Cohorts of a stock over time. Matrices are row-major periods x cohorts; amounts in one unit. */
export interface Cohorts {
  readonly inflow: Float64Array;
  readonly stock: Float64Array;
  readonly outflow: Float64Array;
  readonly stockByCohort: Float64Array;
  readonly outflowByCohort: Float64Array;
}

/** What a stock does when less is wanted than its cohorts hold. */
export const NEGATIVE_INFLOW = ['allow', 'retire-all-cohorts-by-equal-share', 'refuse'] as const;
export type NegativeInflow = (typeof NEGATIVE_INFLOW)[number];

/** A share of every cohort that leaves at the end of a period, beside those whose time has come. */
export interface Retirement {
  readonly period: number;
  readonly share: number;
}

/** What stays with each cohort at the end of a period besides survival: 1 without early retirement. */
interface Kept {
  readonly n: number;
  readonly survival: Float64Array;
  readonly retirements: readonly Retirement[];
}

/** Survival with early retirement worked in: each share leaves the cohorts there are, for good. */
function keptTable({ n, survival, retirements }: Kept): Float64Array {
  const table = Float64Array.from(survival);
  for (const { period, share } of retirements)
    for (let t = period; t < n; t++) for (let c = 0; c <= period; c++) table[t * n + c]! *= 1 - share;
  return table;
}

/** Stock and outflow of the inflow given. `survival` is of `survivalTables`. */
export function inflowDriven(
  inflow: ArrayLike<number>,
  survival: Float64Array,
  retirements: readonly Retirement[] = [],
): Cohorts {
  const n = inflow.length;
  const kept = keptTable({ n, survival, retirements });
  const stockByCohort = new Float64Array(n * n);
  for (let t = 0; t < n; t++)
    for (let c = 0; c <= t; c++) stockByCohort[t * n + c] = inflow[c]! * kept[t * n + c]!;
  return closed(Float64Array.from(inflow), stockByCohort);
}

/** Stock and outflow by their sums, so that inflow = outflow + change of stock in each period and cohort. */
function closed(inflow: Float64Array, stockByCohort: Float64Array): Cohorts {
  const n = inflow.length;
  const stock = new Float64Array(n);
  const outflow = new Float64Array(n);
  const outflowByCohort = new Float64Array(n * n);
  for (let t = 0; t < n; t++)
    for (let c = 0; c <= t; c++) {
      const at = t * n + c;
      const before = c === t ? inflow[c]! : stockByCohort[at - n]!;
      outflowByCohort[at] = before - stockByCohort[at]!;
      stock[t]! += stockByCohort[at]!;
      outflow[t]! += outflowByCohort[at]!;
    }
  return { inflow, stock, outflow, stockByCohort, outflowByCohort };
}

/** How a stock is driven by the amounts wanted. */
export interface StockDrive {
  readonly survival: Float64Array;
  /** Inflow of the periods whose stock is null. */
  readonly inflow?: ArrayLike<number>;
  readonly negative: NegativeInflow;
}

/**
 * Inflow that holds the stock wanted at the end of each period, with its cohorts. A negative inflow is kept, refused, or
 * set to zero while every cohort gives the same share of itself early. Throws InputError for a negative stock and for a
 * lifetime so short that nothing of a period's inflow is left at its end.
 */
export function stockDriven(
  stock: readonly (number | null)[],
  { survival, inflow: given, negative }: StockDrive,
): Cohorts {
  const n = stock.length;
  const inflow = new Float64Array(n);
  const held = new Float64Array(n * n);
  for (let t = 0; t < n; t++) {
    const wanted = stock[t]!;
    const rest = sumOf(held, t * n, t);
    if (wanted === null) inflow[t] = given![t]!;
    else inflow[t] = inflowFor(wanted - rest, survival[t * n + t]!, { t, negative });
    if (inflow[t]! < 0 && negative === 'retire-all-cohorts-by-equal-share') {
      const share = (-inflow[t]! * survival[t * n + t]!) / rest;
      for (let later = t; later < n; later++) for (let c = 0; c < t; c++) held[later * n + c]! *= 1 - share;
      inflow[t] = 0;
    }
    for (let later = t; later < n; later++) held[later * n + t] = inflow[t]! * survival[later * n + t]!;
  }
  return closed(inflow, held);
}

function inflowFor(
  missing: number,
  survival: number,
  { t, negative }: { readonly t: number; readonly negative: NegativeInflow },
): number {
  if (!(survival > 0)) {
    if (missing === 0) return 0;
    throw new ValidityError(`nothing of the inflow of period ${t} is left at its end: no stock can be held`, {
      path: 'lifetime',
      cure: 'use a longer lifetime or shorter periods',
    });
  }
  const inflow = missing / survival;
  if (inflow < 0 && negative === 'refuse')
    throw new InputError(`the stock of period ${t} falls by ${-missing} more than lifetimes allow`, {
      path: `stock[${t}]`,
      value: inflow,
      allowed: 'an inflow of at least 0',
      cure: 'raise the stock, shorten the lifetime, or set negativeInflow to retire-all-cohorts-by-equal-share',
    });
  return inflow;
}

const sumOf = (values: Float64Array, from: number, count: number): number => {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += values[at]!;
  return sum;
};

/**
 * Inflow that left the age structure given at the end of period `last`: amount / survival for each cohort. Throws
 * InputError for an amount that is older than its lifetime allows.
 */
export function inflowOfAges(
  byCohort: readonly number[],
  survival: Float64Array,
  { n, last }: { readonly n: number; readonly last: number },
): Float64Array {
  return Float64Array.from(byCohort, (amount, c) => {
    if (amount === 0) return 0;
    const share = survival[last * n + c]!;
    if (share > 0) return amount / share;
    throw new InputError(`cohort ${c} still holds ${amount}, and its lifetime leaves nothing at this age`, {
      path: `[${c}]`,
      value: amount,
      allowed: '0',
      cure: 'give a longer lifetime, or one with spread',
    });
  });
}

/** Part of each outflow that each cause takes, by the hazard it adds in the period; one row per cause. */
export function outflowByCause(cohorts: Cohorts, tables: readonly Float64Array[]): readonly Float64Array[] {
  const n = cohorts.inflow.length;
  const parts = tables.map(() => new Float64Array(n));
  for (let t = 0; t < n; t++)
    for (let c = 0; c <= t; c++) {
      const at = t * n + c;
      const hazards = tables.map((table) => hazard(c === t ? 1 : table[at - n]!, table[at]!));
      const all = hazards.reduce((sum, one) => sum + one, 0);
      if (all > 0)
        hazards.forEach((one, k) => {
          parts[k]![t]! += (cohorts.outflowByCohort[at]! * one) / all;
        });
    }
  return parts;
}

/** A survival of zero counts as this: then the cause that ends all takes nearly all. */
const LEAST = 1e-300;
const hazard = (before: number, after: number): number =>
  before <= LEAST ? 0 : Math.log(before / Math.max(after, LEAST));
