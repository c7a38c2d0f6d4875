import { z } from 'zod';
import { listOf } from '../common.ts';
import { chartSchema } from '../page-charts.ts';

const keptSettingSchema = z.object({
  operation: z.string(),
  setting: z.string(),
  what: z.string(),
  unit: z.string(),
  /** Null for a log that somebody typed. */
  tag: z.string().nullable(),
  readings: z.number().nullable(),
  lowest: z.number(),
  highest: z.number(),
  /** Lowest and highest of the plan; null where it says nothing of the setting. */
  planned: z.tuple([z.number(), z.number()]).readonly().nullable(),
  gaps: listOf(z.object({ from_s: z.number(), to_s: z.number(), why: z.string() })),
});

/** `remelt-kept-log/1`: the furnace log that counts of a heat, beside its plan; `log` is null while there is none. */
export const keptLogSchema = z.object({
  format: z.literal('remelt-kept-log/1'),
  heat: z.string(),
  log: z
    .object({
      /** Its record. */
      seq: z.number(),
      furnace: z.string(),
      /** Start and end of what was recorded; null for a log that somebody typed. */
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** Where it comes from; null = somebody typed it. */
      file: z.string().nullable(),
      source: z.string().nullable(),
      sha256: z.string().nullable(),
      samples: listOf(z.object({ sample: z.string(), at_s: z.number() })),
      settings: listOf(keptSettingSchema),
      /** What it tells as one number for the whole time, in words. */
      others: listOf(z.string()),
      charts: listOf(chartSchema),
    })
    .nullable(),
});
export type KeptLog = z.infer<typeof keptLogSchema>;
