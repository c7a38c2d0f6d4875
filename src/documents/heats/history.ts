import { z } from 'zod';
import { assumptionSchema, elementSymbol, manifestSchema, textSchema } from '../common.ts';
import { interval } from '../uncertain.ts';
import { calibrateInputSchema, calibrateOutputSchema } from './calibrate.ts';

/** A heat of the past: as calibration takes it, with where and when it was melted. */
const pastHeatSchema = calibrateInputSchema.shape.heats.element.extend({
  furnace: textSchema.optional(),
  /** When it was melted (ISO 8601, with or without a time of day). */
  at: z.string().max(40).optional(),
  /** Row of the table that it comes from, for a person. */
  place: z.string().max(300).optional(),
  /** Method of the charged contents; gives the spread of those that have none in `sd_ppm`. */
  chargeMethod: textSchema.optional(),
});

/** `remelt-history/1`, what goes in: past heats of one furnace or of several, in any order. */
export const historyInputSchema = z.strictObject({
  format: z.literal('remelt-history/1').optional(),
  /** Furnace of the heats that name none. */
  furnace: textSchema.optional(),
  heats: z.array(pastHeatSchema).min(1).max(5000),
  seed: z.union([z.number(), z.string().min(1).max(200)]).optional(),
});

/** How a prediction fared: of furnace models alone, or calibrated on earlier heats. */
const faredSchema = z.object({
  /** Readings inside the 90 % band. */
  inside: z.number(),
  /** Width of the band, as a factor from its lower to its upper end (median). */
  width: z.number(),
  /** Read over predicted, as a factor away from 1 either way (median). */
  error: z.number(),
  /** Mean interval score of the logarithm; less is better. */
  score: z.number(),
});

/** How the next heats after so many were predicted, from those alone. */
export const rungSchema = z.object({
  /** Heats that were known. */
  known: z.number(),
  /** Heats that were predicted, and their readings. */
  heats: z.number(),
  readings: z.number(),
  calibrated: faredSchema,
  /** The same readings by the models without the heats of this furnace. */
  literature: faredSchema,
});

/** A share with its exact 90 % interval. */
export const coveredSchema = z.object({
  element: elementSymbol.or(z.literal('all')),
  n: z.number(),
  inside: z.number(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
  /** Readings above and below the band. */
  above: z.number(),
  below: z.number(),
});

export const driftChangeSchema = z.object({
  /** Chart that signals. */
  series: z.string(),
  what: z.string(),
  /** First heat that the chart signals, and its date where it is known. */
  heat: z.string(),
  at: z.string().nullable(),
  /** Heat with which the level most likely changed, and its date. */
  since: z.string().nullable(),
  sinceAt: z.string().nullable(),
  /** Content after the change over content before, at equal charge and settings; null where it cannot be told. */
  factor: interval.nullable(),
  words: z.string(),
});

const notLearnedSchema = z.object({
  element: elementSymbol,
  why: z.enum([
    'charge-unknown',
    'never-sampled',
    'below-detection',
    'no-variation',
    'one-sample',
    'few-heats',
    'no-better',
  ]),
  words: z.string(),
  /** What to sample so that it can be learned. */
  sample: z.string(),
});

const furnaceAnswerSchema = z.object({
  furnace: z.string(),
  heats: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Calibrated on all its heats, or on the last of them: `words` says which. */
  calibration: calibrateOutputSchema.nullable(),
  /** Heats that the coverage was fitted on, and those that it was judged on. */
  fittedOn: z.number(),
  judgedOn: z.number(),
  learning: z.array(rungSchema),
  coverage: z.array(coveredSchema),
  drift: z.object({ changes: z.array(driftChangeSchema), words: z.array(z.string()) }),
  notLearned: z.array(notLearnedSchema),
  words: z.array(z.string()),
});

/** `remelt-history/1`, what comes out. */
export const historyOutputSchema = z.object({
  format: z.literal('remelt-history/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  warnings: z.array(z.string()),
  furnaces: z.array(furnaceAnswerSchema),
});

export type HistoryInput = z.infer<typeof historyInputSchema>;
export type PastHeat = HistoryInput['heats'][number];
export type HistoryOutput = z.infer<typeof historyOutputSchema>;
export type FurnaceAnswer = HistoryOutput['furnaces'][number];
export type LearningRung = z.infer<typeof rungSchema>;
export type Covered = z.infer<typeof coveredSchema>;
export type DriftChange = z.infer<typeof driftChangeSchema>;
export type NotLearned = z.infer<typeof notLearnedSchema>;
