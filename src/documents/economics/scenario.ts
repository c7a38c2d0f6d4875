import { z } from 'zod';
import { assumptionSchema, manifestSchema } from '../common.ts';

const words = z.string().min(1);
/** A name that expressions may use. */
const id = z.string().regex(/^[A-Za-z_]\w*$/, 'must be letters, digits and _');

/** Least and most that a result should be. */
const wantedSchema = z.strictObject({
  atMost: z.number().exactOptional(),
  atLeast: z.number().exactOptional(),
});

/**
 * `remelt-scenario/1`: parameters with what is known of them, questions of the life cycle and plants one after another, and
 * results. In the inputs of a step a text that begins with `=` is an expression of parameters and of quantities of earlier steps.
 */
export const scenarioInputSchema = z.strictObject({
  format: z.literal('remelt-scenario/1'),
  title: words,
  goal: words,
  functionalUnit: words,
  boundary: words,
  /** Who reviewed it (ISO 14044); without one a public comparison says that nobody did. */
  criticalReview: words.exactOptional(),
  /** A value or a distribution, each with unit and source; `assumed` where nobody measured or published it. */
  parameters: z.record(
    id,
    z.looseObject({
      /** What it is, in words; without one its name is read as words. */
      title: words.exactOptional(),
      unit: words,
      source: words,
      assumed: z.boolean().exactOptional(),
      date: words.exactOptional(),
    }),
  ),
  steps: z.array(z.strictObject({ id, method: words, inputs: z.record(z.string(), z.unknown()) })).min(1),
  results: z
    .array(
      z.strictObject({
        name: id,
        title: words,
        unit: words,
        /** An expression of one number. */
        value: words.exactOptional(),
        /** Or a list of a step, such as `fleet.stock`. */
        series: words.exactOptional(),
        wanted: wantedSchema.exactOptional(),
      }),
    )
    .min(1),
  /** Default 1000. */
  draws: z.int().min(10).max(20_000).exactOptional(),
  seed: z.union([z.number(), z.string()]).exactOptional(),
});

export type ScenarioInput = z.infer<typeof scenarioInputSchema>;

/**
 * Inputs of a step of method `invest` or `scale-up`: the plant's own document, and the places of it whose numbers the scenario gives,
 * each an expression or a number in the unit that is stated there.
 */
export const plantInputsSchema = z.strictObject({
  document: z.record(z.string(), z.unknown()),
  set: z.record(words, z.union([z.number(), z.string().startsWith('=')])).exactOptional(),
  /** Name of the size that is meant, of a scale-up; default the first. */
  size: words.exactOptional(),
});

const spread = { mean: z.number(), sd: z.number(), p05: z.number(), p50: z.number(), p95: z.number() };

const driverSchema = z.object({
  name: z.string(),
  assumed: z.boolean(),
  /** Spearman's rank correlation with the result. */
  rank: z.number(),
  /** Sobol indices, for the strongest drivers. */
  first: z.number().exactOptional(),
  total: z.number().exactOptional(),
});

const needSchema = z.object({
  parameter: z.string(),
  unit: z.string(),
  now: z.number(),
  /** Value at which the result turns from what is wanted or to it, others as they are; null where its range does not reach it. */
  turnsAt: z.number().nullable(),
});

const resultSchema = z.object({
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  /** At the point values of all parameters. */
  point: z.number(),
  ...spread,
  drivers: z.array(driverSchema),
  /** Share of the variance that rests on assumed parameters, with all they do together with others. */
  assumedShare: z.number(),
  wanted: z
    .object({ ...wantedSchema.shape, chance: z.number(), met: z.boolean(), needs: z.array(needSchema) })
    .exactOptional(),
});

const seriesSchema = z.object({
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  p05: z.array(z.number()),
  p50: z.array(z.number()),
  p95: z.array(z.number()),
});

/** `remelt-scenario/1`. */
export const scenarioOutputSchema = z.object({
  format: z.literal('remelt-scenario/1'),
  title: z.string(),
  goal: z.string(),
  functionalUnit: z.string(),
  boundary: z.string(),
  review: z.string(),
  manifest: manifestSchema,
  /** How far it got, where it was stopped. */
  stopped: z.string().exactOptional(),
  results: z.array(resultSchema),
  series: z.array(seriesSchema),
  parameters: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      unit: z.string(),
      source: z.string(),
      assumed: z.boolean(),
      point: z.number(),
      p05: z.number(),
      p95: z.number(),
    }),
  ),
  /** Quantities of each step at the point values. */
  steps: z.array(
    z.object({ id: z.string(), method: z.string(), quantities: z.record(z.string(), z.unknown()) }),
  ),
  /** Results of which more than half the variance is assumed: no verdict, and what to measure first. */
  undecided: z.array(z.string()),
  notes: z.array(z.string()),
  assumed: z.array(assumptionSchema),
});

export type ScenarioOutput = z.infer<typeof scenarioOutputSchema>;
export type ScenarioResult = z.infer<typeof resultSchema>;
