import { AskedGroup } from '../../../desk/group/ask-plants.ts';
import { keptPricesSchema } from '../../../documents/reference.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Prices of each plant side by side, the largest difference first. A plant whose token reads no money answers with none. */
export const groupPrices = defineVerb(contract, async ({ group }, context) => {
  const asked = new AskedGroup(group, context);
  const listed = await asked.ask({ verb: 'reference/list-prices', order: {} }, keptPricesSchema);
  const told = listed.flatMap((one) =>
    'answer' in one
      ? one.answer.prices.map(({ of, usd_per_kg, on, source }) => ({
          of,
          price: { plant: one.plant.id, usd_per_kg, on, source },
        }))
      : [],
  );
  const rows = [...Map.groupBy(told, ({ of }) => of)].map(([of, same]) => {
    const prices = same.map(({ price }) => price);
    const values = prices.map(({ usd_per_kg }) => usd_per_kg);
    const spread = values.length < 2 ? null : Math.max(...values) / Math.min(...values) - 1;
    return { of, prices, spread };
  });
  rows.sort((a, b) => (b.spread ?? -1) - (a.spread ?? -1) || (a.of < b.of ? -1 : 1));
  return { format: 'remelt-group-prices/1' as const, ...asked.said(), rows };
});
