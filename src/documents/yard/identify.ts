import { z } from 'zod';
import { ELEMENTS } from '../../metal/alloy/element.ts';
import { IDENTIFICATION_VERDICTS } from '../../metal/alloy/words.ts';
import { assumptionSchema, elementSymbol, manifestSchema, wtpctContents } from '../common.ts';

const text = z.string().min(1).max(200);

/** Contents by element; dispersion-strengthened alloys print their yttrium as `Y2O3`. */
const composition = z.partialRecord(z.enum([...ELEMENTS, 'Y2O3']), z.number().min(0).max(100));

/** `remelt-identify/1`, what goes in. */
export const identifyInputSchema = z.strictObject({
  format: z.literal('remelt-identify/1').optional(),
  analyses: z
    .array(
      z.strictObject({
        id: text,
        /** Absent: a laboratory analysis of unstated method. */
        method: text.optional(),
        composition_wtpct: composition,
        below_wtpct: wtpctContents.optional(),
        balance: elementSymbol.optional(),
        /** Analyses of one object are judged together. */
        object: text.optional(),
        /** Grade that the paper declares: no evidence, compared afterwards. */
        declared: text.optional(),
      }),
    )
    .min(1),
  /** Factor on the default weight of a grade; 1 = as by default, 0 = excluded. */
  priors: z.record(text, z.number().min(0)).optional(),
});

const probability = z.number().min(0).max(1);

/** `remelt-identify/1`, what comes out. */
export const identifyOutputSchema = z.object({
  format: z.literal('remelt-identify/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  results: z.array(
    z.object({
      id: z.string(),
      verdict: z.enum(IDENTIFICATION_VERDICTS),
      /** Given that the metal is in the catalogue; sorted, until 99 % is covered. */
      candidates: z.array(z.object({ gradeId: z.string(), probability })),
      equivalent: z.array(z.string()),
      askFor: z.array(
        z.object({ element: elementSymbol, method: z.string(), information_bit: z.number().min(0) }),
      ),
      mixture: z
        .array(
          z.object({
            gradeId: z.string(),
            share: probability,
            /** Central 95 % interval of the share. */
            low: probability,
            high: probability,
          }),
        )
        .nullable(),
      /** Probability that the metal is none of the catalogue's grades. */
      outside: probability,
      reasons: z.array(z.string()),
      declared: z
        .object({
          gradeId: z.string(),
          probability,
          fit: z.enum(['fits', 'doubtful', 'contradicted']),
          disagreements: z.array(z.object({ element: elementSymbol, words: z.string() })),
        })
        .optional(),
    }),
  ),
});

/** What of a result a list of lots says. */
export const identifiedTodaySchema = identifyOutputSchema.shape.results.element.pick({
  verdict: true,
  askFor: true,
  mixture: true,
  reasons: true,
});
export type IdentifiedToday = z.output<typeof identifiedTodaySchema>;

export type IdentifyInput = z.output<typeof identifyInputSchema>;
export type IdentifyOutput = z.output<typeof identifyOutputSchema>;
