import { replacementYears } from '../capital/replacement.ts';
import { type CashFlowPlan, type CashFlowYear, cashFlow } from '../cash-flow/cash-flow.ts';
import { loanTable } from '../cash-flow/loan.ts';
import { rampShares, type StartUp } from '../cash-flow/start-up.ts';
import { presentValue } from '../discounting/present-value.ts';
import { gateYears, type QualificationGate } from './qualification.ts';

/** Something bought for the plant. */
export interface CapitalItem {
  readonly item: string;
  readonly cost: number;
  /** Shares written off by year of use. */
  readonly depreciation: readonly number[];
  /** Years until it is bought again; none = it lasts as long as the plant. */
  readonly lifetime?: number | undefined;
}

/** A price by mass with the factor on it in each operating year. */
export interface PricedShare {
  readonly item: string;
  readonly price_per_kg: number;
  /** Share of the product, or of the charge. */
  readonly share: number;
  readonly factors: readonly number[];
}

/** A cost that is not metal. */
export interface RunningCost {
  readonly item: string;
  readonly per_year: number;
  readonly per_kg: number;
}

/** One draw of a plant; one currency, real money of today. */
export interface InvestmentPlan {
  readonly constructionShares: readonly number[];
  readonly years: number;
  readonly discount: number;
  readonly incomeTax: number;
  readonly capital: readonly CapitalItem[];
  readonly startUp: StartUp;
  /** Good and rejected metal together in a full year. */
  readonly output_kg: number;
  readonly metalYield: number;
  readonly rejects: number;
  /** What a kilogram that was rejected fetches. */
  readonly rejectPrice: number;
  readonly sales: readonly PricedShare[];
  readonly feed: readonly PricedShare[];
  readonly running: readonly RunningCost[];
  /** Days that metal lies in the plant before it is paid for. */
  readonly metalDays: number;
  readonly loan: {
    readonly share: number;
    readonly interest: number;
    readonly years: number;
    readonly added: boolean;
  };
  readonly gate?: QualificationGate;
}

/** What one draw amounts to. */
export interface InvestmentResult {
  readonly rows: readonly CashFlowYear[];
  readonly flows: readonly number[];
  readonly npv: number;
  readonly qualified: boolean;
  /** Costs by item over the life, per kilogram of product, both discounted. */
  readonly costs: readonly { readonly item: string; readonly per_kg: number }[];
  /** Sales price of a kilogram that was sold as good, discounted mean. */
  readonly price_per_kg: number;
}

/**
 * Cash flow of a plant: metal bought by share, product sold at the share of its price that its qualification allows, rejects
 * sold as scrap, metal bound as working capital and given back at the end, equipment bought again when its life ends.
 * `priceFactor` is on all sales prices.
 */
export function investment(plan: InvestmentPlan, priceFactor = 1): InvestmentResult {
  const { years, discount, constructionShares } = plan;
  const building = constructionShares.length;
  const made = rampShares(plan.startUp, years).map((share) => share * plan.output_kg);
  const gate = plan.gate
    ? gateYears(plan.gate, years)
    : { priceShare: made.map(() => 1), cost: made.map(() => 0), passed: true };
  const feed = feedCosts(plan, made);
  const operating = [...feed, ...otherCosts(plan, made), { item: 'qualification', cost: gate.cost }].filter(
    ({ cost }) => cost.some((one) => one !== 0),
  );
  const good = made.map((kg) => kg * (1 - plan.rejects));
  const sold = good.map((kg, j) => kg * meanPrice(plan.sales, j) * gate.priceShare[j]! * priceFactor);
  const afterStart = (amounts: readonly number[]): number[] => [
    ...constructionShares.map(() => 0),
    ...amounts,
  ];
  const rows = cashFlow({
    ...capitalYears(plan, building + years),
    workingCapital: metalBound(plan, sumOf(feed, years)),
    operatingCost: afterStart(sumOf(operating, years)),
    sales: afterStart(sold),
    loan: loanOf(plan),
    incomeTax: plan.incomeTax,
    discount,
    deducted: 'interest',
  });
  const worth = (amounts: readonly number[]): number => presentValue(afterStart(amounts), discount);
  return {
    rows,
    flows: rows.map((row) => row.cashFlow),
    npv: rows.at(-1)!.cumulativeNpv,
    qualified: gate.passed,
    costs: costsPerKg({ rows, operating, discount, kg: worth(good), worth }),
    price_per_kg: worth(sold) / worth(good),
  };
}

interface YearlyCost {
  readonly item: string;
  readonly cost: readonly number[];
}

