import { z } from 'zod';
import { listOf } from './common.ts';

/** `remelt-doctor/1`: whether this machine has what Remelt stands on. */
export const doctorSchema = z.object({
  format: z.literal('remelt-doctor/1'),
  ok: z.boolean(),
  checks: listOf(
    z.object({
      /** What was looked at, such as `solver`. */
      part: z.string(),
      ok: z.boolean(),
      /** What was found there. */
      found: z.string(),
      /** What to do; only where it is not in order. */
      cure: z.string().optional(),
    }),
  ),
});
export type Doctor = z.infer<typeof doctorSchema>;
