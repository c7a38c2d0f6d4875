import { z } from 'zod';
import { listOf, textSchema } from '../common.ts';

/** What a column holds, as a person points at it. */
export const COLUMN_ROLES = [
  'sample',
  'element',
  'content',
  'unit',
  'spread',
  'relative-spread',
  'k',
  'mass',
  'volume',
  'dilution',
  'mark',
  'burn',
  'type',
  'date',
  'ignore',
] as const;

/** Order of day, month and year in the dates of a file. */
const DATE_ORDERS = ['day-first', 'month-first', 'year-first'] as const;

/** How the rows of several burns are taken. */
const BURN_READINGS = ['burns', 'mean'] as const;

const word = z.string().min(1).max(200);

/** A column by its heading as printed. */
const columnSchema = z.strictObject({
  heading: word,
  role: z.enum(COLUMN_ROLES),
  /** Of a content or a spread: the element or oxide, where its heading does not say it. */
  element: word.exactOptional(),
  /** Unit of this column alone. */
  unit: word.exactOptional(),
  /** Of a spread: how many standard deviations it is. */
  k: z.number().positive().max(10).exactOptional(),
});

/**
 * What a person pointed at on one file of an instrument: by it, files of the same shape are read. Whatever it does not say
 * is found as without it.
 */
export const lessonSchema = z.strictObject({
  format: z.literal('remelt-lesson/1'),
  name: textSchema,
  /** Fingerprint of the shape of the file that it was taught on, as `results read` prints it. */
  shape: word,
  laboratory: textSchema.exactOptional(),
  method: textSchema.exactOptional(),
  /** Sheets of a workbook that hold results; absent: all. */
  sheets: listOf(word).exactOptional(),
  columns: listOf(columnSchema).exactOptional(),
  /** The key before the name of a sample where it stands on a line of its own, such as "Sample". */
  sampleKey: word.exactOptional(),
  /** The one sample of each such file, where the file does not name it. */
  sample: word.exactOptional(),
  /** Unit of every content that has none in its cell, column or row. */
  unit: word.exactOptional(),
  decimal: z.enum(['point', 'comma']).exactOptional(),
  dates: z.enum(DATE_ORDERS).exactOptional(),
  /** Standard deviations that a printed spread is, where nothing else says it. */
  k: z.number().positive().max(10).exactOptional(),
  /** Names of rows, whole or with * for any signs: "QC*". */
  rows: z
    .strictObject({
      controls: listOf(word).exactOptional(),
      /** Names that look like controls and are samples. */
      samples: listOf(word).exactOptional(),
      blanks: listOf(word).exactOptional(),
      means: listOf(word).exactOptional(),
      spreads: listOf(word).exactOptional(),
      ignored: listOf(word).exactOptional(),
    })
    .exactOptional(),
  /** Marks of a burn or content that was struck out, such as X. */
  struck: listOf(word).exactOptional(),
  burns: z.enum(BURN_READINGS).exactOptional(),
  /** Answers to questions, by their code; of one sample or element where it is named. */
  answers: listOf(
    z.strictObject({
      code: word,
      answer: word,
      sample: word.exactOptional(),
      element: word.exactOptional(),
    }),
  ).exactOptional(),
});

export type Lesson = z.infer<typeof lessonSchema>;
export type LessonColumn = z.infer<typeof columnSchema>;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