const meanPrice = (priced: readonly PricedShare[], year: number): number =>
  priced.reduce((sum, one) => sum + one.share * one.price_per_kg * one.factors[year]!, 0);

const sumOf = (costs: readonly YearlyCost[], years: number): number[] =>
  Array.from({ length: years }, (_, j) => costs.reduce((sum, { cost }) => sum + cost[j]!, 0));

const feedCosts = ({ feed, metalYield }: InvestmentPlan, made: readonly number[]): YearlyCost[] =>
  feed.map(({ item, share, price_per_kg, factors }) => ({
    item,
    cost: made.map((kg, j) => (kg / metalYield) * share * price_per_kg * factors[j]!),
  }));

const otherCosts = (
  { running, rejects, rejectPrice }: InvestmentPlan,
  made: readonly number[],
): YearlyCost[] => [
  ...running.map(({ item, per_year, per_kg }) => ({ item, cost: made.map((kg) => per_year + kg * per_kg) })),
  { item: 'rejects sold as scrap', cost: made.map((kg) => -kg * rejects * rejectPrice) },
];

/** Change of the metal bound in each year: bought in the year before it is needed, given back in the last one. */
function metalBound({ constructionShares, metalDays }: InvestmentPlan, feed: readonly number[]): number[] {
  const bound = feed.map((cost) => (metalDays / 365) * cost);
  const building = constructionShares.length;
  return Array.from({ length: building + feed.length }, (_, year) =>
    year < building - 1 ? 0 : (bound[year + 1 - building] ?? 0) - (bound[year - building] ?? 0),
  );
}

const loanOf = (plan: InvestmentPlan): CashFlowPlan['loan'] =>
  loanTable(
    {
      drawn: plan.constructionShares.map((part) => part * capitalOf(plan) * plan.loan.share),
      interest: plan.loan.interest,
      years: plan.loan.years,
      duringConstruction: plan.loan.added ? 'added' : 'paid',
    },
    plan.constructionShares.length + plan.years,
  );

const capitalOf = ({ capital }: InvestmentPlan): number => capital.reduce((sum, { cost }) => sum + cost, 0);

/** Capital bought and written off by year, replacements included; what is left at the end is written off then. */
function capitalYears(
  plan: InvestmentPlan,
  total: number,
): Pick<CashFlowPlan, 'depreciableCapital' | 'fixedCapital' | 'depreciation'> {
  const building = plan.constructionShares.length;
  const fixedCapital = new Array<number>(total).fill(0);
  const depreciation = new Array<number>(total).fill(0);
  for (const { cost, lifetime = plan.years, depreciation: shares } of plan.capital) {
    plan.constructionShares.forEach((part, year) => {
      fixedCapital[year]! += part * cost;
    });
    const again = replacementYears({ ventureYears: plan.years, lifetime, startIndex: building });
    for (const year of again) fixedCapital[year]! += cost;
    for (const from of [building, ...again]) writeOff(depreciation, { cost, shares, from });
  }
  return { depreciableCapital: fixedCapital, fixedCapital, depreciation };
}

function writeOff(
  years: number[],
  {
    cost,
    shares,
    from,
  }: { readonly cost: number; readonly shares: readonly number[]; readonly from: number },
): void {
  let left = 1;
  for (let year = from; year < years.length; year++) {
    const share = year === years.length - 1 ? left : (shares[year - from] ?? 0);
    years[year]! += cost * share;
    left -= share;
  }
}

/** Costs of a kilogram by item: operating ones, then capital, metal bound, loan and tax. They add up to the price at zero NPV. */
function costsPerKg(of: {
  readonly rows: readonly CashFlowYear[];
  readonly operating: readonly YearlyCost[];
  readonly discount: number;
  readonly kg: number;
  readonly worth: (amounts: readonly number[]) => number;
}): InvestmentResult['costs'] {
  const whole = (pick: (row: CashFlowYear) => number): number => presentValue(of.rows.map(pick), of.discount);
  const parts: (readonly [string, number])[] = [
    ...of.operating.map(({ item, cost }) => [item, of.worth(cost)] as const),
    ['capital', whole((row) => row.fixedCapital)],
    ['metal bound', whole((row) => row.workingCapital)],
    ['tax', whole((row) => row.tax)],
    ['loan', whole((row) => row.loanPayment + row.interestBefore - row.loan)],
  ];
  return parts
    .filter(([, amount]) => amount !== 0)
    .map(([item, amount]) => ({ item, per_kg: amount / of.kg }));
}
