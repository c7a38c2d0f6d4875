import { z } from 'zod';
import { subjectSchema } from './common.ts';
import { DISPOSALS } from './orders/release.ts';

/** `remelt-disposed/1`: what became of metal that did not pass. */
export const disposedSchema = z.object({
  format: z.literal('remelt-disposed/1'),
  subject: subjectSchema,
  as: z.enum(DISPOSALS),
  /** The reason as it is recorded: with number, customer and scope of a concession. */
  why: z.string(),
});
export type Disposed = z.infer<typeof disposedSchema>;
