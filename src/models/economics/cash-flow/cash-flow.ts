import type { LoanTable } from './loan.ts';

/** What comes in and goes out, year by year from the first year of construction on; one unit of money throughout. */
export interface CashFlowPlan {
  readonly depreciableCapital: readonly number[];
  /** Bought in the year, replacements included; negative = sold. */
  readonly fixedCapital: readonly number[];
  /** Put into metal and debtors in the year; negative = given back. */
  readonly workingCapital: readonly number[];
  readonly depreciation: readonly number[];
  readonly operatingCost: readonly number[];
  readonly sales: readonly number[];
  readonly loan: LoanTable;
  /** Share of the taxed earnings. */
  readonly incomeTax: number;
  /** Per year, as a share. */
  readonly discount: number;
  /** What of the loan lowers the taxed earnings: its interest, or (a rule of one program) the whole payment. */
  readonly deducted: 'interest' | 'payment';
}

/** One year of a cash flow. */
export interface CashFlowYear {
  readonly depreciableCapital: number;
  readonly fixedCapital: number;
  readonly workingCapital: number;
  readonly depreciation: number;
  readonly loan: number;
  readonly loanInterest: number;
  readonly loanPayment: number;
  readonly loanPrincipal: number;
  /** Interest paid in cash before the start. */
  readonly interestBefore: number;
  readonly operatingCost: number;
  readonly sales: number;
  readonly tax: number;
  readonly incentives: number;
  readonly taxedEarnings: number;
  readonly forwardedLosses: number;
  readonly netEarnings: number;
  readonly cashFlow: number;
  readonly discountFactor: number;
  readonly npv: number;
  readonly cumulativeNpv: number;
}

/**
 * Cash flow of the owner after tax, losses carried forward without limit. Earnings before tax = sales - operating cost -
 * depreciation - what of the loan is deducted; cash = earnings after tax + depreciation + what was deducted without being
 * paid + loan - payment - capital. The last row's `cumulativeNpv` is the net present value.
 */
export function cashFlow(plan: CashFlowPlan): CashFlowYear[] {
  let [losses, sum] = [0, 0];
  return plan.sales.map((sales, year) => {
    const loanPayment = plan.loan.payment[year]!;
    const interestPaid = loanPayment > 0 ? plan.loan.interest[year]! : 0;
    const deducted = plan.deducted === 'payment' ? loanPayment : interestPaid;
    const depreciation = plan.depreciation[year]!;
    const operatingCost = plan.operatingCost[year]!;
    const earned = sales - operatingCost - depreciation - deducted;
    const forwardedLosses = losses;
    const taxedEarnings = Math.max(0, earned + forwardedLosses);
    losses = Math.min(0, earned + forwardedLosses);
    const tax = plan.incomeTax * taxedEarnings;
    const netEarnings = earned - tax;
    const flow =
      netEarnings +
      depreciation +
      deducted -
      loanPayment +
      plan.loan.drawn[year]! -
      plan.loan.paidInterest[year]! -
      plan.fixedCapital[year]! -
      plan.workingCapital[year]!;
    const discountFactor = (1 + plan.discount) ** -year;
    sum += flow * discountFactor;
    return {
      depreciableCapital: plan.depreciableCapital[year]!,
      fixedCapital: plan.fixedCapital[year]!,
      workingCapital: plan.workingCapital[year]!,
      depreciation,
      loan: plan.loan.drawn[year]!,
      loanInterest: plan.loan.interest[year]!,
      loanPayment,
      loanPrincipal: plan.loan.principal[year]!,
      interestBefore: plan.loan.paidInterest[year]!,
      operatingCost,
      sales,
      tax,
      incentives: 0,
      taxedEarnings,
      forwardedLosses,
      netEarnings,
      cashFlow: flow,
      discountFactor,
      npv: flow * discountFactor,
      cumulativeNpv: sum,
    };
  });
}

/** Columns of a cash flow in the order of its table. */
export const CASH_FLOW_COLUMNS = [
  'depreciableCapital',
  'fixedCapital',
  'workingCapital',
  'depreciation',
  'loan',
  'loanInterest',
  'loanPayment',
  'loanPrincipal',
  'operatingCost',
  'sales',
  'tax',
  'incentives',
  'taxedEarnings',
  'forwardedLosses',
  'netEarnings',
  'cashFlow',
  'discountFactor',
  'npv',
  'cumulativeNpv',
] as const satisfies readonly (keyof CashFlowYear)[];
