import { z } from 'zod';
import { textSchema, wtpctContents } from '../common.ts';
import { passedDraws } from '../uncertain.ts';
import { planInputSchema } from './plan.ts';

const index = z.number().int().min(0).max(1000);

/** A charge that is judged as it is weighed. */
export const chargeConformanceOrderSchema = z.strictObject({
  /** The heat and the materials, as for a plan. */
  plan: planInputSchema,
  /** Materials of the document as the scale shows them. */
  charge: z
    .array(
      z.strictObject({
        id: textSchema,
        mass_kg: z.number().min(0).max(1e9),
        /** One standard deviation of the weighing [kg]. */
        sd_kg: z.number().min(0).max(1e7).exactOptional(),
      }),
    )
    .max(20_000),
  /** Which heat of the document, from 0; default the first. */
  heat: index.exactOptional(),
  /** Route of several that the heat takes; default the first. */
  route: textSchema.exactOptional(),
});
export type ChargeConformanceOrder = z.infer<typeof chargeConformanceOrderSchema>;

/** What a charge comes to against its target. */
export const chargeConformanceSchema = z.object({
  /** Refined metal that it makes [kg]. */
  mass_kg: z.number(),
  cost_usd: z.number(),
  composition_wtpct: z.object({ charged: wtpctContents, refined: wtpctContents }),
  certificate: passedDraws,
  /** Limits that the mean breaks, in words: recomputed by plain arithmetic. */
  outside: z.array(z.string()),
  /** Share of the failing draws that break each limit. */
  risks: z.array(z.object({ words: z.string(), share: z.number() })),
});
export type ChargeConformance = z.infer<typeof chargeConformanceSchema>;
