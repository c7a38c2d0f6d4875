import { z } from 'zod';
import { assumptionSchema, elementSymbol, manifestSchema } from './common.ts';

/** A decimal as a number or, to keep its digits ("0.30"), as text. */
const decimal = z.union([
  z.number().min(0),
  z.string().regex(/^\d+(\.\d+)?([eE]-?\d+)?$/, 'must be a decimal such as 0.30'),
]);
const window = z.strictObject({ min: decimal.optional(), max: decimal.optional() });
const windows = z.partialRecord(elementSymbol, window);
const text = z.string().min(1).max(200);

/** `remelt-release/1`, what goes in. */
export const releaseInputSchema = z.strictObject({
  format: z.literal('remelt-release/1').optional(),
  object: z.strictObject({ id: text, kind: z.enum(['heat', 'ingot', 'lot']), predicted: z.boolean() }),
  specification: z.strictObject({
    gradeId: text.optional(),
    limits_wtpct: windows.optional(),
    limits_ppm: windows.optional(),
    sums: z
      .array(
        z.strictObject({
          elements: z.array(elementSymbol).min(2),
          min: decimal.optional(),
          max: decimal.optional(),
        }),
      )
      .optional(),
    residual_wtpct: z.union([z.number().min(0).max(100), z.null()]).optional(),
    balance: elementSymbol.optional(),
    controlled: z.strictObject({ number: text, revision: text, customer: text }).optional(),
    rounding: z.enum(['absolute', 'rounded']).optional(),
  }),
  results: z.array(
    z.strictObject({
      element: elementSymbol,
      text: z.string().min(1).max(40),
      unit: z.enum(['wt%', 'ppm']),
      method: text,
      laboratory: text.optional(),
      place: text.optional(),
      /** `imputed` and `predicted` results can be at best HOLD. */
      origin: z.enum(['measured', 'imputed', 'predicted']).optional(),
    }),
  ),
  confidence: z.number().gt(0).lt(1).optional(),
});

export const verdictSchema = z.enum(['PASS', 'FAIL', 'HOLD']);

/** `remelt-release/1`, what comes out. */
export const releaseOutputSchema = z.object({
  format: z.literal('remelt-release/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  object: z.object({ id: z.string(), kind: z.string(), predicted: z.boolean() }),
  verdict: verdictSchema,
  elements: z.array(
    z.object({
      element: elementSymbol,
      text: z.string(),
      unit: z.string(),
      limit: z.string(),
      contractual: verdictSchema,
      probability: z.number().nullable(),
      methodFit: z.enum(['fit', 'unfit']),
      reason: z.string(),
      place: z.string().optional(),
    }),
  ),
  sums: z.array(
    z.object({
      elements: z.array(elementSymbol),
      text: z.string(),
      limit: z.string(),
      contractual: verdictSchema,
      reason: z.string(),
    }),
  ),
  reasons: z.array(z.string()),
});

export type ReleaseInput = z.infer<typeof releaseInputSchema>;
export type ReleaseOutput = z.infer<typeof releaseOutputSchema>;
