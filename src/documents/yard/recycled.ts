import { z } from 'zod';

/** Recycled content of what was charged, in the figures of ISO 14021 [%]. */
export const recycledSchema = z.object({
  charged_kg: z.number(),
  preConsumer_pct: z.number(),
  postConsumer_pct: z.number(),
  recycled_pct: z.number(),
  /** Internal revert, which counts for no claim. */
  internal_pct: z.number(),
  virgin_pct: z.number(),
  /** Lots without an origin, which count for no claim. */
  unstated_pct: z.number(),
});
