import { z } from 'zod';

/** A number that is not known exactly, in the shapes that the formats have. */

/** Mean with its standard deviation. */
export const meanSd = z.object({ mean: z.number(), sd: z.number() });

/** Mean with its 5 and 95 % points. */
export const interval = z.object({ mean: z.number(), p05: z.number(), p95: z.number() });

/** Share above zero that a person states, with its standard deviation. */
export const shareWithSd = z.strictObject({
  mean: z.number().gt(0).max(1),
  sd: z.number().min(0).max(1).optional(),
});

/** Draws that met every limit: their share, its lower limit, and what they were drawn from. */
export const passedDraws = z.object({
  passRate: z.number(),
  lowerLimit: z.number(),
  samples: z.number(),
  seed: z.union([z.number(), z.string()]),
  /** Draws at which the count could stop, and the probability that a lower limit there is wrong; absent = all were counted, 0.05. */
  interimCounts: z.array(z.object({ samples: z.number(), error: z.number() })).optional(),
});
