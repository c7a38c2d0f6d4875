import { z } from 'zod';
import { elementSymbol, listOf } from '../common.ts';

/** How far predicted contents were from measured ones, of one operation and element. */
export const expectedErrorSchema = z.object({
  operation: z.string(),
  element: elementSymbol,
  /** Predicted over measured, geometric mean [1]. */
  bias: z.number(),
  /** Factor of one standard deviation around that [1]; absent for one comparison. */
  scatter: z.number().exactOptional(),
  /** Comparisons, and the papers that they are from. */
  n: z.number(),
  papers: z.number(),
  source: z.string(),
  /** Nine of ten furnaces that were not seen should lie within this factor of a prediction, either way [1]; `coverage` says how many did. */
  factor90: z.number().exactOptional(),
});
export type ExpectedErrorRow = z.infer<typeof expectedErrorSchema>;

/** How often 90 % bands like those of an answer held published numbers of furnaces, whose laboratory was left out. */
export const bandCoverageSchema = z.object({
  /** One sentence, the same on every page. */
  words: z.string(),
  /** Share that the bands promise [1]. */
  promised: z.number(),
  /** Bands with how far published furnaces were from the models, or those of the models alone. */
  bands: z.enum(['published', 'left-out']),
  n: z.number(),
  inside: z.number(),
  nickel: z.object({ n: z.number(), inside: z.number() }).exactOptional(),
  /** Operations of the route, and their elements; one that is absent was not compared. */
  operations: listOf(
    z.object({
      operation: z.string(),
      /** Absent: all numbers of the operation, temperatures and ratios too. */
      element: elementSymbol.exactOptional(),
      n: z.number(),
      laboratories: z.number(),
      inside: z.number(),
    }),
  ),
});
export type BandCoverage = z.infer<typeof bandCoverageSchema>;

/** `remelt-expected-errors/1`: how far each prediction may be trusted. */
export const expectedErrorsSchema = z.object({
  format: z.literal('remelt-expected-errors/1'),
  rows: listOf(expectedErrorSchema),
  /** Operations that were not compared with measured nickel heats at all. */
  notCompared: listOf(z.string()),
  coverage: bandCoverageSchema.exactOptional(),
});
export type ExpectedErrors = z.infer<typeof expectedErrorsSchema>;
