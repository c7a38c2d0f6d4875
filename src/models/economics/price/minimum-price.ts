import { findRootOutward } from '../../../foundation/numerics/roots.ts';
import { cashFlow } from '../cash-flow/cash-flow.ts';
import { loanTable } from '../cash-flow/loan.ts';
import { capitalRecovery } from '../discounting/annuity.ts';
import { presentValue } from '../discounting/present-value.ts';

/** A plant bought now that runs evenly for so many years; one unit of money. */
export interface EvenPlant {
  readonly capital: number;
  readonly discount: number;
  readonly years: number;
  readonly operating: number;
  readonly incomeTax: number;
  /** Shares of the capital by year of operation. */
  readonly depreciation: readonly number[];
  /** Bound from the start to the end. */
  readonly workingCapital: number;
  /** Revenue a year beside the product. */
  readonly byProducts: number;
}

/** A net present value within this share of the capital is rounding. */
const ROUNDING = 1e-12;

/** Revenue a year from the product at which the net present value is zero, and that value. */
export function minimumPrice(plant: EvenPlant): { readonly revenue: number; readonly npv: number } {
  const { capital, discount, years, workingCapital } = plant;
  const crf = capitalRecovery(discount, years);
  const carried = (capital + workingCapital) * crf - workingCapital * (crf - discount);
  const untaxed = carried + plant.operating - plant.byProducts;
  const npvAt = (revenue: number): number => presentValue(flowsAt(plant, revenue), discount);
  const revenue =
    plant.incomeTax === 0 ? untaxed : findRootOutward(npvAt, { start: untaxed, width: Math.abs(carried) }).x;
  const npv = npvAt(revenue);
  return { revenue, npv: Math.abs(npv) < ROUNDING * (capital + workingCapital) * years ? 0 : npv };
}

function flowsAt(plant: EvenPlant, revenue: number): number[] {
  const { capital, years, workingCapital } = plant;
  const yearly = (first: number, later: (year: number) => number): number[] =>
    Array.from({ length: years + 1 }, (_, year) => (year === 0 ? first : later(year)));
  return cashFlow({
    depreciableCapital: yearly(capital, () => 0),
    fixedCapital: yearly(capital, () => 0),
    workingCapital: yearly(workingCapital, (year) => (year === years ? -workingCapital : 0)),
    depreciation: yearly(0, (year) => capital * writtenOff(plant, year)),
    operatingCost: yearly(0, () => plant.operating),
    sales: yearly(0, () => revenue + plant.byProducts),
    loan: loanTable({ drawn: [], interest: 0, years: 1, duringConstruction: 'paid' }, years + 1),
    incomeTax: plant.incomeTax,
    discount: plant.discount,
    deducted: 'interest',
  }).map((row) => row.cashFlow);
}

/** Share written off in a year of operation; what is left goes in the last one. */
function writtenOff({ depreciation, years }: EvenPlant, year: number): number {
  if (year < years) return depreciation[year - 1] ?? 0;
  return 1 - depreciation.slice(0, years - 1).reduce((sum, one) => sum + one, 0);
}
