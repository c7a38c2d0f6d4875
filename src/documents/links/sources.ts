import { z } from 'zod';
import { instant, listOf } from '../common.ts';

/** How a source is, as whoever reads it said last. */
const saidSchema = z.object({
  id: z.string(),
  /** `works`, `waits` = it is tried again, `fault` = somebody has to do something. */
  condition: z.string(),
  words: z.string(),
  raw: z.string().nullable(),
  heardAt: instant.nullable(),
  saidAt: instant,
});
export type SourceSaid = z.infer<typeof saidSchema>;

/** What somebody is told who tries a source. */
const triedSchema = z.object({ heard: z.boolean(), words: z.string(), raw: z.string().nullable() });
export type SourceTried = z.infer<typeof triedSchema>;

const sourceSchema = z.object({
  source: z.string(),
  kind: z.enum(['instrument', 'recorder', 'scale', 'printer', 'erp']),
  driver: z.string(),
  /** The driver in words. */
  title: z.string(),
  address: z.string(),
  /** Laboratory, method, furnace or scale that it speaks for. */
  speaksFor: listOf(z.string()),
  /**
   * `works`; `waits` = it is tried again; `fault` = somebody has to do something; `silent` = longer than its own rule; `asked` = it is read or written when
   * somebody needs it; `unknown` = no server has read it yet.
   */
  state: z.enum(['works', 'waits', 'fault', 'silent', 'asked', 'unknown']),
  words: z.string(),
  /** What it said last, as it said it; null = nothing. */
  raw: z.string().nullable(),
  heardAt: instant.nullable(),
  /** Time since then [s]; null = it has said nothing yet. */
  age_s: z.number().nullable(),
  /** How long it has been silent in its working hours [s]; null = not longer than its rule, or it has none. */
  silentFor_s: z.number().nullable(),
  quietAfter_s: z.number().nullable(),
  /** The order that enters it as it is. */
  order: z.record(z.string(), z.unknown()),
});
export type SourceListed = z.infer<typeof sourceSchema>;

/** `remelt-sources/1`: the sources of the plant, and how each is. */
export const sourcesSchema = z.object({
  format: z.literal('remelt-sources/1'),
  sources: listOf(sourceSchema),
});
export type Sources = z.infer<typeof sourcesSchema>;

/** `remelt-source-tried/1`: what a source said when it was tried. */
export const sourceTriedSchema = z.object({
  format: z.literal('remelt-source-tried/1'),
  source: z.string(),
  ...triedSchema.shape,
});
export type SourceTriedAnswer = z.infer<typeof sourceTriedSchema>;
