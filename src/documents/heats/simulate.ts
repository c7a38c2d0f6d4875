import { z } from 'zod';
import { assumptionSchema, elementSymbol, manifestSchema, ppmContents, wtpctContents } from '../common.ts';
import { calibratedParametersSchema } from './calibrated-parameters.ts';
import { bandCoverageSchema } from './expected-errors.ts';

const samples = z.number().int().min(1).max(100_000);
const time = z.number().min(0).max(1e8);

/** A number over the time of its operation: linear between knots, held outside them. */
const scheduleSchema = z.strictObject({
  at_s: z.array(time).min(1).max(10_000),
  value: z.array(z.number()).min(1).max(10_000),
});

/** A setting: number, schedule, word, shares by name (slag) or a group (lining). Its operation says which. */
const setting = z.union([z.number(), z.string(), scheduleSchema, z.record(z.string(), z.unknown())]);

const addition = z
  .strictObject({
    material: z.string().min(1).max(200).optional(),
    composition_wtpct: wtpctContents.optional(),
    balance: elementSymbol.optional(),
    mass_kg: z.number().positive().max(1e6).optional(),
    wtpct: z.number().positive().max(1000).optional(),
    at_s: time,
    /** Time in which the lump dissolves; 0 = at once; left out, the furnace estimates it. */
    dissolution_s: time.optional(),
    recovery: z
      .union([z.number().min(0).max(1), z.partialRecord(elementSymbol, z.number().min(0).max(1))])
      .optional(),
  })
  .refine((one) => (one.material === undefined) !== (one.composition_wtpct === undefined), {
    message: 'needs "material" or "composition_wtpct", not both',
  })
  .refine((one) => (one.mass_kg === undefined) !== (one.wtpct === undefined), {
    message: 'needs a mass or a content, not both',
  });

/** `remelt-simulate/1`, what goes in. */
export const simulateInputSchema = z.strictObject({
  format: z.literal('remelt-simulate/1').optional(),
  melt: z.strictObject({
    mass_kg: z.number().positive().max(1e6),
    composition_wtpct: wtpctContents.optional(),
    composition_ppm: ppmContents.optional(),
    sd_ppm: ppmContents.optional(),
    below_ppm: ppmContents.optional(),
    balance: elementSymbol.optional(),
    temperature_K: z.number().min(1000).max(3000).optional(),
  }),
  route: z
    .array(
      z.strictObject({
        operation: z.string().min(1).max(60),
        fidelity: z.enum(['kinetic', 'table']).optional(),
        settings: z.record(z.string(), setting).optional(),
        additions: z.array(addition).max(200).optional(),
      }),
    )
    .min(1)
    .max(50),
  samples: samples.optional(),
  seed: z.union([z.number(), z.string().min(1).max(200)]).optional(),
  at_s: z.array(time).max(2000).optional(),
  /** Parameters of the furnace as its own heats have shown them, from `remelt calibrate`; absent = literature. */
  calibrated: calibratedParametersSchema.optional(),
  /** Leave the range of a model on purpose; the output says what was extrapolated. */
  extrapolate: z.boolean().optional(),
  /** Whether bands hold how far published furnaces were from the models, or are those of the models alone. Default: published. */
  furnaceErrors: z.enum(['published', 'left-out']).optional(),
});

const contentSchema = z.object({
  mean_ppm: z.number(),
  /** What pages print beside the band: a mean is pulled up by draws far off. Balances are of means. */
  median_ppm: z.number().optional(),
  p05_ppm: z.number(),
  p95_ppm: z.number(),
  dissolved_mean_ppm: z.number().optional(),
  dissolved_median_ppm: z.number().optional(),
});
const contentsSchema = z.partialRecord(elementSymbol, contentSchema);

/** `remelt-simulate/1`, what comes out. */
export const simulateOutputSchema = z.object({
  format: z.literal('remelt-simulate/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  warnings: z.array(z.string()),
  /** How far such predictions were from measured nickel alloys, a sentence for each operation. */
  expectedErrors: z.array(z.string()).optional(),
  coverage: bandCoverageSchema.optional(),
  final: contentsSchema,
  trajectory: z.array(
    z.object({
      operation: z.string(),
      index: z.number(),
      time_s: z.number(),
      composition: contentsSchema,
    }),
  ),
  exchange: z.array(
    z.object({
      operation: z.string(),
      index: z.number(),
      element: elementSymbol,
      to: z.string(),
      kg: z.number(),
    }),
  ),
  /** Where every rare earth of the route went, and what of the charge's own may still be credited. */
  rareEarth: z.array(
    z.object({
      operation: z.string(),
      index: z.number(),
      element: elementSymbol,
      in_kg: z.number(),
      added_kg: z.number(),
      product_kg: z.number(),
      free_kg: z.number().optional(),
      bound_kg: z.number().optional(),
      wall_kg: z.number(),
      slag_kg: z.number(),
      dross_kg: z.number(),
      filter_kg: z.number(),
      other_kg: z.number(),
      credit_kg: z.number(),
    }),
  ),
  /** Uncertain numbers that decide an element's final spread most, by rank correlation; empty below 50 samples. */
  drivers: z.array(
    z.object({
      element: elementSymbol,
      parameter: z.string(),
      what: z.string(),
      rankCorrelation: z.number(),
    }),
  ),
  metal_yield: z.number(),
  energy_kWh: z.number(),
  limits: z.array(
    z.object({
      operation: z.string(),
      index: z.number(),
      element: elementSymbol,
      limitedBy: z.string(),
      floor_ppm: z.number(),
      floor_p05_ppm: z.number().optional(),
      floor_p95_ppm: z.number().optional(),
      lever: z.string(),
      /** Settings by what they do, computed: run again with the setting moved, on the same draws. */
      levers: z.array(z.object({ setting: z.string(), change: z.string(), effect_pct: z.number() })),
      published: z.string().optional(),
    }),
  ),
});

export type SimulateInput = z.infer<typeof simulateInputSchema>;
export type SimulateOutput = z.infer<typeof simulateOutputSchema>;
export type SimulateContent = z.infer<typeof contentSchema>;
