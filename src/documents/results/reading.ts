import { z } from 'zod';
import { listOf } from '../common.ts';

/** Chemical symbol as printed: also of elements that no composition here holds. */
const symbol = z.string().regex(/^[A-Z][a-z]?$/);

/** Why a content is no result of its sample as it stands. */
const CONTENT_FLAGS = ['below', 'above', 'excluded', 'control'] as const;

/** One content of a file: where it stands, as it was printed, and what it is in wt%. */
const contentSchema = z.strictObject({
  sample: z.string(),
  element: symbol,
  /** Exactly as printed, without blanks round it. */
  text: z.string(),
  /** As printed: "ppm", "% as TiO2", "mg/L in solution"; empty where nothing says it. */
  unit: z.string(),
  /** Content of the element; null where there is nothing to book, or a question stands before it. */
  value_wtpct: z.number().nullable(),
  /** As printed beside it: so many (`k`) standard deviations. */
  spread: z.strictObject({ value: z.number(), k: z.number().positive() }).exactOptional(),
  /** Below or above a limit; excluded: struck out, superseded, not determined; control: of a control or reference sample. */
  flag: z.enum(CONTENT_FLAGS).exactOptional(),
  /** Limit of what is below or above one; null where the file prints none. */
  limit_wtpct: z.number().nullable().exactOptional(),
  /** Which burn, portion or repeat of its sample, where there are several. */
  burn: z.int().positive().exactOptional(),
  /** A mean that the instrument printed: it or its burns are booked, never both. */
  mean: z.literal(true).exactOptional(),
  /** Of a control sample, also where its flag says that it is below or above a limit. */
  control: z.literal(true).exactOptional(),
  /** Of a burn that was struck out, also where its flag says that it is below or above a limit. */
  struck: z.literal(true).exactOptional(),
  /** Codes of the questions that are open for it: until they are answered, nobody takes it. */
  open: listOf(z.string()).exactOptional(),
  /** Wavelength, isotope or line that the element was measured by. */
  line: z.string().exactOptional(),
  /** Where it stands: line of a text or row of a sheet, from 1. */
  row: z.int().positive(),
  /** When it was measured, as printed. */
  at: z.string().exactOptional(),
});

/** A question that a person or a lesson answers: nothing is guessed in its place. */
const askSchema = z.strictObject({
  code: z.string(),
  /** What, where, and what to answer. */
  words: z.string(),
  /** The answers that are taken; absent: what is asked for is typed. */
  answers: listOf(z.strictObject({ answer: z.string(), words: z.string() })).exactOptional(),
  sample: z.string().exactOptional(),
  element: z.string().exactOptional(),
  row: z.int().positive().exactOptional(),
});

/** What was read of one file of results. */
export const readingSchema = z.strictObject({
  format: z.literal('remelt-results/1'),
  file: z.string(),
  rows: listOf(contentSchema),
  asks: listOf(askSchema),
  /** What was not taken, and why: statistic rows, blanks, intensities, sums. */
  left: listOf(z.string()),
  /** Fingerprint of its shape: a lesson is offered for files that have the same. */
  shape: z.string(),
  /** Name of the lesson by which it was read; absent: without one. */
  lesson: z.string().exactOptional(),
});

export type Content = z.infer<typeof contentSchema>;
export type Ask = z.infer<typeof askSchema>;
export type Reading = z.infer<typeof readingSchema>;
