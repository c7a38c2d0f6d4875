import { z } from 'zod';
import { elementSymbol, textSchema } from '../common.ts';
import { shareWithSd } from '../uncertain.ts';
import { targetSchema } from './target.ts';

/** Share of an element that is still in the melt after an hour of waiting; elements not named stay. */
export const keptPerHourSchema = z.partialRecord(elementSymbol, shareWithSd);
/** Wait for a sample [min]. */
export const minutesSchema = z.number().gt(0).max(600);
/** Metal that the furnace takes beyond what it holds [kg]. */
export const roomSchema = z.number().min(0).max(1e6);
/** Grades that a heat may become instead, in order. */
export const divertSchema = z.array(targetSchema).max(20);

/** Charge lean, sample, trim: what a plan may leave to trims after a bath sample. */
export const recourseInputSchema = z.strictObject({
  /** Method of the bath sample; default OES. */
  method: textSchema.optional(),
  /** Standard deviation of the sample by element [wt%], in place of the method's. */
  sd_wtpct: z.partialRecord(elementSymbol, z.number().min(0).max(100)).optional(),
  /** From taking the sample to acting on it; default 30. */
  minutes: minutesSchema.optional(),
  keptPerHour: keptPerHourSchema.optional(),
  /** Most trims, each after a sample of its own; default 2. */
  corrections: z.number().int().min(1).max(10).optional(),
  /** Materials kept for trims; default: what can be bought in any quantity. */
  materials: z.array(textSchema).min(1).max(1000).optional(),
  /** Default 5 % of the heat. */
  furnaceRoom_kg: roomSchema.optional(),
  /** Probability that the heat meets every limit after its trims; default 0.99. */
  confidence: z.number().min(0.5).lt(1).optional(),
  divert: divertSchema.optional(),
});

/** What a plan with recourse says about its trims. */
export const recourseOutputSchema = z.object({
  words: z.array(z.string()),
  /** False where the heat is cheaper, or possible at all, without trims: the charge is then the one that needs none. */
  taken: z.boolean(),
  method: z.string(),
  minutes: z.number(),
  furnaceRoom_kg: z.number(),
  confidence: z.number(),
  /** Metal poured on average, trims included. */
  poured_kg: z.number(),
  /** Standard deviations that limits keep where no trim helps. */
  z: z.number(),
  /** Probabilities; they add to 1. */
  probability: z.object({
    /** Good after so many trims: index 0 = none. */
    corrections: z.array(z.number()),
    divert: z.array(z.object({ grade: z.string(), probability: z.number() })),
    scrap: z.number(),
  }),
  cost: z.object({
    charge_usd: z.number(),
    /** Additions on average. */
    corrections_usd: z.number(),
    expected_usd: z.number(),
    /** The cheapest plan of the same confidence that is never trimmed; null when there is none. */
    withoutRecourse_usd: z.number().nullable(),
    /** Charge and trims on average of the plan that is trimmed; null when none reaches the confidence. */
    withRecourse_usd: z.number().nullable(),
  }),
  /** Mean mass of each addition over all heats. */
  corrections_kg: z.array(z.object({ id: z.string(), mean_kg: z.number() })),
  /** Limits that the charge comes near, and how each is kept. */
  elements: z.array(
    z.object({
      element: elementSymbol,
      side: z.enum(['min', 'max']),
      how: z.enum(['lean', 'thinned', 'guarded']),
      charged_wtpct: z.number(),
      limit_wtpct: z.number(),
      deviations: z.number().nullable(),
      words: z.string(),
    }),
  ),
});
