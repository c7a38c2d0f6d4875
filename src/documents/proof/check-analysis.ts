import { z } from 'zod';
import { elementSymbol, textSchema } from '../common.ts';

/** `remelt-check-analysis/1`: what a customer measured of the metal that came. */
export const checkAnalysisSchema = z.strictObject({
  format: z.literal('remelt-check-analysis/1').optional(),
  /** Metal that was measured: `object:I-1` or `heat:H-1`, or the number of its certificate; needed where a bundle holds several. */
  of: textSchema.optional(),
  laboratory: textSchema.optional(),
  /** Piece or retained sample that was measured. */
  sample: textSchema.optional(),
  results: z
    .array(
      z.strictObject({
        element: elementSymbol,
        text: z.string().min(1).max(40),
        unit: z.enum(['wt%', 'ppm']),
        /** Absent = a laboratory analysis of unstated method. */
        method: textSchema.optional(),
      }),
    )
    .min(1)
    .max(200),
});
export type CheckAnalysis = z.infer<typeof checkAnalysisSchema>;
