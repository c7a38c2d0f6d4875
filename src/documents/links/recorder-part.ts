import { z } from 'zod';
import { listOf } from '../common.ts';

/** `remelt-recorder-part/1`: what became of a file of a recorder that arrived. */
export const recorderPartSchema = z.object({
  format: z.literal('remelt-recorder-part/1'),
  source: z.string(),
  file: z.string(),
  sha256: z.string(),
  /** False: it was kept before. */
  kept: z.boolean(),
  from: z.string(),
  to: z.string(),
  /** Tags of the file that are mapped, and those that nobody has mapped. */
  mapped: listOf(z.string()),
  unmapped: listOf(z.string()),
  /** What a person is asked about before a log is taken from it. */
  asks: listOf(z.string()),
});
export type RecorderPartKept = z.infer<typeof recorderPartSchema>;
