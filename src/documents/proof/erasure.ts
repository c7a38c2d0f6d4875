import { z } from 'zod';
import { listOf } from '../common.ts';

/** `remelt-erasure/1`: a confidential field that is erased, done or shown for confirmation. */
export const erasureSchema = z.object({
  format: z.literal('remelt-erasure/1'),
  /** Subject or record that was named. */
  of: z.string(),
  field: z.string(),
  done: z.boolean(),
  reason: z.string(),
  records: listOf(
    z.object({
      seq: z.number(),
      kind: z.string(),
      subject: z.string(),
      /** What goes; afterwards what is read in its place. */
      value: z.string(),
      /** Record that says so; null before it is done. */
      erasedBy: z.number().nullable(),
    }),
  ),
  /** Where it may still be. */
  elsewhere: listOf(z.string()),
  /** Stands for what is shown: an order that confirms it repeats it. */
  shown: z.string(),
});
export type Erasure = z.infer<typeof erasureSchema>;
