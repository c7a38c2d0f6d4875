import { type CashFlowInputs, cashFlowInputs } from '../../../documents/economics/economics-methods.ts';
import { InputError } from '../../../foundation/errors.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import { replacementYears } from '../../../models/economics/capital/replacement.ts';
import {
  CASH_FLOW_COLUMNS,
  type CashFlowPlan,
  cashFlow,
} from '../../../models/economics/cash-flow/cash-flow.ts';
import { loanTable } from '../../../models/economics/cash-flow/loan.ts';
import { rampShares } from '../../../models/economics/cash-flow/start-up.ts';
import { paybackYears, ratesOfReturn } from '../../../models/economics/discounting/present-value.ts';
import { scheduleNamed } from '../../stated/schedule.ts';
import { defineMethod, orAssumed } from '../method.ts';

export const cashflow = defineMethod({
  name: 'cashflow',
  title: 'cash flow of a plant year by year, with tax, depreciation, loan, start-up and replacement',
  formula:
    'earnings = sales - cost - depreciation - deducted; losses carried forward; cash = earnings - tax + depreciation + loan - payment - capital',
  source: 'BioSTEAM unit tests; its deduction of the whole loan payment is a choice here, not advice on tax',
  schema: cashFlowInputs,
  run(inputs) {
    refuseImpossible(inputs);
    const { plan, assumed } = planOf(inputs);
    const rows = cashFlow(plan);
    const flows = rows.map((row) => row.cashFlow);
    const rates = ratesOfReturn(flows);
    return {
      quantities: {
        columns: [...CASH_FLOW_COLUMNS],
        rows: rows.map((row) => CASH_FLOW_COLUMNS.map((column) => row[column])),
        npv: rows.at(-1)!.cumulativeNpv,
        irr: rates.length === 1 ? rates[0]! : null,
        rates,
        paybackYears: paybackYears(flows),
      },
      assumed,
    };
  },
});

/** What no plant can have. */
function refuseImpossible({
  loanYears,
  operatingYears,
  constructionShares,
  constructionYears,
}: CashFlowInputs) {
  if (loanYears !== undefined && loanYears > operatingYears) {
    throw new InputError(`cashflow: a loan over ${loanYears} years outlives a plant of ${operatingYears}`, {
      path: 'loanYears',
      value: loanYears,
      unit: 'a',
      allowed: `at most ${operatingYears}`,
      cure: 'shorten the loan, or let the plant run longer',
    });
  }
  const sum = constructionShares?.reduce((total, one) => total + one, 0) ?? 1;
  if (
    Math.abs(sum - 1) > 1e-6 ||
    (constructionShares && constructionYears && constructionShares.length !== constructionYears)
  ) {
    throw new InputError(`cashflow: the shares of construction add up to ${sum}`, {
      path: 'constructionShares',
      value: sum,
      allowed: '1, with one share for each year of construction',
      cure: 'correct the share of a year',
    });
  }
}

function planOf(inputs: CashFlowInputs): {
  readonly plan: CashFlowPlan;
  readonly assumed: readonly Assumption[];
} {
  const { fixedCapital, operatingYears, loanFraction = 0 } = inputs;
  const shares = constructionOf(inputs);
  const building = shares.length;
  const total = building + operatingYears;
  const [deducted, noDeduction] = orAssumed(
    loanFraction > 0 ? inputs.loanDeduction : 'payment',
    'payment' as const,
    {
      what: 'loanDeduction, what of the loan lowers the taxed earnings',
      unit: 'text',
      source: 'rule of BioSTEAM; usual practice deducts the interest only: state "interest"',
    },
  );
  const [schedule, noSchedule] = orAssumed(inputs.depreciation, 'MACRS7', {
    what: 'depreciation',
    unit: 'text',
    source: 'assumption: seven years, as in the textbook case',
  });
  const depreciable = inputs.depreciableCapital ?? fixedCapital;
  const working = fixedCapital * (inputs.workingCapitalFraction ?? 0);
  const overYears = (of: (year: number) => number): number[] =>
    Array.from({ length: total }, (_, year) => of(year));
  const bought = purchases(inputs, building);
  const salvage = fixedCapital * (inputs.salvageFraction ?? 0);
  const plan: CashFlowPlan = {
    depreciableCapital: overYears((year) => depreciable * (shares[year] ?? 0)),
    fixedCapital: overYears(
      (year) => fixedCapital * (shares[year] ?? 0) + (bought[year] ?? 0) - (year === total - 1 ? salvage : 0),
    ),
    workingCapital: overYears((year) =>
      year === building - 1 ? working : year === total - 1 ? -working : 0,
    ),
    depreciation: writeOff(scheduleNamed(schedule, 'depreciation'), { depreciable, building, total }),
    operatingCost: ramped(inputs.operatingCostPerYear, inputs, inputs.startupOperatingCostFraction ?? 1),
    sales: ramped(inputs.salesPerYear, inputs, inputs.startupSalesFraction ?? 0.5),
    loan: loanTable(
      {
        drawn: shares.map((part) => part * fixedCapital * loanFraction),
        interest: inputs.loanInterest ?? 0,
        years: inputs.loanYears ?? operatingYears,
        duringConstruction: addsInterest(inputs.interestDuringConstruction) ? 'added' : 'paid',
      },
      total,
    ),
    incomeTax: inputs.incomeTax ?? 0,
    discount: inputs.discountRate,
    deducted,
  };
  return { plan, assumed: [...noDeduction, ...noSchedule] };
}

/** Capital by year of construction as shares; in equal parts where nothing else is said. */
const constructionOf = ({ constructionShares, constructionYears = 1 }: CashFlowInputs): readonly number[] =>
  constructionShares ?? Array.from({ length: constructionYears }, () => 1 / constructionYears);

/** Interest before the start is paid in cash unless the words say that it is added to the debt. */
const addsInterest = (words = ''): boolean => /add|capitali|roll/i.test(words);

/** Money for equipment bought again, by year. */
function purchases(
  { equipment = [], operatingYears }: CashFlowInputs,
  building: number,
): Record<number, number> {
  const bought: Record<number, number> = {};
  for (const { cost, lifetime } of equipment)
    for (const year of replacementYears({ ventureYears: operatingYears, lifetime, startIndex: building }))
      bought[year] = (bought[year] ?? 0) + cost;
  return bought;
}

/** Depreciation by year; what the schedule has left when the plant ends is written off in its last year. */
function writeOff(
  shares: readonly number[],
  {
    depreciable,
    building,
    total,
  }: { readonly depreciable: number; readonly building: number; readonly total: number },
): number[] {
  const left = shares.slice(total - building).reduce((sum, one) => sum + one, 0);
  return Array.from({ length: total }, (_, year) =>
    year < building ? 0 : depreciable * ((shares[year - building] ?? 0) + (year === total - 1 ? left : 0)),
  );
}

function ramped(amount: number, inputs: CashFlowInputs, share: number): number[] {
  const ramp = rampShares({ months: inputs.startupMonths ?? 0, share }, inputs.operatingYears);
  return [...constructionOf(inputs).map(() => 0), ...ramp.map((one) => one * amount)];
}
