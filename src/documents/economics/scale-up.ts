import { z } from 'zod';
import {
  assumptionSchema,
  elementSymbol,
  listOf,
  manifestSchema,
  positive,
  ppmContents,
  share,
  wtpctContents,
} from '../common.ts';
import { driverSchema, spreadSchema, statedSchema } from './stated.ts';

const text = z.string().min(1);
const metal = z.strictObject({
  composition_wtpct: wtpctContents,
  composition_ppm: ppmContents.exactOptional(),
  balance: elementSymbol,
});

/**
 * `remelt-scale-up/1`: one heat at several sizes of a furnace. The furnace model says how long each size must be held until the
 * limits are met; the shop around it says what that costs. Numbers are stated with source and confidence.
 */
export const scaleUpInputSchema = z.strictObject({
  format: z.literal('remelt-scale-up/1').exactOptional(),
  name: text,
  asOf: z.iso.date(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), statedSchema).exactOptional(),
  pricesValid_days: z.int().min(0).exactOptional(),
  /** Metal of the returns and of what is bought new; their mix by the revert share is what melts. */
  returns: metal,
  virgin: metal,
  revertShare: statedSchema,
  /** What the hold must reach. */
  limits: z
    .array(z.strictObject({ element: elementSymbol, max_ppm: positive }))
    .min(1)
    .readonly(),
  furnace: z.strictObject({
    operation: z.enum(['vacuum-induction', 'electron-beam']).exactOptional(),
    /** Settings of the operation that do not change with size. */
    settings: z.record(z.string(), z.unknown()).exactOptional(),
    /** Depth over width of the melt. */
    depthToWidth: positive.max(10).exactOptional(),
    /** Air leak of the reference furnace; grows with its surface, the two-thirds power of size. */
    leak: statedSchema.exactOptional(),
    longestHold_h: positive.max(100).exactOptional(),
  }),
  sizes: z
    .array(z.strictObject({ name: text, heat_kg: positive, demand: statedSchema.exactOptional() }))
    .min(1)
    .max(12)
    .readonly(),
  /** The furnace whose cost, power and lining are known. */
  reference: z.strictObject({
    heat_kg: positive,
    cost: statedSchema,
    costExponent: statedSchema,
    numberExponent: statedSchema.exactOptional(),
    power: statedSchema,
    powerExponent: statedSchema,
    lining: statedSchema,
    heatsPerLining: statedSchema,
    reline_hours: statedSchema,
    turnaround_hours: statedSchema,
  }),
  hours: statedSchema,
  melting_energy: statedSchema,
  holdingShare: statedSchema,
  /** Losses that the model does not know: skull, crop. */
  metalYield: statedSchema,
  prices: z.strictObject({
    returns: statedSchema,
    virgin: statedSchema,
    product: statedSchema,
    energy: statedSchema,
    /** By kg of element, for what evaporates and is added again. */
    elements: z.partialRecord(elementSymbol, statedSchema).exactOptional(),
  }),
  crew: statedSchema,
  analyses: statedSchema,
  maintenance: statedSchema,
  discount: statedSchema,
  years: z.int().min(1).max(100),
  /** A first plant by the pioneer-plant equations; the nth by learning. */
  pioneer: z
    .strictObject({
      newTechnology: statedSchema,
      impurities: statedSchema,
      complexity: statedSchema,
      inclusiveness: statedSchema,
      definition: statedSchema,
      preDevelopment: z.boolean(),
      newSteps: statedSchema,
      balanceEquations: statedSchema,
      waste: statedSchema,
      solids: statedSchema,
    })
    .exactOptional(),
  learning: z.strictObject({ rate: statedSchema, plant: z.int().min(1).max(1000) }).exactOptional(),
  /** Revert shares between which the break-even share is looked for; default 0, 0.5, 0.9. */
  shares: z.array(share).min(2).max(6).readonly().exactOptional(),
  draws: z.int().min(200).max(100_000).exactOptional(),
  /** Samples of the furnace models; default 48. */
  samples: z.int().min(8).max(1000).exactOptional(),
  seed: z.union([z.number(), z.string()]).exactOptional(),
});
export type ScaleUpInput = z.infer<typeof scaleUpInputSchema>;

const sizeSchema = z.object({
  name: z.string(),
  heat_kg: z.number(),
  areaToVolume_per_m: z.number(),
  /** Share of the draws in which the limits are met within the longest hold. */
  reaches: z.number(),
  hold_h: spreadSchema.nullable(),
  /** Element met last, and in which share of the draws. */
  lastElement: z.object({ element: z.string(), share: z.number() }),
  contents_ppm: z.record(z.string(), z.number()),
  lost_kg_per_t: z.record(z.string(), z.number()),
  cycle_h: z.object({ melting: z.number(), holding: z.number(), turnaround: z.number() }).nullable(),
  limits: z.string(),
  heatsPerYear: z.number().nullable(),
  furnaces: z.number().nullable(),
  output_kg: z.number().nullable(),
  cost_per_kg: spreadSchema.nullable(),
  costs: listOf(z.object({ item: z.string(), per_kg: z.number() })),
  /** Share of the draws in which a kilogram costs less than it fetches. */
  pays: z.number(),
  breakEvenShare: spreadSchema.extend({ found: z.number() }).nullable(),
});

export const scaleUpOutputSchema = z.object({
  format: z.literal('remelt-scale-up/1'),
  manifest: manifestSchema,
  assumed: listOf(assumptionSchema),
  name: z.string(),
  currency: z.string(),
  draws: z.number(),
  product_per_kg: z.number(),
  sizes: listOf(sizeSchema),
  /** Size from which a kilogram costs less than it fetches, over the draws where there is one. */
  breakEven: z.object({ found: z.number(), heat_kg: spreadSchema.nullable() }),
  costGrowth: spreadSchema.nullable(),
  firstYear: spreadSchema.nullable(),
  /** Of the cost at the largest size. */
  assumedShare: z.number(),
  drivers: listOf(driverSchema),
});
export type ScaleUpOutput = z.infer<typeof scaleUpOutputSchema>;
