import { z } from 'zod';
import { assumptionSchema, elementSymbol, manifestSchema, share, textSchema } from '../common.ts';
import { calibratedParametersSchema } from './calibrated-parameters.ts';
import { correctOutputSchema } from './correct.ts';
import { materialSchema } from './plan.ts';
import { simulateInputSchema } from './simulate.ts';
import { targetSchema } from './target.ts';
import { timedSampleSchema } from './timed-sample.ts';

const seconds = z.number().min(0).max(1e8);
const positive = z.number().positive().max(1e6);
const money = z.number().min(0).max(1e9);
const elementList = z.array(elementSymbol).min(1).max(90);
/** How the plant's own laboratory reads, by element, instead of the method: hypot(constant, relative x content). */
const spread = z.partialRecord(elementSymbol, z.strictObject({ constant_ppm: positive, relative: share }));

/** `remelt-advise/1`, what goes in: a heat under way, what its samples showed, what it is to become. */
export const adviseInputSchema = z.strictObject({
  format: z.literal('remelt-advise/1').optional(),
  /** Number of the heat, for the ledger. */
  heat: textSchema.optional(),
  melt: simulateInputSchema.shape.melt,
  /** Up to the operation that is running, which is the last one; it holds a melt. */
  route: simulateInputSchema.shape.route,
  target: targetSchema,
  /** Time since the route began [s]. */
  now_s: seconds,
  samples: z.array(timedSampleSchema).max(100).optional(),
  /** Samples at the laboratory, without results yet. */
  pending: z
    .array(
      z.strictObject({
        id: timedSampleSchema.shape.id,
        /** When it was taken, since the route began [s]. */
        at_s: seconds,
        /** When its result is due, since the route began [s]; default `sampleDelay_s` after it was taken. */
        due_s: seconds.optional(),
        method: textSchema.optional(),
        /** What it is asked for; default every limited element that the method measures. */
        elements: elementList.optional(),
        /** Default that of the candidate of the same method. */
        spread: spread.optional(),
      }),
    )
    .max(5)
    .optional(),
  calibrated: calibratedParametersSchema.optional(),
  /** Hard limit: the melt is poured by then; default the planned end. */
  latest_s: seconds.optional(),
  /** Probability of being inside every limit that is sure enough to pour; default 0.9. */
  confidence: z.number().min(0.5).lt(1).optional(),
  /** From taking a sample to its result [s]; default 1200. */
  sampleDelay_s: z.number().positive().max(1e5).optional(),
  /** Samples that could be taken: a method, and what it is asked for; default: what is not settled, by each method that measures it. */
  candidates: z
    .array(
      z.strictObject({
        method: textSchema,
        elements: elementList.optional(),
        spread: spread.optional(),
      }),
    )
    .max(20)
    .optional(),
  /** Most samples that may be taken together, one result each; default 3. */
  samplesTogether: z.number().int().min(1).max(5).optional(),
  /** What an hour of the furnace costs, a sample, and a heat outside its limits [USD]. */
  furnace_usd_per_h: money.optional(),
  sample_usd: money.optional(),
  miss_usd: money.optional(),
  /** What pouring more than one wait for a result after the melt was first inside costs on top [USD]: a missed slot; default an hour of the furnace. */
  late_usd: money.optional(),
  /** What may be added; default: the virgin metals and addition alloys of the data. */
  additions: z.array(materialSchema).max(1000).optional(),
  /** Metal that the furnace still takes; default 5 % of the melt. */
  furnaceRoom_kg: z.number().min(0).max(1e6).optional(),
  seed: z.union([z.number(), textSchema]).optional(),
});

const band = z.object({ mean_ppm: z.number(), p05_ppm: z.number(), p95_ppm: z.number() });

