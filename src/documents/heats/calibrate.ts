import { z } from 'zod';
import { assumptionSchema, elementSymbol, manifestSchema } from '../common.ts';
import { interval } from '../uncertain.ts';
import { calibratedParametersSchema } from './calibrated-parameters.ts';
import { simulateInputSchema } from './simulate.ts';
import { timedSampleSchema } from './timed-sample.ts';

const text = z.string().min(1).max(200);

/** A heat as it was melted: charged metal, settings as they ran, samples with their times. */
const recordedHeatSchema = z.strictObject({
  id: text,
  melt: simulateInputSchema.shape.melt,
  route: simulateInputSchema.shape.route,
  samples: z.array(timedSampleSchema).min(1).max(200),
});

/** `remelt-calibrate/1`, what goes in: heats of one furnace, oldest first. */
export const calibrateInputSchema = z.strictObject({
  format: z.literal('remelt-calibrate/1').optional(),
  furnace: text,
  heats: z.array(recordedHeatSchema).min(1).max(500),
  /** The heat to come; absent = the last one again. */
  next: z
    .strictObject({
      melt: simulateInputSchema.shape.melt,
      route: simulateInputSchema.shape.route,
      /** Times to look at besides its end [s]. */
      at_s: z.array(z.number().min(0).max(1e8)).max(100).optional(),
    })
    .optional(),
  /** What cannot be used (unfit method, time after the end, impossible route): refused (default), or left out and named. */
  unfit: z.enum(['refuse', 'leave-out']).optional(),
  /** First heats that drift is measured against; default 5. */
  baselineHeats: z.number().int().min(3).max(200).optional(),
  seed: z.union([z.number(), z.string().min(1).max(200)]).optional(),
});

const chart = z.object({
  series: z.string(),
  what: z.string(),
  unit: z.string(),
  heats: z.array(z.string()),
  /** As measured, or as predicted against measured [sd]. */
  values: z.array(z.number()),
  /** Values as standard normals of a furnace that does not change. */
  scores: z.array(z.number()),
  ewma: z.array(z.number()),
  limit: z.array(z.number()),
  /** Heats on which the chart signals. */
  signals: z.array(z.string()),
  /** Mean number of heats between false alarms of this chart. */
  arl0: z.number(),
  /** Mean number of heats until a shift of one standard deviation is seen. */
  arl1: z.number(),
});

/** `remelt-calibrate/1`, what comes out. */
export const calibrateOutputSchema = z.object({
  format: z.literal('remelt-calibrate/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  warnings: z.array(z.string()),
  furnace: z.string(),
  heats: z.number(),
  readings: z.number(),
  /** What could not be used, with its reason: a result, a sample or a whole heat. */
  leftOut: z.array(
    z.object({
      heat: z.string(),
      sample: z.string().optional(),
      element: elementSymbol.optional(),
      path: z.string().optional(),
      words: z.string(),
    }),
  ),
  /** Readings that everything else lets expect otherwise: named beyond 4, counted less beyond 3 standard deviations. */
  strangers: z.array(
    z.object({
      heat: z.string(),
      sample: z.string(),
      element: elementSymbol,
      path: z.string().optional(),
      value_ppm: z.number(),
      expected_ppm: z.number(),
      /** Expected less read, on the scale of readings [sd]. */
      off_sd: z.number(),
      words: z.string(),
    }),
  ),
  parameters: z.array(
    z.object({
      name: z.string(),
      what: z.string(),
      unit: z.string(),
      before: interval.extend({ source: z.string(), confidence: z.string() }),
      after: interval,
      /** Posterior over prior spread [1]: 1 = nothing learned. */
      spreadRatio: z.number(),
      /** Change from heat to heat, as a factor (one standard deviation); 1 = constant of nature. */
      heatToHeat: z.number(),
      words: z.string(),
    }),
  ),
  scales: z.object({
    /** Change of the furnace from heat to heat, in prior standard deviations. */
    heatToHeat: interval,
    /** Relative scatter of readings beyond their method. */
    scatter: interval,
    /** What the models miss from heat to heat and no number of heats teaches, in spreads of other furnaces. */
    structure: interval.optional(),
  }),
  identifiability: z.object({
    notTold: z.array(z.object({ name: z.string(), words: z.string() })),
    together: z.array(z.object({ a: z.string(), b: z.string(), correlation: z.number(), words: z.string() })),
  }),
  next: z.object({
    rows: z.array(
      z.object({
        element: elementSymbol,
        at_s: z.number(),
        mean_ppm: z.number(),
        p05_ppm: z.number(),
        p95_ppm: z.number(),
      }),
    ),
  }),
  unlocks: z.object({
    heatsNeeded: z.number(),
    removalCredit: z.array(
      z.object({
        element: elementSymbol,
        granted: z.boolean(),
        heats: z.number(),
        /** Lower 95 % bound of the share removed in the heat to come [1]. */
        removed_lower95: z.number().nullable(),
        /** Smallest share removed that a heat has shown, "<" taken as its limit [1]. */
        smallestShown: z.number().nullable(),
        /** Share that planning takes as still there [1]. */
        retained: z.number(),
        words: z.string(),
      }),
    ),
    furnaceAdvice: z.object({ granted: z.boolean(), words: z.string() }),
  }),
  drift: z.object({
    baselineHeats: z.number(),
    charts: z.array(chart),
    alarm: z.boolean(),
    /** Mean number of heats between false alarms of all charts together. */
    arl0: z.number().nullable(),
    liningAge: z
      .object({
        element: elementSymbol,
        slope_sd_per_heat: z.number(),
        pValue: z.number(),
        words: z.string(),
      })
      .nullable(),
    words: z.array(z.string()),
  }),
  /** For `simulate`, `plan` and `advise`. */
  calibrated: calibratedParametersSchema,
});

export type CalibrateInput = z.infer<typeof calibrateInputSchema>;
export type CalibrateOutput = z.infer<typeof calibrateOutputSchema>;
export type DriftChart = z.infer<typeof chart>;
export type RecordedHeatInput = z.infer<typeof recordedHeatSchema>;
