import { presentValueInputs } from '../../../documents/economics/economics-methods.ts';
import { InputError } from '../../../foundation/errors.ts';
import { capitalRecovery, presentWorth } from '../../../models/economics/discounting/annuity.ts';
import { defineMethod } from '../method.ts';

export const presentValue = defineMethod({
  name: 'present-value',
  title: 'present value of a plant with capital over several years, escalation and a loan',
  formula:
    'P/A(r,g,N) = (1 - ((1+g)/(1+r))^N)/(r-g), each term a difference of two; loan = debt (1 - P/A(r,0,n)/P/A(i,0,n))',
  source:
    'IDAES QGESS and PrOMMiS; the loan with the sign of finance: money cheaper than the discount rate is worth something',
  schema: presentValueInputs,
  run(inputs) {
    const { capital, discount, lifetime, capitalShares, debtShare = 0, loanInterest = 0 } = inputs;
    const building = capitalShares.length;
    requireWhole(capitalShares);
    const worth = (growth: number, years: number): number => presentWorth({ discount, growth, years });
    const { capitalEscalation = 0, operatingInflation = 0, revenueInflation = 0 } = inputs;
    const spent = capitalShares.reduce(
      (sum, part, k) => sum + part * (worth(capitalEscalation, k + 1) - worth(capitalEscalation, k)),
      0,
    );
    const during = (growth: number): number => worth(growth, building + lifetime) - worth(growth, building);
    const pvCapital = -capital * spent;
    const debt = capital * debtShare;
    const pvLoanTerm =
      inputs.loanYears === undefined
        ? 0
        : debt * (1 - worth(0, inputs.loanYears) * capitalRecovery(loanInterest, inputs.loanYears));
    const pvOperating = -inputs.operatingPerYear * during(operatingInflation);
    const pvRevenue = inputs.revenuePerYear * during(revenueInflation);
    return {
      quantities: {
        pvCapital,
        pvLoanTerm,
        pvOperating,
        pvRevenue,
        npv: pvCapital + pvLoanTerm + pvOperating + pvRevenue,
      },
    };
  },
});

function requireWhole(shares: readonly number[]): void {
  const sum = shares.reduce((total, one) => total + one, 0);
  if (Math.abs(sum - 1) < 1e-6) return;
  throw new InputError(`present-value: the shares of the capital add up to ${sum}`, {
    path: 'capitalShares',
    value: sum,
    allowed: '1',
    cure: 'correct the share of a year',
  });
}
