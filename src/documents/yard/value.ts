import { z } from 'zod';
import { assumptionSchema, listOf, manifestSchema } from '../common.ts';
import { statedSchema } from '../economics/stated.ts';
import { planInputSchema } from '../heats/plan.ts';

/** `remelt-value/1`: what a lot is worth to a yard and its orders: a plan that holds it among its materials. */
export const valueInputSchema = z.strictObject({
  format: z.literal('remelt-value/1').exactOptional(),
  /** Id of one of the materials. */
  lot: z.string().min(1),
  plan: planInputSchema,
  /** What else could be done with the lot, in USD/kg: sold as stainless feed, refined. */
  alternatives: listOf(z.strictObject({ as: z.string().min(1), price: statedSchema })).exactOptional(),
});

export const valueOutputSchema = z.object({
  format: z.literal('remelt-value/1'),
  manifest: manifestSchema,
  assumed: listOf(assumptionSchema),
  lot: z.string(),
  available_kg: z.number(),
  asked_usd_per_kg: z.number(),
  /** Cost of the orders without the lot; null = they cannot be met without it. */
  without_usd: z.number().nullable(),
  /** The lot given away, by the amount that is offered. */
  curve: listOf(
    z.object({
      offered_kg: z.number(),
      used_kg: z.number(),
      cost_usd: z.number().nullable(),
      /** Most that may be paid for all that is offered, per kg; of the last step; null where nothing can be compared. */
      average_usd_per_kg: z.number().nullable(),
      last_usd_per_kg: z.number().nullable(),
    }),
  ),
  /** Most that may be paid for a kilogram when the whole lot must be taken. */
  most_usd_per_kg: z.number().nullable(),
  /** Used at the price asked. */
  atPrice: z.object({ used_kg: z.number(), cost_usd: z.number().nullable() }),
  alternatives: listOf(z.object({ as: z.string(), usd_per_kg: z.number() })),
  words: listOf(z.string()),
});
export type ValueOutput = z.infer<typeof valueOutputSchema>;
