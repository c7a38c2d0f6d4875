import { z } from 'zod';
import { listOf, subjectSchema } from '../common.ts';

/** `remelt-trace/1`: where the metal of a subject came from (`up`) or went to (`down`), largest share first. */
export const traceSchema = z.object({
  format: z.literal('remelt-trace/1'),
  subject: subjectSchema,
  direction: z.enum(['up', 'down']),
  rows: listOf(
    z.object({
      subject: subjectSchema,
      /**
       * Up: fraction of the asked subject's metal that came through this one. Down: fraction of this one's metal that
       * came from the asked subject [1].
       */
      share: z.number(),
      mass_g: z.number(),
      /** Nothing before it (up) or after it (down) in this ledger. */
      end: z.boolean(),
      form: z.string().exactOptional(),
      supplier: z.string().exactOptional(),
      declaredGrade: z.string().exactOptional(),
      clearedAs: z.string().exactOptional(),
      originClass: z.string().exactOptional(),
      /** No such metal exists: a demonstration. */
      specimen: z.literal(true).exactOptional(),
      /** DOIs, certificates and delivery notes behind the lot and its analyses. */
      references: listOf(z.string()),
      /** Recalls that reached it, the FAIL that stands on it, and what suspends its release, in words; absent where nothing does. */
      notices: listOf(z.string()).exactOptional(),
    }),
  ),
  /** The same of the subject itself. */
  notices: listOf(z.string()).exactOptional(),
  edges: listOf(z.object({ from: subjectSchema, to: subjectSchema, mass_g: z.number() })),
});
export type Traced = z.infer<typeof traceSchema>;
