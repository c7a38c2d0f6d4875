import { BalanceError } from '../../../../foundation/errors.ts';
import { sumOfDecimals } from '../../../../foundation/quantity/sum-of-decimals.ts';
import { defineRecord } from '../../rules/command.ts';
import { ANY_HEAT, wrongStatus } from '../found.ts';

/** C3: the items add up to the total, exactly, and the cost is that of a heat whose metal has come out. */
export const postCost = defineRecord({
  type: 'postCost',
  of: ANY_HEAT,
  says: 'cost.posted',
  act: 'post cost',
  rule(desk, { costs, totalUsd }, heat) {
    if (heat.status !== 'melted' && heat.status !== 'cast')
      throw wrongStatus(desk, heat, {
        act: 'given a cost',
        allowed: 'a melted or cast heat',
        cure: 'record what came out first',
      });
    const sum = sumOfDecimals(costs.map(({ usd }) => usd));
    if (sum !== totalUsd)
      throw new BalanceError(`the items of the cost add up to ${sum} USD, not ${totalUsd} USD`, {
        path: `${desk.path}totalUsd`,
        value: totalUsd,
        unit: 'USD',
        allowed: sum,
      });
  },
});
