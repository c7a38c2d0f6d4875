import { z } from 'zod';
import { HEAT_USE_NAMES } from '../../foundation/quantity/heat-use.ts';
import { assumptionSchema, listOf } from '../common.ts';

/** What of a poured heat was shipped, is still here and has not failed, and failed. */
export const soldMetalShape = { shipped_kg: z.number(), here_kg: z.number(), failed_kg: z.number() };

/** `remelt-heat-cost/1`: what a poured heat cost, planned against recorded, and what it was sold for. Money in USD. */
export const heatCostSchema = z.object({
  format: z.literal('remelt-heat-cost/1'),
  heat: z.string(),
  planned_kg: z.number(),
  product_kg: z.number(),
  /** Metal by lot, then everything else. */
  items: listOf(z.object({ item: z.string(), planned_usd: z.number(), recorded_usd: z.number() })),
  planned_usd: z.number(),
  recorded_usd: z.number(),
  planned_usd_per_kg: z.number(),
  recorded_usd_per_kg: z.number(),
  /** What makes the difference, in the order in which the numbers of the plan give way to the recorded ones. */
  variance: listOf(z.object({ why: z.string(), usd: z.number() })),
  /** What is used beside metal; recorded null = nobody booked it, and the plan stands in for it. */
  uses: listOf(
    z.object({
      item: z.enum(HEAT_USE_NAMES),
      unit: z.string(),
      planned: z.number().nullable(),
      recorded: z.number().nullable(),
      /** Null: the plant states no rate, and the item is in no sum. */
      usd_per_unit: z.number().nullable(),
    }),
  ),
  /** By its contract; null where none is recorded, or its share of a saving cannot be stated. */
  sold: z
    .object({
      contract: z.string(),
      ...soldMetalShape,
      /** For what was shipped. */
      sales_usd: z.number(),
      /** What the shipped metal bears of the cost, without metal that is the customer's. */
      cost_usd: z.number(),
      margin_usd: z.number(),
      /** Sales of what is still here, once it is shipped. */
      toCome_usd: z.number(),
    })
    .nullable(),
  assumed: listOf(assumptionSchema),
});
export type HeatCostAnswer = z.infer<typeof heatCostSchema>;
