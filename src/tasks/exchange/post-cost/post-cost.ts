import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import type { CostPosting } from '../../../documents/exchange/cost-posting.ts';
import type { HeatCostAnswer } from '../../../documents/heats/heat-cost.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { HEAT_USE_WORDS } from '../../../foundation/quantity/heat-use.ts';
import { sumOfDecimals } from '../../../foundation/quantity/sum-of-decimals.ts';
import { requireAsShown } from '../../as-shown.ts';
import { reportHeatCost } from '../../heats/report-heat-cost/report-heat-cost.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Posts what a heat cost as `report-heat-cost` works it out now: shown first, posted when `confirm` repeats what was shown. Posted again, the
 * feed reverses the posting before. Throws what that report throws.
 */
export const postCost = defineVerb(contract, ({ heat: id, confirm }, context) =>
  onOneHead(context.store, async (expectedHead) => {
    const { cost: before } = await knownHeat(id, context);
    const report = await reportHeatCost.run({ heat: id }, context);
    const posting = postingOf(report);
    const shown = hashOf(posting);
    requireAsShown(`the cost of heat ${id}`, { confirm, shown }, context);
    const answer = {
      format: 'remelt-cost-posting/1' as const,
      ...{ heat: id, ...posting, before_usd: before?.totalUsd ?? null, shown },
    };
    if (confirm === undefined) return { ...answer, seq: null };
    const { costs, total_usd: totalUsd, product_kg } = posting;
    const { records } = await context.store.execute(
      {
        type: 'postCost',
        ...{ heat: id, totalUsd, costs, product_g: Math.round(1000 * product_kg) },
        ...{ documentSha256: hashOf(report), ...signatureOf(context.actor) },
      },
      { expectedHead, ...signalOf(context) },
    );
    return { ...answer, seq: records[0]!.seq };
  }),
);

/** The report as it is posted: money to the millionth of a dollar, amounts as they were recorded. */
function postingOf({
  items,
  uses,
  product_kg,
}: HeatCostAnswer): Pick<CostPosting, 'costs' | 'total_usd' | 'product_kg'> {
  const costs = items.map(({ item, recorded_usd }) => {
    const use = uses.find((one) => HEAT_USE_WORDS[one.item] === item || one.item === item);
    const amount = use?.recorded ?? null;
    return {
      item: use?.item ?? item,
      ...(use === undefined || amount === null ? {} : { amount: String(amount), unit: use.unit }),
      usd: sumOfDecimals([recorded_usd.toFixed(6)]),
    };
  });
  return { costs, product_kg, total_usd: sumOfDecimals(costs.map(({ usd }) => usd)) };
}
