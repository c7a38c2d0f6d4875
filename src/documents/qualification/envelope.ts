import { z } from 'zod';
import { assumptionSchema, manifestSchema, textSchema } from '../common.ts';
import { planInputSchema, planOutputSchema } from '../heats/plan.ts';
import { circumstances } from './qualified-heat.ts';
import { qualifyInputSchema } from './qualify.ts';

/** What a plan document does not say of the heats to come. */
const circumstancesSchema = z.strictObject({
  ...circumstances,
  /** What signalled, or what happened in service. */
  chartSignal: textSchema.optional(),
  serviceEvent: textSchema.optional(),
});

/** Asks whether a plan stays inside what a programme's heats cover. */
export const envelopeOrderSchema = z.strictObject({
  plan: planInputSchema,
  answer: planOutputSchema,
  programme: qualifyInputSchema,
  circumstances: circumstancesSchema.optional(),
  samples: z.int().min(100).max(100_000).optional(),
  seed: z.union([z.number(), z.string()]).optional(),
});

const many = <T extends z.ZodType>(one: T) => z.array(one).readonly();

/** `remelt-envelope/1`: what is covered, and what a plan leaves. */
export const envelopeOutputSchema = z.object({
  format: z.literal('remelt-envelope/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  verdict: z.enum(['inside', 'leaves']),
  ranges: many(
    z.object({
      what: z.string(),
      unit: z.string(),
      low: z.number(),
      high: z.number(),
      heats: many(z.number()),
      /** Of the planned heats: mean, and the 5 and 95 % of its draws; absent where the plan does not say. */
      planned: many(
        z.object({
          heat: z.string(),
          mean: z.number(),
          p05: z.number(),
          p95: z.number(),
          /** The mean lies beyond an edge that counts: the highest, and of rare earths the lowest as well. */
          outside: z.boolean(),
        }),
      ).optional(),
    }),
  ),
  /** Stated by fewer than three heats: not covered, and not watched. */
  uncovered: many(z.string()),
  leaves: many(
    z.object({
      heat: z.string(),
      trigger: z.string(),
      what: z.string(),
      /** Share of the draws outside; absent where it is certain. */
      share: z.number().optional(),
      reopens: z.object({ gate: z.number(), level: z.string(), properties: many(z.string()) }),
      words: z.string(),
    }),
  ),
});

export type EnvelopeOrder = z.infer<typeof envelopeOrderSchema>;
export type EnvelopeOutput = z.infer<typeof envelopeOutputSchema>;
