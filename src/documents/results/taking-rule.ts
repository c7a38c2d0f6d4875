import { z } from 'zod';

/** What a plant says of results that nobody needs to look at. */
export const takingRuleSchema = z.object({
  source: z.string(),
  method: z.string(),
  /** A control sample is good within so many standard deviations of what it holds. */
  k: z.number().positive(),
  /** For so long [h]. */
  hours: z.number().positive(),
});
export type SetRule = z.infer<typeof takingRuleSchema>;
