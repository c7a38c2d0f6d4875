import { startUpInputs } from '../../../documents/economics/economics-methods.ts';
import { rampShares } from '../../../models/economics/cash-flow/start-up.ts';
import { defineMethod, orAssumed } from '../method.ts';

export const startUp = defineMethod({
  name: 'start-up',
  title: 'sales and costs of the first years of a plant that starts slowly',
  formula: 'year k = S (w f + 1 - w), w = the part of the year that is start-up',
  source: 'rule of BioSTEAM',
  schema: startUpInputs,
  run(inputs) {
    const { salesPerYear, startupMonths: months } = inputs;
    const [share, assumed] = orAssumed(inputs.startupSalesFraction, 0.5, {
      what: 'startupSalesFraction, share of the sales during start-up',
      source: 'assumption: half, as in the textbook case',
    });
    const years = Math.max(2, Math.ceil(months / 12) + 1);
    const ramp = (amount: number, part: number): number[] =>
      rampShares({ months, share: part }, years).map((one) => one * amount);
    const sales = ramp(salesPerYear, share);
    const { fixedCostPerYear: fixed, variableCostPerYear: variable } = inputs;
    return {
      quantities: {
        ...Object.fromEntries(sales.map((one, k) => [`year${k + 1}`, one])),
        lostSales: years * salesPerYear - sales.reduce((sum, one) => sum + one, 0),
        ...(fixed === undefined ? {} : { fixedCost: ramp(fixed, inputs.startupFixedCostFraction ?? 1) }),
        ...(variable === undefined
          ? {}
          : { variableCost: ramp(variable, inputs.startupVariableCostFraction ?? share) }),
      },
      assumed,
    };
  },
});
