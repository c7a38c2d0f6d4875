import { accountOfHeat, otherUsd } from '../../../calculations/heats/heat-account.ts';
import { marginOf } from '../../../calculations/heats/heat-margin.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { contractOf, knownHeat } from '../../../desk/heat/known-heat.ts';
import { heatCost } from '../../../desk/money/heat-cost.ts';
import { pricesOfHeats } from '../../../desk/money/prices-of-heats.ts';
import { soldOfHeat } from '../../../desk/money/sold-of-heat.ts';
import { newMetal, newMetalPrices } from '../../../desk/planning/new-metal.ts';
import { usePlanOf, wantedKg } from '../../../desk/planning/use-plan.ts';
import { contractWords } from '../../../documents/heats/heat-contract.ts';
import type { HeatCostAnswer } from '../../../documents/heats/heat-cost.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { ConflictError, type Cure, cureBy } from '../../../foundation/errors.ts';
import { HEAT_USE_WORDS } from '../../../foundation/quantity/heat-use.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * What a poured heat cost: metal, and what was recorded beside it at the rates of `plant.json`, planned against recorded, with the
 * margin under its contract. Throws ConflictError for a heat that is not poured, and for a lot without a price.
 */
export const reportHeatCost = defineVerb(contract, async ({ heat: id }, context) => {
  const heat = await knownHeat(id, context);
  if (heat.output_g === null)
    throw refusal(heat, 'is not poured yet', {
      ...cureBy('record its melt first', 'heats/record-heat', { heat: id, melt: null }),
    });
  const cost = heatCost(heat, await pricesOfHeats([heat], context));
  if (cost === null)
    throw refusal(heat, 'has a lot without a price', {
      ...cureBy('set the price of its metals, or have the lot analysed', 'reference/set-price'),
    });
  const planned_kg = wantedKg(heat);
  const product_kg = heat.output_g / 1000;
  const account = accountOfHeat({
    ...{ lines: cost.lines, planned_kg, product_kg },
    ...{ used: heat.used ?? {}, plan: usePlanOf(heat, context) },
  });
  return {
    format: 'remelt-heat-cost/1' as const,
    ...{ heat: id, planned_kg, product_kg },
    ...account,
    planned_usd_per_kg: account.planned_usd / planned_kg,
    recorded_usd_per_kg: account.recorded_usd / product_kg,
    sold: await soldOf(heat, { metal_usd: cost.variance.actual_usd, product_kg }, context),
    assumed: [...assumedRates(account.uses, context), ...standIns(account.uses)],
  };
});

const refusal = ({ id, status }: HeatState, words: string, cure: Cure): ConflictError =>
  new ConflictError(`heat ${id} ${words}`, {
    path: `heat:${id}`,
    value: status,
    allowed: 'a poured heat whose lots all have a price',
    ...cure,
  });

async function soldOf(
  heat: HeatState,
  { metal_usd, product_kg }: { readonly metal_usd: number; readonly product_kg: number },
  context: TaskContext,
): Promise<HeatCostAnswer['sold']> {
  const contract = contractOf(heat);
  if (contract === null) return null;
  const sold = await soldOfHeat(heat, context);
  const margin = marginOf(contract, {
    ...{ metal_usd, sold, poured_kg: product_kg },
    charged_kg: heat.input_g / 1000,
    other_usd: otherUsd(heat.used ?? {}, wantedKg(heat), usePlanOf(heat, context)),
    new_usd: newMetal(heat, await newMetalPrices(context), context),
  });
  const { sold_kg: shipped_kg, here_kg, failed_kg } = sold;
  return margin && { contract: contractWords(contract), shipped_kg, here_kg, failed_kg, ...margin };
}

type Uses = HeatCostAnswer['uses'];

/** Rates that nobody read from a bill. */
function assumedRates(uses: Uses, { compute }: TaskContext): HeatCostAnswer['assumed'] {
  const counted = uses
    .filter(({ recorded, planned }) => (recorded ?? planned ?? 0) > 0)
    .map(({ item }) => item);
  return compute
    .facts()
    .plant.rates.filter(({ item, confidence }) => confidence === 'assumption' && counted.includes(item))
    .map(({ item, usd_per_unit, on, source }) => ({
      what: `rate of ${HEAT_USE_WORDS[item]}, ${on}`,
      value: usd_per_unit,
      unit: 'USD',
      source: `${source} (plant.json)`,
    }));
}

/** Items that the plan stands in for, because nobody recorded them. */
const standIns = (uses: Uses): HeatCostAnswer['assumed'] =>
  uses.flatMap(({ item, unit, planned, recorded }) =>
    recorded !== null || planned === null
      ? []
      : [
          {
            what: `${HEAT_USE_WORDS[item]} of the heat`,
            value: planned,
            unit,
            source: 'the plan: nobody recorded it',
          },
        ],
  );
