import { z } from 'zod';
import { instant, listOf, textSchema } from '../common.ts';
import { namedFileSchema } from '../contract/named-file.ts';
import { lessonSchema } from './lesson.ts';
import { readingSchema } from './reading.ts';

/** So many files are read by a lesson, and confirmed by a person, before it counts (issue: "tested on three files"). */
export const FILES_THAT_COUNT = 3;

/** Questions of one file: what answers them says nothing of the next file, so no lesson holds it. */
export const OF_ONE_FILE: ReadonlySet<string> = new Set([
  ...['cut-off', 'duplicate', 'duplicate-sample', 'exclusion-reason', 'over-range', 'repeat'],
  ...['separate-report', 'superseded', 'weight-missing'],
]);

/** What somebody says of a file, as a lesson has it: without the name and the shape of its files. */
const saidOfFileSchema = lessonSchema.omit({ format: true, name: true, shape: true });
export type SaidOfFile = z.infer<typeof saidOfFileSchema>;

/** A file of results that somebody dropped: read by a lesson of the plant, or as is said of it. Nothing is kept. */
export const droppedFileSchema = z.strictObject({
  file: namedFileSchema,
  by: textSchema.exactOptional(),
  said: saidOfFileSchema.exactOptional(),
});

/** SHA-256 of a file, hexadecimal. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A lesson as its register keeps it: what was taught, and the files that it read as a person wants them read. */
export const keptLessonSchema = z.strictObject({ lesson: lessonSchema, triedOn: listOf(sha256) });
export type KeptLesson = z.infer<typeof keptLessonSchema>;

const standingSchema = z.object({
  name: z.string(),
  /** How often what it says has changed, from 1. */
  version: z.int().positive(),
  lesson: lessonSchema,
  /** Files that it read as shown, as this version. */
  triedOn: listOf(sha256),
  /** Files are read by it without a person looking on. */
  counts: z.boolean(),
  ended: z.boolean(),
  changes: listOf(
    z.object({
      seq: z.number(),
      at: instant,
      by: z.string().nullable(),
      what: z.enum(['taught', 'changed', 'tried', 'ended']),
      reason: z.string().nullable(),
    }),
  ),
});
export type StandingLesson = z.infer<typeof standingSchema>;

/** `remelt-lessons/1`: the lessons of the plant, the oldest first. */
export const lessonsSchema = z.object({
  format: z.literal('remelt-lessons/1'),
  lessons: listOf(standingSchema),
});
export type Lessons = z.infer<typeof lessonsSchema>;

/** One line of a file as it stands there: cells with their column, or with their first character where blanks divide them. */
const lineSchema = z.object({
  row: z.int().positive(),
  cells: listOf(z.object({ text: z.string(), from: z.int().nonnegative() })),
});

/** `remelt-teaching/1`: a file as it stands, what is read of it, and the lesson that says so. */
export const teachingSchema = z.object({
  format: z.literal('remelt-teaching/1'),
  sha256,
  /** null: it has no name yet, and nothing is kept. */
  lesson: lessonSchema.nullable(),
  reading: readingSchema,
  tables: listOf(
    z.object({
      where: z.string(),
      /** Blanks divide its columns: it is shown as text. */
      isText: z.boolean(),
      lines: listOf(lineSchema),
      /** Lines behind those that are shown. */
      more: z.int().nonnegative(),
    }),
  ),
  /** Lessons of files of this shape. */
  offered: listOf(z.object({ name: textSchema, version: z.int().positive(), counts: z.boolean() })),
  /** Files that the lesson will have read as shown, with this one. */
  tried: z.int().nonnegative(),
  kept: z.boolean(),
  /** Stands for what is shown: the order that keeps the lesson repeats it as `confirm`. */
  shown: z.string(),
});
export type Teaching = z.infer<typeof teachingSchema>;
