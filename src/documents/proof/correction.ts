import { z } from 'zod';
import { listOf, subjectSchema } from '../common.ts';

/** `remelt-correction/1`: what a correction takes back or changes, done or shown for confirmation. */
export const correctionSchema = z.object({
  format: z.literal('remelt-correction/1'),
  of: subjectSchema,
  /** The record that is corrected, in words: "analysis B-1". */
  record: z.string(),
  done: z.boolean(),
  /** What it does, sentence by sentence. */
  effects: listOf(z.string()),
  /** What rests on the record: heats, releases, certificates, shipments. It stays, and may have to be looked at. */
  restsOn: listOf(z.string()),
  reason: z.string(),
  /** Stands for what is shown: an order that confirms it repeats it. */
  shown: z.string(),
});
export type Correction = z.infer<typeof correctionSchema>;
