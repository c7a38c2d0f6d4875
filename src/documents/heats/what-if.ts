import { z } from 'zod';
import {
  assumptionSchema,
  asTyped,
  elementSymbol,
  manifestSchema,
  textSchema,
  wtpctContents,
} from '../common.ts';
import { type PlanOutput, planInputSchema } from './plan.ts';

const price = z.number().min(0).max(1e7);
const content = z.number().min(0).max(100);

/** One change of a plan that is asked about; nothing is booked. */
const planChangeSchema = z.discriminatedUnion('what', [
  /** Price of one material. */
  z.strictObject({ what: z.literal('price'), material: textSchema, usd_per_kg: price }),
  /** An element becomes dearer, or cheaper (negative), in everything that is bought. */
  z.strictObject({
    what: z.literal('element'),
    element: elementSymbol,
    more_usd_per_kg: z.number().min(-1e7).max(1e7),
  }),
  /** One side or both of the window of an element; the other side stays. */
  z.strictObject({
    what: z.literal('limit'),
    element: elementSymbol,
    min_wtpct: content.exactOptional(),
    max_wtpct: content.exactOptional(),
  }),
  /** Largest share of a form, a class, an owner or a generation. */
  z.strictObject({
    what: z.literal('share'),
    of: planInputSchema.shape.heats.element.shape.shares.unwrap().element,
  }),
  /** Largest mass of a material. */
  z.strictObject({
    what: z.literal('most'),
    material: textSchema,
    most_kg: z.number().positive().max(1e7),
  }),
  /** A lot is left out. */
  z.strictObject({ what: z.literal('without'), material: textSchema }),
]);
export type PlanChange = z.infer<typeof planChangeSchema>;

export const planChangesSchema = z.array(planChangeSchema).max(100);

/** A plan of one heat, and what is asked about it. */
export const whatIfInputSchema = z.strictObject({
  asTyped,
  plan: planInputSchema,
  /** Standard deviations that the plan in force keeps from its limits; default each limit at the confidence by itself. */
  z: z.number().min(0).max(100).exactOptional(),
  /** Charge of the plan in force: what is changed is held against it, and its furnace is made linear there. */
  charge: z
    .array(z.strictObject({ id: textSchema, mass_kg: z.number().min(0).max(1e9) }))
    .max(20_000)
    .exactOptional(),
  /** Limits that hold the plan in force where it is. */
  binding: z
    .array(
      z.strictObject({
        element: textSchema.exactOptional(),
        sum: textSchema.exactOptional(),
        side: z.enum(['min', 'max']),
      }),
    )
    .max(1000)
    .exactOptional(),
  /** Route that the plan in force takes. */
  route: textSchema.exactOptional(),
  changes: planChangesSchema,
});
export type WhatIfInput = z.infer<typeof whatIfInputSchema>;

/** What `what-if` takes of the plan in force. */
export const asPlanned = (
  heat: PlanOutput['heats'][number] | undefined,
): Pick<WhatIfInput, 'z' | 'route' | 'charge' | 'binding'> => ({
  ...(heat?.confidence === undefined ? {} : { z: heat.confidence.z }),
  ...(heat?.route ? { route: heat.route.id } : {}),
  charge: (heat?.charge ?? []).map(({ id, mass_kg }) => ({ id, mass_kg })),
  binding: (heat?.binding ?? []).flatMap(({ element, sum, side }) =>
    element === undefined && sum === undefined
      ? []
      : [{ ...(element === undefined ? {} : { element }), ...(sum === undefined ? {} : { sum }), side }],
  ),
});

const sideSchema = z.object({
  cost_usd: z.number(),
  charge: z.array(z.object({ id: z.string(), mass_kg: z.number() })),
  refined_wtpct: wtpctContents,
  /** What holds it where it is, dearest first: the slope of its cost, and what one unit saves, as in a plan. */
  binding: z.array(
    z.object({
      words: z.string(),
      shadowPrice_usd_per_unit: z.number(),
      unit: z.string(),
      saving_usd: z.number().nullable().optional(),
    }),
  ),
});

/** `remelt-what-if/1`: a plan beside itself with some changes. Without changes both are the plan in force. */
export const whatIfSchema = z.object({
  format: z.literal('remelt-what-if/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  heat: z.string(),
  mass_kg: z.number(),
  /** Standard deviations that every uncertain limit keeps, in both. */
  z: z.number(),
  /** What was changed, in words. */
  changes: z.array(z.string()),
  /** Prices that were changed and that the plan in force pays for nothing, in words; absent without any. */
  unused: z.array(z.string()).exactOptional(),
  before: sideSchema,
  /** null where no charge meets the changed limits. */
  after: sideSchema.nullable(),
  difference_usd: z.number().nullable(),
  /** What the charge takes more or less of, largest first. */
  lots: z.array(z.object({ id: z.string(), before_kg: z.number(), after_kg: z.number() })),
  /** What may be asked about: the materials with their prices, and the windows of the heat. */
  materials: z.array(
    z.object({
      id: z.string(),
      usd_per_kg: z.number(),
      available_kg: z.number().nullable(),
      isBought: z.boolean(),
    }),
  ),
  windows_wtpct: z.partialRecord(
    elementSymbol,
    z.object({ min: z.number().exactOptional(), max: z.number().exactOptional() }),
  ),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

/** The same of a heat of the ledger, with what its plan in force costs, whole pieces and counts included. */
export const heatWhatIfSchema = whatIfSchema.extend({ planned_usd: z.number().nullable() });
export type HeatWhatIf = z.infer<typeof heatWhatIfSchema>;
