import { z } from 'zod';
import { subjectSchema } from '../common.ts';

/** The verdict FAIL that stands on metal: on what, which may be what it came out of, and by which record (rule E18). */
export const failedSchema = z.object({ of: subjectSchema, seq: z.number() });
type Failed = z.infer<typeof failedSchema>;

/** It in words, as it stands on everything about that metal; empty for metal without. */
export const failedWords = (failed: Failed | null | undefined): string[] =>
  failed ? [`FAIL by record ${failed.seq} on ${failed.of.replace(':', ' ')}.`] : [];

/** What suspends released metal, in words, as it stands on every page about that metal (rule E15). */
export const suspendedSentences = (reasons: readonly string[] = []): string[] =>
  reasons.map((words) => `Suspended until it is decided anew: ${words}.`);
