import { z } from 'zod';
import { CONTENT_UNITS } from '../../metal/alloy/words.ts';
import { assumptionSchema, elementSymbol, manifestSchema, textSchema, wtpctContents } from '../common.ts';
import { meanSd, passedDraws } from '../uncertain.ts';
import { divertSchema, keptPerHourSchema, minutesSchema, roomSchema } from './bath-sample.ts';
import { materialSchema } from './plan.ts';
import { targetSchema } from './target.ts';

/** `remelt-correct/1`, what goes in: a melt in the furnace, what a sample of it showed, what it is to become. */
export const correctInputSchema = z.strictObject({
  format: z.literal('remelt-correct/1').optional(),
  id: textSchema.optional(),
  target: targetSchema,
  melt: z.strictObject({
    mass_kg: z.number().positive().max(1e6),
    /** What the melt was expected to be before the sample: a plan, a simulation. */
    expected_wtpct: wtpctContents.optional(),
    /** One standard deviation of that; default 10 % of each content. */
    expectedSd_wtpct: wtpctContents.optional(),
  }),
  sample: z.strictObject({
    /** Method of results that state no spread of their own; default OES. */
    method: textSchema.optional(),
    results: z
      .array(
        z.strictObject({
          element: elementSymbol,
          /** As reported: "5.12", "<0.0002". */
          text: textSchema,
          unit: z.enum(CONTENT_UNITS),
          /** One standard deviation, in the unit of the result. */
          sd: z.number().min(0).optional(),
          method: textSchema.optional(),
        }),
      )
      .min(1)
      .max(200),
    /** From taking the sample to acting on it; default 30. */
    minutes: minutesSchema.optional(),
  }),
  keptPerHour: keptPerHourSchema.optional(),
  /** What may be added; default: the virgin metals and addition alloys of the data. */
  additions: z.array(materialSchema).max(1000).optional(),
  /** Metal that the furnace still takes; default 5 % of the melt. */
  furnaceRoom_kg: roomSchema.optional(),
  /** What handling one more addition costs; one that saves less is left out. Default 25. */
  handling_usd: z.number().min(0).max(1e6).optional(),
  /** Probability that the metal meets every limit after the additions; default 0.99. */
  confidence: z.number().min(0.5).lt(1).optional(),
  divert: divertSchema.optional(),
  seed: z.union([z.number(), textSchema]).optional(),
});

/** `remelt-correct/1`, what comes out. */
export const correctOutputSchema = z.object({
  format: z.literal('remelt-correct/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  /** `undecided`: an element that the target limits was neither sampled nor expected. */
  verdict: z.enum(['none-needed', 'correct', 'not-possible', 'undecided']),
  words: z.array(z.string()),
  additions: z.array(
    z.object({
      id: z.string(),
      mass_kg: z.number(),
      cost_usd: z.number(),
      /** Share of each element that the metal is taken to take up. */
      recovery: z.partialRecord(elementSymbol, meanSd),
    }),
  ),
  cost_usd: z.number(),
  mass_kg: z.object({ before: z.number(), after: z.number(), room: z.number() }),
  /** Wait for the sample, and stirring in of the additions. */
  time_min: z.object({ sample: z.number(), additions: z.number() }),
  /** Standard deviations that every limit keeps. */
  z: z.number(),
  composition: z.array(
    z.object({
      element: elementSymbol,
      before_wtpct: z.number(),
      beforeSd_wtpct: z.number(),
      after_wtpct: z.number(),
      p05_wtpct: z.number(),
      p95_wtpct: z.number(),
      min_wtpct: z.number().nullable(),
      max_wtpct: z.number().nullable(),
    }),
  ),
  certificate: passedDraws,
  /** The same for a melt that is poured as it is. */
  asItIs: passedDraws,
  risks: z.array(z.object({ words: z.string(), share: z.number() })),
  unknown: z.array(elementSymbol),
  /** What else can be done when no trim does. */
  ways: z.array(
    z.object({
      way: z.enum(['accept', 'dilute', 'divert', 'scrap']),
      words: z.string(),
      passRate: z.number().nullable(),
      cost_usd: z.number().nullable(),
    }),
  ),
});

export type CorrectInput = z.infer<typeof correctInputSchema>;
export type CorrectOutput = z.infer<typeof correctOutputSchema>;
