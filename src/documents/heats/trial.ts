import { z } from 'zod';
import { assumptionSchema, elementSymbol, listOf, manifestSchema, ppmContents } from '../common.ts';
import { simulateInputSchema } from './simulate.ts';
import { targetSchema } from './target.ts';

const text = z.string().min(1).max(200);
const usd = z.number().min(0).max(1e7);

const place = z.strictObject({
  name: text,
  /** Time since the route began [s]. */
  at_s: z.number().min(0).max(1e8),
});

/** `remelt-trial/1`, what goes in: a route that nobody has proven, and what the plant wants to know of it. */
export const trialInputSchema = z.strictObject({
  format: z.literal('remelt-trial/1').optional(),
  melt: simulateInputSchema.shape.melt,
  route: simulateInputSchema.shape.route,
  /** Limits of the product, for what becomes decidable. */
  target: targetSchema.optional(),
  /** Where samples can be taken; default charge, middle of each stirred bath, end of each operation. */
  places: z.array(place).min(1).max(30).optional(),
  /** Elements that are reported; default all of the metal but the balance. */
  elements: z.array(elementSymbol).min(1).optional(),
  /** Method of an element by its id in data/; default the laboratory method that is surest there. */
  methods: z.partialRecord(elementSymbol, text).optional(),
  /** Standard deviation of one result in place of that of a method [ppm]. */
  sd_ppm: ppmContents.optional(),
  wanted: z
    .strictObject({
      /** A factor is learnt when this share of its spread is left; default 0.5. */
      ratio: z.number().gt(0).lt(1).optional(),
      /** Or when one standard deviation is at most this factor; default 1.2. */
      factor: z.number().gt(1).max(100).optional(),
    })
    .optional(),
  most: z
    .strictObject({
      heats: z.number().int().min(1).max(100).optional(),
      /** Samples at one place of one heat. */
      samples: z.number().int().min(1).max(10).optional(),
    })
    .optional(),
  /** Furnaces of one heat; one sample by one method. */
  cost: z.strictObject({ heat_usd: usd.optional(), analysis_usd: usd.optional() }).optional(),
  /** Of the points that the trial is thought through at. */
  seed: z.union([z.number(), z.string().min(1).max(200)]).optional(),
});

const factor = z.object({
  name: z.string(),
  what: z.string(),
  /** Operations that it belongs to. */
  operations: listOf(z.string()),
  source: z.string(),
  /** One standard deviation as a factor on the central value, before any heat. */
  before: z.number(),
  /** What is left of the spread after the heats of the table [1], all places sampled as the plan says. */
  left: listOf(z.number()),
  /** One standard deviation as a factor after the last of them. */
  after: z.number(),
  /** Heats of the table after which it is learnt; null = never within it. */
  heats: z.number().nullable(),
  standing: z.enum(['known', 'learnt', 'partly', 'together', 'not-told']),
  words: z.string(),
});

/** `remelt-trial/1`, what comes out. */
export const trialOutputSchema = z.object({
  format: z.literal('remelt-trial/1'),
  manifest: manifestSchema,
  assumed: listOf(assumptionSchema),
  warnings: listOf(z.string()),
  operations: listOf(z.string()),
  wanted: z.object({ ratio: z.number(), factor: z.number() }),
  /** The cheapest plan that teaches every factor that can be learnt; null = there is none to learn. */
  plan: z
    .object({
      heats: z.number(),
      /** Samples at each place of each heat. */
      samples: z.number(),
      places: listOf(z.object({ name: z.string(), at_s: z.number() })),
      methods: listOf(z.object({ method: z.string(), elements: listOf(elementSymbol) })),
      analyses: z.number(),
      furnaces_usd: z.number(),
      analyses_usd: z.number(),
      cost_usd: z.number(),
    })
    .nullable(),
  /** Numbers of heats that `factors[].left` stands for. */
  table: listOf(z.number()),
  factors: listOf(factor),
  /** Contents of the product of the next heat [ppm], before and after the plan: 90 % intervals. */
  decidable: listOf(
    z.object({
      element: elementSymbol,
      central_ppm: z.number(),
      before: z.object({ p05_ppm: z.number(), p95_ppm: z.number() }),
      after: z.object({ p05_ppm: z.number(), p95_ppm: z.number() }),
      limit: z.string().nullable(),
      /** What the route alone says against the limit. */
      verdictBefore: z.enum(['inside', 'outside', 'open']).nullable(),
      verdictAfter: z.enum(['inside', 'outside', 'open']).nullable(),
    }),
  ),
});

export type TrialInput = z.infer<typeof trialInputSchema>;
export type TrialOutput = z.infer<typeof trialOutputSchema>;
export type TrialFactor = z.infer<typeof factor>;