/** `remelt-advise/1`, what comes out. */
export const adviseOutputSchema = z.object({
  format: z.literal('remelt-advise/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  warnings: z.array(z.string()),
  heat: z.string().nullable(),
  now_s: z.number(),
  /** `advice` only for a furnace calibrated on enough heats; else `outlook`: what the model expects, nothing to act on. */
  standing: z.enum(['advice', 'outlook']),
  /** null: no advice. */
  action: z.enum(['pour', 'wait', 'sample', 'correct', 'not-by-waiting']).nullable(),
  words: z.array(z.string()),
  /** Probability that every limit holds. */
  sure: z.object({
    now: z.number(),
    atStop: z.number(),
    atLatest: z.number(),
    wanted: z.number(),
    /** First time that is sure enough [s]. */
    from_s: z.number().nullable(),
    /** Poured at `stop_s`: inside, and at most one wait for a result (`sampleDelay_s`) after it was first inside. */
    onTime: z.number(),
  }),
  /** When to pour [s]: the cheapest time that is sure enough; null when no time before the latest is. */
  stop_s: z.number().nullable(),
  /** When all limits are first met: the middle and 90 % of what is possible; null = not by the latest. */
  inside_s: z.object({ p05: z.number().nullable(), p50: z.number().nullable(), p95: z.number().nullable() }),
  limits: z.array(
    z.object({
      of: z.string(),
      side: z.enum(['min', 'max']),
      limit_ppm: z.number(),
      now: band,
      atStop: band,
      probabilityNow: z.number(),
      probabilityAtStop: z.number(),
      lever: z.string().nullable(),
    }),
  ),
  /** What waiting for results at the laboratory is worth, first due first; with it, those due before it are known too. */
  pending: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      /** Limited elements that it reads. */
      elements: z.array(elementSymbol),
      at_s: z.number(),
      due_s: z.number(),
      /** Beside pouring by what is known. */
      value_usd: z.number(),
      /** Chance that the results up to this one make some time sure enough. */
      becomesSure: z.number(),
      /** The melt is not to be poured before it. */
      worthIt: z.boolean(),
      words: z.string(),
    }),
  ),
  /** What a sample is worth before it is taken, best first. */
  samples: z.array(
    z.object({
      method: z.string(),
      elements: z.array(elementSymbol),
      /** Samples taken together. */
      count: z.number(),
      take_s: z.number(),
      result_s: z.number(),
      value_usd: z.number(),
      /** Chance that its result makes some time sure enough. */
      becomesSure: z.number(),
      worthIt: z.boolean(),
      words: z.string(),
    }),
  ),
  /** Additions when waiting cannot raise what is missing: made at `at_s`, when the rest of the melt is ready to be poured. */
  correction: correctOutputSchema
    .pick({ verdict: true, words: true, additions: true, cost_usd: true, certificate: true })
    .extend({ at_s: z.number(), pour_s: z.number() })
    .nullable(),
  /** What is expected over time, one wait for a result back, and what was read: for a picture. */
  course: z.object({
    times_s: z.array(z.number()),
    /** Probability that every limit holds; null before now. */
    sure: z.array(z.number().nullable()),
    contents: z.array(
      z.object({
        of: z.string(),
        mean_ppm: z.array(z.number()),
        p05_ppm: z.array(z.number()),
        p95_ppm: z.array(z.number()),
      }),
    ),
    readings: z.array(
      z.object({
        of: elementSymbol,
        sample: z.string(),
        at_s: z.number(),
        ppm: z.number(),
        sd_ppm: z.number(),
        /** Read as less than `ppm`. */
        below: z.boolean(),
      }),
    ),
  }),
  /** Effective number of members that agree with the samples: below 30 the band is rough. */
  effectiveMembers: z.number(),
  /** Advice moves nothing: a named melter accepts or declines it. */
  acceptance: z.object({ needed: z.boolean(), words: z.string() }),
});

export type AdviseInput = z.infer<typeof adviseInputSchema>;
export type AdviseOutput = z.infer<typeof adviseOutputSchema>;
