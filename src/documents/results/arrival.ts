import { z } from 'zod';
import { CONTENT_UNITS, SETTLING_STEPS } from '../../metal/alloy/words.ts';
import { instant, listOf, metalSchema, partFields } from '../common.ts';

/** How a sample of a file was found to be a sample of the plant. */
const MATCHED_BY = ['code', 'number', 'metal-and-number', 'metal-and-place', 'order', 'person'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** What is said of a sample: where, and what helps. */
const saidSchema = z.object({ code: z.string(), words: z.string(), cure: z.string() });
export type Said = z.infer<typeof saidSchema>;

/** One result as it would be booked. */
const resultSchema = z.object({
  element: z.string(),
  text: z.string(),
  unit: z.enum(CONTENT_UNITS),
  sd: z.string().exactOptional(),
});

const sampleSchema = z.object({
  /** As the file names it. */
  name: z.string(),
  /** `waits`: nobody has decided; then it is matched to a sample of the plant, or it asks. */
  state: z.enum(['waits', 'taken', 'refused']),
  /** The sample of the plant that it is; null while nobody knows. */
  match: z
    .object({
      of: metalSchema,
      sample: z.string(),
      /** Where it was taken, such as bath; null where its record does not say. */
      place: z.string().nullable(),
      by: z.enum(MATCHED_BY),
    })
    .nullable(),
  /** Analyses that are booked when it is taken: one, or one for each burn. */
  analyses: listOf(listOf(resultSchema)),
  /** What somebody answers before it is taken. */
  asks: listOf(saidSchema),
  /** What is said and keeps nobody from taking it; a rule takes nothing of which something is said. */
  notes: listOf(saidSchema),
  /** Samples of the plant that it may be, where it asks which. */
  candidates: listOf(z.object({ of: metalSchema, sample: z.string() })),
  settled: z
    .object({
      step: z.enum(SETTLING_STEPS),
      /** null: nobody, a rule did. */
      by: z.string().nullable(),
      rule: z.string().nullable(),
      reason: z.string().nullable(),
      at: instant,
    })
    .nullable(),
});
export type ArrivedSample = z.infer<typeof sampleSchema>;

/** `remelt-arrival/1`: a file of results as it arrived, and what is known of each of its samples. */
export const arrivalSchema = z.object({
  format: z.literal('remelt-arrival/1'),
  arrival: z.string(),
  source: z.string(),
  file: z.string(),
  at: instant,
  /** Of the file itself. */
  sha256: z.string(),
  status: z.enum(['arrived', 'settled']),
  method: z.string().nullable(),
  laboratory: z.string().nullable(),
  /** Lesson that it was read by, with its version; null without one. */
  lesson: z.string().nullable(),
  /** Contents that were read, in all. */
  rows: z.number(),
  /** Samples that somebody can take now. */
  matched: z.number(),
  samples: listOf(sampleSchema),
  /** Names of its control samples: they go to the charts of the method. */
  controls: listOf(z.string()),
  /** What is asked of the file as a whole. */
  asks: listOf(saidSchema),
  /** Lines of it that were not read as results, and why. */
  left: listOf(z.string()),
});
export type Arrival = z.infer<typeof arrivalSchema>;

/** A row of the list. */
const listedSchema = z.object({
  arrival: z.string(),
  source: z.string(),
  file: z.string(),
  at: instant,
  status: z.enum(['arrived', 'settled']),
  /** Samples of it, and how many of them wait. */
  samples: z.number(),
  waits: z.number(),
  /** Metal that its samples are of. */
  of: listOf(metalSchema),
  /** The first thing that is asked; null where nothing is. */
  asks: z.string().nullable(),
});
export type ListedArrival = z.infer<typeof listedSchema>;

/** `remelt-arrivals/1`: files of results, those that wait first. */
export const arrivalsSchema = z.object({
  format: z.literal('remelt-arrivals/1'),
  arrivals: listOf(listedSchema),
  /** Controls that keep rules from taking, in words. */
  controls: listOf(z.string()),
  ...partFields,
});
export type Arrivals = z.infer<typeof arrivalsSchema>;
