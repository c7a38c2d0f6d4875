import { z } from 'zod';
import { listOf } from '../common.ts';

/** `remelt-cost-posting/1`: what a heat cost, item by item, as it is posted. Decimal text, USD. */
export const costPostingSchema = z.object({
  format: z.literal('remelt-cost-posting/1'),
  heat: z.string(),
  product_kg: z.number(),
  total_usd: z.string(),
  /** Metal by lot, then what was used beside it; without an amount where nobody recorded one. */
  costs: listOf(
    z.object({
      item: z.string(),
      amount: z.string().exactOptional(),
      unit: z.string().exactOptional(),
      usd: z.string(),
    }),
  ),
  /** Total that was posted before; null = none was. */
  before_usd: z.string().nullable(),
  /** What is confirmed. */
  shown: z.string(),
  /** Record; null = shown, and not posted yet. */
  seq: z.number().nullable(),
});
export type CostPosting = z.infer<typeof costPostingSchema>;
