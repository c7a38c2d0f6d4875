import { z } from 'zod';
import { subjectSchema } from '../common.ts';

/** What may become of metal that failed, in the words of the trade; `notify`: it has left, its customer is told and keeps it. */
export const DISPOSALS = ['notify', 'rework', 'regrade', 'return', 'sell', 'scrap', 'use-as-is'] as const;

/** `remelt-disposed/1`: what became of metal that did not pass. */
export const disposedSchema = z.object({
  format: z.literal('remelt-disposed/1'),
  subject: subjectSchema,
  as: z.enum(DISPOSALS),
  /** The reason as it is recorded: with number, customer and scope of a concession. */
  why: z.string(),
});
export type Disposed = z.infer<typeof disposedSchema>;
