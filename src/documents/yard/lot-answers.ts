import { z } from 'zod';
import { VERDICTS } from '../../metal/alloy/words.ts';
import { elementSymbol, listOf } from '../common.ts';
import { identifyOutputSchema } from './identify.ts';
import { analysisSchema, gateSchema } from './stock.ts';

/** What single steps of a lot through the yard answer. */

/** One more analysis of a lot, as booked. */
export const analysedLotSchema = analysisSchema.extend({
  /** What the lot is cleared as; absent = on hold. */
  clearedAs: z.string().exactOptional(),
});
export type AnalysedLot = z.infer<typeof analysedLotSchema>;

/** Which grade a lot is, with what was booked because of it. */
export const identifiedLotSchema = identifyOutputSchema.shape.results.element.extend({
  /** Elements that no analysis gives, now booked from priors. */
  imputed: listOf(elementSymbol),
  /** Analyses left out: they are probably of another lot. */
  foreign: listOf(z.string()),
  /** What the paper declares, where that is not a grade of the catalogue. */
  declaredUnknown: z.string().exactOptional(),
});
export type IdentifiedLot = z.infer<typeof identifiedLotSchema>;

/** `remelt-pieces/1`: tests of single pieces, and the share of strays that they leave possible. */
export const piecesSchema = z.object({
  format: z.literal('remelt-pieces/1'),
  lot: z.string(),
  tested: z.number(),
  strays: z.number(),
  /** Parameters of the beta posterior of the share. */
  shape: z.tuple([z.number(), z.number()]).readonly(),
  /** Posterior share of strays in the lot [1 by pieces]: mean, and the point it exceeds with 5 %. */
  mean: z.number(),
  upper95: z.number(),
  verdict: z.enum(VERDICTS),
  reason: z.string().exactOptional(),
});
export type Pieces = z.infer<typeof piecesSchema>;

/** `remelt-turnings/1`: what machining left among turnings. */
export const turningsSchema = z.object({
  format: z.literal('remelt-turnings/1'),
  lot: z.string(),
  checks: gateSchema.shape.checks,
});
export type Turnings = z.infer<typeof turningsSchema>;

/** `remelt-sampling/1`: pieces to test so that strays are not missed. */
export const samplingSchema = z.object({
  format: z.literal('remelt-sampling/1'),
  test: z.number(),
  /** Chance to miss the strays with that many [1]. */
  miss: z.number(),
  words: z.string(),
});
export type Sampling = z.infer<typeof samplingSchema>;

/** `remelt-button-sample/1`: mass of the riffled sample of turnings whose melted button stands for the lot. */
export const buttonSampleSchema = z.object({
  format: z.literal('remelt-button-sample/1'),
  sample_kg: z.number(),
});
export type ButtonSample = z.infer<typeof buttonSampleSchema>;

/** `remelt-another-analysis/1`: spread [wt%] of each element before and after one more analysis, most sharpened first. */
export const anotherAnalysisSchema = z.object({
  format: z.literal('remelt-another-analysis/1'),
  lot: z.string(),
  method: z.string(),
  elements: listOf(
    z.object({
      element: elementSymbol,
      /** null = nothing is known yet. */
      before_wtpct: z.number().nullable(),
      after_wtpct: z.number(),
    }),
  ),
});
export type AnotherAnalysis = z.infer<typeof anotherAnalysisSchema>;

/** `remelt-import/1`: the lots of a table, booked on hold. */
export const importedSchema = z.object({
  format: z.literal('remelt-import/1'),
  /** This very table had been booked before: nothing was booked twice. */
  repeated: z.boolean(),
  mass_g: z.number(),
  analyses: z.number(),
  /** Lots of which the table names no balance: the base element that was taken, and why. */
  balances: listOf(z.object({ lot: z.string(), element: elementSymbol, why: z.string() })).exactOptional(),
  /** Rows of the table that were not booked, by the word of who booked it. */
  leftOut: listOf(z.number()).exactOptional(),
  lots: listOf(
    z.object({
      id: z.string(),
      mass_g: z.number(),
      status: z.enum(['hold', 'cleared', 'void']),
      holdReason: z.string().nullable(),
    }),
  ),
});
export type Imported = z.infer<typeof importedSchema>;
