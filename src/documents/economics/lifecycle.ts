import { z } from 'zod';
import { assumptionSchema, manifestSchema } from '../common.ts';
import { comparedWords, inputWords } from './method-words.ts';

/** Bare inputs of a question of the life cycle: each method reads its own fields. */
export const lifecycleInputSchema = z.looseObject({
  seed: z.union([z.number(), z.string()]).optional(),
});

/** `remelt-lifecycle/1`: the quantities of the method by name, beside the fields every output has. */
export const lifecycleOutputSchema = z.looseObject({
  format: z.literal('remelt-lifecycle/1'),
  method: z.string(),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  /** Rules the numbers follow, and what was found and left as it is. */
  notes: z.array(z.string()),
  /** Inputs the method does not know. */
  ignored: z.array(z.string()),
});

export type LifecycleOutput = z.infer<typeof lifecycleOutputSchema>;

/** What a method is, as `--list` and `--explain` print it. */
const lifecycleExplanationSchema = z.object({
  ...comparedWords,
  inputs: inputWords,
});

export type LifecycleExplanation = z.infer<typeof lifecycleExplanationSchema>;

/** Every method, explained. */
export const lifecycleMethodsSchema = z.array(lifecycleExplanationSchema).readonly();

/** A method and its bare inputs. */
export const lifecycleOrderSchema = z.strictObject({ method: z.string(), inputs: lifecycleInputSchema });
