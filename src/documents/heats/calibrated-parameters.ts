import { z } from 'zod';
import { elementSymbol, share } from '../common.ts';

const name = z.string().min(1).max(200);

/**
 * What the heats of a furnace have shown, as `remelt calibrate` writes it and `simulate`, `plan` and `advise` take it:
 * the parameters of the model in their own laws, and what the plant may credit.
 */
export const calibratedParametersSchema = z.strictObject({
  furnace: name,
  /** Heats it rests on. */
  heats: z.number().int().min(0).max(100_000),
  rows: z
    .array(
      z.strictObject({
        name,
        law: z.enum(['lognormal', 'normal', 'logit']),
        central: z.number(),
        /** What is still not known: log10 for `lognormal`, the unit of the parameter else. */
        spread: z.number().min(0).max(100),
        /** What changes from heat to heat, in the same measure. */
        heatSpread: z.number().min(0).max(100),
      }),
    )
    .max(500),
  /** Correlations of the spreads, order of `rows`; absent = none. */
  correlation: z
    .array(z.array(z.number().min(-1).max(1)).max(500))
    .max(500)
    .optional(),
  /** Relative scatter of a reading beyond its method [1]. */
  scatter: z.number().min(0).max(10),
  /** Share of a release-critical trace that has to be taken as still there [1]; others keep no credit. */
  removalCredit: z.partialRecord(elementSymbol, share),
  /** True when advice during a heat may be given. */
  advice: z.boolean(),
});

export type CalibratedParameters = z.infer<typeof calibratedParametersSchema>;
