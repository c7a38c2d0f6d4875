import { z } from 'zod';
import { assumptionSchema, elementSymbol, listOf, manifestSchema, ppmContents } from '../common.ts';
import { simulateInputSchema } from '../heats/simulate.ts';
import { releaseInputSchema } from '../proof/release.ts';

/** `remelt-derive-stock/1`, what goes in: what the remelted product must meet, and the route that remelts the stock. */
export const deriveStockInputSchema = z.strictObject({
  format: z.literal('remelt-derive-stock/1').optional(),
  product: releaseInputSchema.shape.specification,
  /** The operations that the stock goes through. */
  route: simulateInputSchema.shape.route,
  /** Mass of one charge of stock in the route [kg]. */
  mass_kg: z.number().positive().max(1e6),
  /** Contents of the stock that the product does not limit and the route depends on, such as O and N. */
  composition_ppm: ppmContents.optional(),
  /** Probability with which the product keeps each end of a window; default 0.95. */
  confidence: z.number().gt(0.5).lt(1).optional(),
  /** Draws of the route; default 400. */
  samples: z.number().int().min(50).max(10_000).optional(),
  seed: z.union([z.number(), z.string().min(1).max(200)]).optional(),
});

const spread = z.object({ median: z.number(), p05: z.number(), p95: z.number() });

/** `remelt-derive-stock/1`, what comes out. */
export const deriveStockOutputSchema = z.object({
  format: z.literal('remelt-derive-stock/1'),
  manifest: manifestSchema,
  assumed: listOf(assumptionSchema),
  warnings: listOf(z.string()),
  /** What the stock must meet: the product's own specification where the route changes nothing. */
  specification: releaseInputSchema.shape.specification,
  rows: listOf(
    z.object({
      element: elementSymbol,
      product: z.string(),
      stock: z.string(),
      changed: z.boolean(),
      /** Content after the route over content before [1], at the upper end of the window. */
      kept: spread,
      /** Content after the route of stock without any [ppm]; only where the window has no minimum. */
      gained_ppm: spread.optional(),
      /** Probability that stock at the ends of its window becomes product inside its own; the smaller one. */
      meets: z.number(),
      /** Why the window is this one; empty where the route does not move it. */
      words: z.string(),
    }),
  ),
});

export type DeriveStockInput = z.infer<typeof deriveStockInputSchema>;
export type DeriveStockOutput = z.infer<typeof deriveStockOutputSchema>;
