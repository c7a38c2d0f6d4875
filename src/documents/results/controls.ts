import { z } from 'zod';
import { listOf } from '../common.ts';

/** One element of a control sample over time. */
const chartSchema = z.object({
  control: z.string(),
  element: z.string(),
  /** `reference`: entered by the plant, +- 3 of its standard deviations; `readings`: mean and moving range of the readings; null while there are too few. */
  limits: z
    .object({
      from: z.enum(['reference', 'readings']),
      centre_wtpct: z.number(),
      low_wtpct: z.number(),
      high_wtpct: z.number(),
    })
    .nullable(),
  readings: listOf(
    z.object({
      wtpct: z.number(),
      at: z.string(),
      source: z.string(),
      file: z.string(),
      arrival: z.string(),
      isOutside: z.boolean(),
    }),
  ),
});
export type ControlChart = z.infer<typeof chartSchema>;

/** `remelt-controls/1`: what control samples of a method showed, the rules that rest on them, and what is known of them. */
export const controlsSchema = z.object({
  format: z.literal('remelt-controls/1'),
  method: z.string(),
  charts: listOf(chartSchema),
  rules: listOf(
    z.object({
      name: z.string(),
      source: z.string(),
      k: z.number(),
      hours: z.number(),
      /** Who set it; null where the ledger does not say. */
      by: z.string().nullable(),
      /** How the latest control sample of its source came out. */
      state: z.enum(['good', 'bad', 'none']),
      words: z.string(),
    }),
  ),
});
export type Controls = z.infer<typeof controlsSchema>;
