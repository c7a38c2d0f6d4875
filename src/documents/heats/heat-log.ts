import { z } from 'zod';
import { listOf } from '../common.ts';
import { chartSchema } from '../page-charts.ts';

/** What only a person can say of a log; `answer` = the fields of the order that say it. */
const askSchema = z.object({
  code: z.string(),
  words: z.string(),
  cure: z.string(),
  answer: z.record(z.string(), z.unknown()),
});
export type Ask = z.infer<typeof askSchema>;

const gapSchema = z.object({ from_s: z.number(), to_s: z.number(), why: z.string() });

/** A setting of the log: what was recorded, what is kept of it, and how far that may be off. */
const loggedSettingSchema = z.object({
  setting: z.string(),
  tag: z.string(),
  unit: z.string(),
  readings: z.number(),
  kept: z.number(),
  /** Largest error of the lines between what is kept; of a relative tolerance that at the largest value. */
  error: z.number(),
  lowest: z.number(),
  highest: z.number(),
  gaps: listOf(gapSchema),
  /** Readings that were left out, and why. */
  leftOut: listOf(z.string()),
});

const markSchema = z.object({
  what: z.string(),
  at: z.string(),
  at_s: z.number(),
  from: z.enum(['booked', 'recorder', 'stated', 'end of the log']),
});

/** `remelt-heat-log/1`: what a recorder says of a heat, cut at its marks, before and after it is taken. */
export const heatLogSchema = z.object({
  format: z.literal('remelt-heat-log/1'),
  heat: z.string(),
  furnace: z.string(),
  operation: z.string(),
  /** Name of the file, its size and the SHA-256 of its bytes. */
  file: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }),
  from: z.string(),
  to: z.string(),
  marks: listOf(markSchema),
  settings: listOf(loggedSettingSchema),
  charts: listOf(chartSchema),
  /** What stands open: nothing is taken before it is answered. */
  asks: listOf(askSchema),
  notes: listOf(z.string()),
  /** Size of what is kept [bytes]. */
  kept_bytes: z.number(),
  shown: z.string(),
  /** Number of its record; null while nobody has taken it. */
  seq: z.number().nullable(),
});
export type HeatLog = z.infer<typeof heatLogSchema>;
