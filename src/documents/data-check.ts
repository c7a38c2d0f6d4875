import { z } from 'zod';
import { CONFIDENCES } from '../foundation/quantity/sourced.ts';

/** One data file in numbers. */
const tableCount = z.object({
  file: z.string(),
  records: z.number(),
  byConfidence: z.partialRecord(z.enum(CONFIDENCES), z.number()).readonly(),
  /** Records that carry something to check before a result depends on them. */
  flagged: z.number(),
});

const dataProblem = z.object({ file: z.string(), path: z.string(), message: z.string() });

/** `remelt-data-check/1`: the data files counted, and what is wrong in them. */
export const dataCheckSchema = z.object({
  format: z.literal('remelt-data-check/1'),
  version: z.string(),
  tables: z.array(tableCount).readonly(),
  problems: z.array(dataProblem).readonly(),
});

export type TableCount = z.infer<typeof tableCount>;
export type DataProblem = z.infer<typeof dataProblem>;
export type CheckDataOutput = z.infer<typeof dataCheckSchema>;
