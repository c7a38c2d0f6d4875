import { z } from 'zod';
import { listOf } from './common.ts';

/** How far a job is; `lost` = the process that ran it is gone. */
const JOB_STATES = ['waiting', 'running', 'done', 'refused', 'stopped', 'lost'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A number with its unit and what it measures. */
const reachedSchema = z.object({ value: z.number(), unit: z.string(), of: z.string() });

/** `remelt-job/1`: a long calculation, found again from any device of who asked. */
export const jobSchema = z.object({
  format: z.literal('remelt-job/1'),
  id: z.string(),
  calculation: z.string(),
  /** Name of the person who asked for it; absent for that person. */
  by: z.string().optional(),
  /** SHA-256 [hex] of the document that was sent. */
  documentHash: z.string(),
  state: z.enum(JOB_STATES),
  /** Share of the work that is done [1], and in words what is done. */
  done: z.number(),
  words: z.string(),
  /** What a search has found so far, and what nothing can be better than: absent while it has found nothing. */
  incumbent: reachedSchema.optional(),
  bound: reachedSchema.optional(),
  began: z.string(),
  changed: z.string(),
  /** The answer of the calculation; absent until it is done. */
  answer: z.unknown().optional(),
  /** Why there is none: the refusal of the calculation; of one that was stopped, the best charge so far in its details. */
  error: z.unknown().optional(),
  /** The booking that it is: sent again with its key it answers, on any device of who asked. Absent for a calculation. */
  asked: z
    .object({
      /** Absent where it is long: a table. */
      order: z.record(z.string(), z.unknown()).optional(),
      key: z.string(),
      /** Tag of the ledger that it began on. */
      tag: z.string(),
    })
    .optional(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobsSchema = z.object({ format: z.literal('remelt-jobs/1'), jobs: listOf(jobSchema) });
