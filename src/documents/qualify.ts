import { z } from 'zod';
import { VERDICTS } from '../metal/alloy/words.ts';
import { assumptionSchema, manifestSchema, textSchema } from './common.ts';

const positive = z.number().positive();

/** One value of the qualified route. */
const baselineSchema = z.strictObject({ heat: textSchema, value: z.number() });

const propertySchema = z.strictObject({
  id: textSchema,
  unit: textSchema,
  /** Which tail is held against a design limit. */
  side: z.enum(['lower', 'upper', 'both']),
  designMinimum: z.number().optional(),
  designMaximum: z.number().optional(),
  /** Content that the design limit speaks of at level 1A: 0.9 (B) or 0.99 (A, default). */
  content: z.union([z.literal(0.9), z.literal(0.99)]).optional(),
  /** Difference of means to the qualified route that does not matter, in `unit`. */
  margin: positive.optional(),
  sdRatioLimit: positive.optional(),
  baseline: z.array(baselineSchema).optional(),
  distribution: z.enum(['normal', 'lognormal', 'weibull', 'auto']).optional(),
});

/** The plan: locked before data count. */
const programmeSchema = z.strictObject({
  id: textSchema,
  gradeId: textSchema.optional(),
  /** 1S screening, 1M specification minimum, 1A allowable. */
  level: z.enum(['1S', '1M', '1A']),
  /** Confidence of bounds; default 0.95. */
  confidence: z.number().min(0.5).lt(1).optional(),
  /** Risk of a false proof of equivalence; default 0.05. */
  alpha: z.number().gt(0).lt(0.5).optional(),
  /** Repeated looks at growing data: alpha and 1 - confidence are spent over those planned. */
  looks: z
    .strictObject({
      planned: z.int().min(1).max(20),
      present: z.int().min(1),
      spending: z.enum(['linear', 'obrien-fleming', 'pocock']).optional(),
    })
    .refine(({ planned, present }) => present <= planned, 'the present look is not among those planned')
    .optional(),
  /** Day on which the programme was locked: what is dated before it is exploratory. */
  locked: z.iso.date().optional(),
  /** Castings: bounds are company minima, and no A or B is printed. */
  labels: z.enum(['basis', 'company-minimum']).optional(),
  properties: z.array(propertySchema).min(1).max(200),
});

const evidenceSchema = z.strictObject({
  property: textSchema,
  heat: textSchema,
  specimen: textSchema,
  value: z.number(),
  unit: textSchema.optional(),
  /** Day of the test. */
  at: z.iso.date().optional(),
  /** Bars cut from parts and bars cast separately never pool. */
  bar: z.enum(['part', 'separate']).optional(),
  excluded: z.strictObject({ cause: textSchema, by: textSchema }).optional(),
});

/** `remelt-programme/1`, what goes in: the programme and its evidence in one document. */
export const qualifyInputSchema = z.strictObject({
  format: z.literal('remelt-programme/1').optional(),
  programme: programmeSchema,
  evidence: z.array(evidenceSchema).max(200_000),
});

const verdict = z.enum(VERDICTS);
const many = <T extends z.ZodType>(one: T) => z.array(one).readonly();

const boundSchema = z.object({
  method: z.string(),
  content: z.number(),
  confidence: z.number(),
  value: z.number(),
  side: z.enum(['lower', 'upper']),
});

const issuedSchema = boundSchema.extend({ label: z.string() });

const reasonSchema = z.object({
  code: z.string(),
  words: z.string(),
  /** `ALARM` decides nothing. */
  verdict: z.enum([...VERDICTS, 'ALARM']),
});

const propertyVerdictSchema = z.object({
  id: z.string(),
  unit: z.string(),
  verdict,
  heats: z.number(),
  values: z.number(),
  basis: many(boundSchema),
  issued: issuedSchema.optional(),
  /** Of a property with limits on both sides. */
  issuedUpper: issuedSchema.optional(),
  equivalence: z
    .object({
      verdict,
      p: z.number(),
      margin: z.number(),
      difference: z.number(),
      interval: z.tuple([z.number(), z.number()]).readonly(),
    })
    .optional(),
  sdRatio: z
    .object({ upper: z.number(), limit: z.number(), ratio: z.number(), lower: z.number() })
    .optional(),
  reasons: many(reasonSchema),
  moreSpecimens: z.object({ heats: z.number(), perHeat: z.number() }).optional(),
  /** What would be said with the excluded values in. */
  withExcluded: z.object({ verdict, excluded: z.number(), issued: issuedSchema.optional() }).optional(),
});

const gateOneSchema = z.object({
  gate: z.literal(1),
  verdict,
  level: z.string(),
  issues: many(z.string()),
  properties: many(propertyVerdictSchema),
});

/** `remelt-qualify/1`: what the gates recommend. */
export const qualifyOutputSchema = z.object({
  format: z.literal('remelt-qualify/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  programme: z.object({ id: z.string(), level: z.string() }),
  gates: many(gateOneSchema),
});

export type QualifyInput = z.infer<typeof qualifyInputSchema>;
export type QualifyOutput = z.infer<typeof qualifyOutputSchema>;
