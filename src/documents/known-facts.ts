import { z } from 'zod';
import { listOf } from './common.ts';

/** Tables of facts that a plant looks up: they come with the program, and a plant replaces a file by its own. */
const FACT_TABLES = ['methods', 'materials', 'grades'] as const;

/** Which table; its rows. */
export const listFactsOrderSchema = z.strictObject({ of: z.enum(FACT_TABLES) });

/** `remelt-facts/1`: the rows of a table of facts, each with its source. */
export const knownFactsSchema = z.object({
  format: z.literal('remelt-facts/1'),
  of: z.enum(FACT_TABLES),
  /** File of the data folder that holds them. */
  file: z.string(),
  rows: listOf(
    z.object({
      id: z.string(),
      /** What it is called besides. */
      names: listOf(z.string()),
      /** What calculations take of it, in words. */
      what: z.string(),
      source: z.string(),
      confidence: z.string(),
    }),
  ),
});
export type KnownFacts = z.infer<typeof knownFactsSchema>;
