import { z } from 'zod';
import { day, listOf } from '../common.ts';

/** `remelt-ordered-analyses/1`: what the laboratory was asked to measure and nobody has booked yet, the oldest order first. */
export const orderedAnalysesSchema = z.object({
  format: z.literal('remelt-ordered-analyses/1'),
  plant: z.string(),
  /** The plant is invented. */
  specimen: z.boolean(),
  /** Day that it is of. */
  day: day,
  analyses: listOf(
    z.object({
      lot: z.string(),
      /** Cleared as, else declared as; null where nobody said. */
      grade: z.string().nullable(),
      form: z.string(),
      mass_g: z.number(),
      method: z.string(),
      elements: listOf(z.string()),
      heat: z.string().nullable(),
      /** Name of who ordered it; null where nobody was told. */
      by: z.string().nullable(),
      on: day,
      age_d: z.number(),
    }),
  ),
});
export type OrderedAnalyses = z.infer<typeof orderedAnalysesSchema>;
