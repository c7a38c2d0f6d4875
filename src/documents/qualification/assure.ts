import { z } from 'zod';
import { assumptionSchema, manifestSchema, positive, textSchema } from '../common.ts';

/** What is believed of a scatter: lognormal, between its 5 % and 95 % points; equal for a known one. */
const scatterSchema = z
  .strictObject({ p05: z.number().min(0), p95: z.number().min(0) })
  .refine(({ p05, p95 }) => p05 <= p95, 'has p05 above p95')
  .refine(({ p05, p95 }) => p05 > 0 || p95 === 0, 'a scatter that may be zero is zero: set both to 0');

const propertySchema = z
  .strictObject({
    id: textSchema,
    unit: textSchema,
    side: z.enum(['lower', 'upper', 'both']),
    designMinimum: z.number().optional(),
    designMaximum: z.number().optional(),
    content: z.union([z.literal(0.9), z.literal(0.99)]).optional(),
    margin: positive.optional(),
    sdRatioLimit: positive.optional(),
    distribution: z.enum(['normal', 'lognormal', 'weibull', 'auto']).optional(),
    /** Qualified route as it is: how many values there are, their mean and standard deviation. */
    baseline: z.strictObject({ values: z.int().min(2).max(1000), mean: z.number(), sd: positive }).optional(),
    belief: z.strictObject({
      /** Mean over all heats, and how sure it is. */
      mean: z.strictObject({ value: z.number(), sd: z.number().min(0) }),
      withinSd: scatterSchema.refine(({ p05 }) => p05 > 0, 'must be above zero'),
      heatSd: scatterSchema,
    }),
  })
  .refine(
    ({ margin, sdRatioLimit, baseline }) => baseline !== undefined || (margin ?? sdRatioLimit) === undefined,
    {
      path: ['baseline'],
      message: 'is missing: a margin or a ratio of scatters is held against it',
    },
  );

/** `remelt-assure/1`, what goes in: beliefs about a material, and the programmes that could be bought. */
export const assureInputSchema = z.strictObject({
  format: z.literal('remelt-assure/1').optional(),
  level: z.enum(['1S', '1M', '1A']),
  confidence: z.number().min(0.5).lt(1).optional(),
  alpha: z.number().gt(0).lt(0.5).optional(),
  properties: z.array(propertySchema).min(1).max(50),
  designs: z
    .array(
      z.strictObject({
        heats: z.int().min(2).max(100),
        perHeat: z.int().min(2).max(100),
        /** That of the document when absent. */
        level: z.enum(['1S', '1M', '1A']).optional(),
      }),
    )
    .min(1)
    .max(50),
  /** Chance of a PASS that is wanted; default 0.8. */
  wanted: z.number().gt(0).lt(1).optional(),
  cost: z.strictObject({ heat_usd: z.number().min(0), specimen_usd: z.number().min(0) }).optional(),
  time: z.strictObject({ heat_months: z.number().min(0), specimens_per_month: positive }).optional(),
  /** Programmes simulated for each design; default 2000. */
  draws: z.int().min(100).max(100_000).optional(),
  seed: z.union([z.number(), z.string()]).optional(),
});

const many = <T extends z.ZodType>(one: T) => z.array(one).readonly();

/** `remelt-assure/1`, what comes out. */
export const assureOutputSchema = z.object({
  format: z.literal('remelt-assure/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  wanted: z.number(),
  draws: z.number(),
  designs: many(
    z.object({
      heats: z.number(),
      perHeat: z.number(),
      level: z.string(),
      /** Chance of a PASS with its 95 % interval by the number of draws. */
      pass: z.object({ chance: z.number(), low: z.number(), high: z.number() }),
      hold: z.number(),
      fail: z.number(),
      specimens: z.number(),
      cost_usd: z.number().optional(),
      months: z.number().optional(),
      /** Chance of a PASS of each property alone. */
      properties: many(z.object({ id: z.string(), pass: z.number() })),
    }),
  ),
  /** Place in `designs` of the cheapest at the level of the document whose chance reaches what is wanted; by specimens where no cost is stated. */
  cheapest: z.number().optional(),
});

export type AssureInput = z.infer<typeof assureInputSchema>;
export type AssureOutput = z.infer<typeof assureOutputSchema>;
