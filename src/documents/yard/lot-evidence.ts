import { z } from 'zod';
import { elementSymbol, listOf } from '../common.ts';
import { identifyOutputSchema } from './identify.ts';

const wtpct = z.number();

/** `remelt-lot-evidence/1`: which grade the analyses of a lot speak for today, element by element. Nothing of it is recorded. */
export const lotEvidenceSchema = z.object({
  format: z.literal('remelt-lot-evidence/1'),
  lot: z.string(),
  /** null where no analysis is of this lot. */
  identification: identifyOutputSchema.shape.results.element.nullable(),
  /** The nearest grades, most probable first; the declared one is always among them. */
  grades: z.array(
    z.object({ gradeId: z.string(), probability: z.number().nullable(), isDeclared: z.boolean() }),
  ),
  /** Contents against the windows of those grades, in their order; what tells them apart most comes first. */
  elements: listOf(
    z.object({
      element: elementSymbol,
      mean_wtpct: wtpct,
      sd_wtpct: wtpct,
      windows: z.array(
        z.object({
          min_wtpct: wtpct.exactOptional(),
          max_wtpct: wtpct.exactOptional(),
          /** How far the content lies outside, in its standard deviations; 0 inside; null where the grade says nothing. */
          outside_sd: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type LotEvidence = z.infer<typeof lotEvidenceSchema>;
