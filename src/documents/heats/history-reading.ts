import { z } from 'zod';
import { assumptionSchema } from '../common.ts';

/** What a column was taken for. */
const columnSchema = z.object({
  heading: z.string(),
  /** Its meaning as `--map` takes it; null = not used. */
  what: z.string().nullable(),
  why: z.string(),
});

/** `remelt-history-reading/1`: what tables of past heats were taken for. */
export const historyReadingSchema = z.object({
  tables: z.array(
    z.object({
      where: z.string(),
      kind: z.enum(['heats', 'baskets', 'additions', 'not-used']),
      rows: z.number(),
      columns: z.array(columnSchema),
      /** Why a table is not used. */
      words: z.string().optional(),
    }),
  ),
  /** Heats that can be used, by furnace. */
  furnaces: z.array(
    z.object({
      furnace: z.string().nullable(),
      heats: z.number(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  /** Rows and cells that cannot be used, with the reason. */
  refused: z.array(
    z.object({
      where: z.string(),
      heat: z.string().optional(),
      words: z.string(),
      cure: z.string().optional(),
    }),
  ),
  assumed: z.array(assumptionSchema),
  /** What was taken for granted of units and layout. */
  taken: z.array(z.string()),
  /** What only a person can say; nothing is calculated before it is said. */
  asked: z.array(z.object({ where: z.string(), words: z.string(), cure: z.string() })),
});

export type HistoryReading = z.infer<typeof historyReadingSchema>;
