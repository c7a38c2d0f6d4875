import { z } from 'zod';
import { assumptionSchema, elementSymbol, listOf } from '../common.ts';
import { spreadSchema } from '../economics/stated.ts';
import { planInputSchema } from '../heats/plan.ts';

/** `remelt-yard-orders/1`: what a yard is to melt: heats as in a plan document, without the metal for them. */
export const yardOrdersSchema = z.strictObject({
  format: z.literal('remelt-yard-orders/1').exactOptional(),
  ...planInputSchema.pick({ heats: true, jointConfidence: true, certificationSamples: true, seed: true })
    .shape,
});
export type YardOrders = z.infer<typeof yardOrdersSchema>;

const outletSchema = z.object({
  id: z.string(),
  by: z.string(),
  as: z.string(),
  /** It goes into a lesser alloy there. */
  downgrade: z.boolean(),
  /** What a kilogram fetches there, over draws of the terms. */
  net_usd_per_kg: spreadSchema,
  /** Worth of the whole lot that is not paid for, of Re, Hf, Ta and Nb. */
  unpaid_usd: listOf(z.object({ element: elementSymbol, usd: z.number() })),
});

const lotSchema = z.object({
  lot: z.string(),
  status: z.string(),
  grade: z.string().nullable(),
  form: z.string(),
  free_kg: z.number(),
  /** What plans reckon with: what was paid, else what the deck says it fetches. */
  price_usd_per_kg: z.number(),
  /** Taken by the plan of the orders. */
  used_kg: z.number(),
  /** Most that may be paid for its next kilogram; null = no order says. */
  worth_usd_per_kg: z.number().nullable(),
  /** Best first. */
  outlets: listOf(outletSchema),
  /** What to do with what no order takes. */
  advice: z.string(),
});

/** `remelt-yard-value/1`: the lots of a yard by what is not paid for in them, what the orders would pay, and who else takes them. */
export const yardValueSchema = z.object({
  format: z.literal('remelt-yard-value/1'),
  /** The orders, and whether they were given or are the planned heats of the ledger. */
  orders: z.object({
    from: z.enum(['file', 'planned heats', 'none']),
    heats: listOf(z.object({ id: z.string(), gradeId: z.string().nullable(), mass_kg: z.number() })),
    cost_usd: z.number().nullable(),
  }),
  /** Most unpaid first. */
  lots: listOf(lotSchema),
  /** Lots that nothing is known of. */
  unknown: listOf(z.object({ lot: z.string(), why: z.string() })),
  assumed: listOf(assumptionSchema),
  rules: listOf(z.string()),
});
export type YardValue = z.infer<typeof yardValueSchema>;
