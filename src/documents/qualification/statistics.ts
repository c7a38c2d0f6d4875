import { z } from 'zod';
import { VERDICTS } from '../../metal/alloy/words.ts';
import { assumptionSchema, manifestSchema, reasonSchema } from '../common.ts';
import { comparedWords, inputWords } from '../economics/method-words.ts';

/** A result: JSON with finite numbers; null where a bound does not exist. */
const quantity: z.ZodType<
  | number
  | string
  | boolean
  | null
  | readonly unknown[]
  | {
      readonly [name: string]: unknown;
    }
> = z.lazy(() =>
  z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(quantity), z.record(z.string(), quantity)]),
);

/** A named override of one diagnostic, with reason and last day. */
const overrideSchema = z.strictObject({
  diagnostic: z.string().min(1),
  by: z.string().min(1),
  reason: reasonSchema,
  expires: z.iso.date(),
});

/**
 * Bare inputs of a statistic: each method reads its own fields (`remelt stats --explain METHOD` lists them); these are
 * common to all. Overrides need `asOf`, the date of the decision.
 */
export const statisticsInputSchema = z.looseObject({
  overrides: z.array(overrideSchema).optional(),
  asOf: z.iso.date().optional(),
  seed: z.union([z.number(), z.string()]).optional(),
});

const diagnosticSchema = z.object({
  name: z.string(),
  verdict: z.enum(VERDICTS),
  reason: z.string(),
  statistic: z.number().optional(),
  limit: z.number().optional(),
  override: overrideSchema.optional(),
});

/** `remelt-statistics/1`: the quantities of the method by name, beside the fields every output has. */
export const statisticsOutputSchema = z
  .object({
    format: z.literal('remelt-statistics/1'),
    method: z.string(),
    manifest: manifestSchema,
    assumed: z.array(assumptionSchema),
    diagnostics: z.array(diagnosticSchema),
    /** True when every diagnostic passes or carries an override in force. */
    usable: z.boolean(),
    /** Inputs the method does not know. */
    ignored: z.array(z.string()),
  })
  .catchall(quantity);

export type StatisticsOutput = z.infer<typeof statisticsOutputSchema>;

/** What a method is, as `--list` and `--explain` print it. */
export const statisticExplanationSchema = z.object({
  ...comparedWords,
  assumptions: z.array(z.string()).readonly(),
  inputs: inputWords,
  /** Verdicts on the inputs given, when there were any. */
  diagnostics: z.array(diagnosticSchema).exactOptional(),
  usable: z.boolean().exactOptional(),
});

export type StatisticExplanation = z.infer<typeof statisticExplanationSchema>;

/** Every statistic by name and what it returns. */
export const statisticListSchema = z
  .array(statisticExplanationSchema.pick({ name: true, title: true }))
  .readonly();

/** A statistic and its bare inputs, which its own schema reads. */
const bareOrderSchema = z.strictObject({ method: z.string(), inputs: z.unknown() });
/** The same; `bare` for the arithmetic of a case, where an A- or B-basis is not refused for values of unstated heats. */
export const statisticOrderSchema = bareOrderSchema.extend({ bare: z.boolean().exactOptional() });
/** A statistic to explain; with inputs also the verdicts of its assumptions on them. */
export const explanationOrderSchema = bareOrderSchema.extend({ inputs: z.unknown().optional() });
