import { z } from 'zod';
import { day, instant, listOf } from '../common.ts';
import { calibrateOutputSchema } from './calibrate.ts';
import { expectedErrorSchema } from './expected-errors.ts';

/** Age of a lining; times in ISO 8601, null = not known. */
const liningLifeSchema = z.object({
  lining: z.string(),
  material: z.string(),
  /** Day of relining; null = not stated, every recorded heat counts. */
  since: day.nullable(),
  heats: z.number(),
  maximumHeats: z.number(),
  /** Heats that it may still see; below 0 = beyond what is allowed. */
  left: z.number(),
  heatsPerDay: z.number().nullable(),
  expectedEnd: instant.nullable(),
});

const furnaceSchema = z.object({
  furnace: z.string(),
  /** Operation that it does: `vacuum-induction` and the like. */
  kind: z.string(),
  minimum_kg: z.number(),
  capacity_kg: z.number(),
  /** Heats of the ledger that were charged into it; the last of them, and when. */
  heats: z.number(),
  lastHeat: z.string().nullable(),
  lastAt: instant.nullable(),
  lining: liningLifeSchema.nullable(),
  /** Latest leak-up rate before a heat; limit null = none is set. */
  leak: z
    .object({
      heat: z.string(),
      leak_Pa_m3_per_s: z.number(),
      limit_Pa_m3_per_s: z.number().nullable(),
      at: instant,
    })
    .nullable(),
});

/** `remelt-furnaces/1`: the furnaces of a plant, and what the ledger says of each. */
export const furnacesSchema = z.object({
  format: z.literal('remelt-furnaces/1'),
  furnaces: listOf(furnaceSchema),
});

/** `remelt-furnace/1`: one furnace, what its heats say about it, and what to do next. */
export const furnaceAnswerSchema = z.object({
  format: z.literal('remelt-furnace/1'),
  ...furnaceSchema.shape,
  /** Heats that the calibration rests on, and when the last of them was logged; null = there is none. */
  calibrated: z.object({ first: z.string(), last: z.string(), at: z.string() }).nullable(),
  calibration: calibrateOutputSchema.nullable(),
  /** Why there is no calibration; null where there is one. */
  notCalibrated: z.string().nullable(),
  /** How far predictions of its operation were from published heats. */
  expectedErrors: listOf(expectedErrorSchema),
  /** What is to be done next, the most urgent first. */
  next: listOf(z.string()),
});

export type Furnaces = z.infer<typeof furnacesSchema>;
export type FurnaceRow = Furnaces['furnaces'][number];
export type FurnaceAnswer = z.infer<typeof furnaceAnswerSchema>;
