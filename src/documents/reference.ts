import { z } from 'zod';
import { day, instant, listOf, partFields } from './common.ts';
import { simulateInputSchema } from './heats/simulate.ts';
import { releaseInputSchema } from './proof/release.ts';
import { deriveStockOutputSchema } from './qualification/derive-stock.ts';

/** What a plant keeps by name, in answers: controlled specifications, routes and prices. */

/** What a specification states, without who typed it in. */
const stated = releaseInputSchema.shape.specification;
export type StatedSpecification = z.infer<typeof stated>;

/** One record of what is kept: who did what with it, when and why; the oldest first. */
const changeSchema = z.object({
  seq: z.number(),
  at: instant,
  by: z.string().nullable(),
  what: z.enum(['entered', 'changed', 'compared']),
  /** null = no reason was given. */
  reason: z.string().nullable(),
});
export type KeptChange = z.infer<typeof changeSchema>;

const named = {
  /** Number and revision: "CUST-718-A rev 3". */
  name: z.string(),
  customer: z.string(),
  status: z.enum(['entered', 'compared']),
  enteredBy: z.string(),
  checkedBy: z.string().nullable(),
};

/** A retest rule that a specification may name. */
const retestRuleSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Why metal that it would release stays on HOLD, and what ends that; absent for a rule that decides. */
  holds: z.string().exactOptional(),
});
export type OfferedRetestRule = z.infer<typeof retestRuleSchema>;

/** `remelt-specification/1`: a controlled specification as the ledger keeps it. */
export const keptSpecificationSchema = z.object({
  format: z.literal('remelt-specification/1'),
  ...named,
  specification: stated,
  /** What it states, line by line. */
  lines: listOf(z.object({ what: z.string(), stated: z.string() })),
  /** The retest rule that it names, where the plant knows it. */
  retest: retestRuleSchema.exactOptional(),
  changes: listOf(changeSchema),
  /** The revision of the same number that was entered before, and what it states otherwise; null for the first. */
  before: z
    .object({
      name: z.string(),
      differences: listOf(
        z.object({ what: z.string(), before: z.string().nullable(), now: z.string().nullable() }),
      ),
    })
    .nullable(),
});
export type KeptSpecification = z.infer<typeof keptSpecificationSchema>;

export const keptSpecificationsSchema = z.object({
  format: z.literal('remelt-specifications/1'),
  /** `number` and `revision` are those of the printed document. */
  specifications: listOf(
    z.object({
      ...named,
      number: z.string(),
      revision: z.string(),
      /** The later revision that is in force in its place: this one is not offered. */
      supersededBy: z.string().exactOptional(),
    }),
  ),
  /** Retest rules that one may name; those that decide first. */
  retests: z.array(retestRuleSchema),
  ...partFields,
});
export type KeptSpecifications = z.infer<typeof keptSpecificationsSchema>;

/** `remelt-derived-specification/1`: a specification of remelt stock, and how it came from that of the product. */
export const derivedSpecificationSchema = z.object({
  format: z.literal('remelt-derived-specification/1'),
  name: z.string(),
  /** False: only shown. */
  kept: z.boolean(),
  derivedFrom: z.object({ specification: z.string(), route: z.string(), confidence: z.number() }),
  derived: deriveStockOutputSchema,
});
export type DerivedSpecification = z.infer<typeof derivedSpecificationSchema>;

/** `remelt-compared-specification/1`: two entries of one specification, line by line. */
export const comparedSpecificationSchema = z.object({
  format: z.literal('remelt-compared-specification/1'),
  name: z.string(),
  /** True: nothing differs, and it may be used. */
  equal: z.boolean(),
  enteredBy: z.string(),
  comparedBy: z.string(),
  /** Lines compared. */
  compared: z.number(),
  /** null = not stated. */
  differences: listOf(
    z.object({ what: z.string(), entered: z.string().nullable(), again: z.string().nullable() }),
  ),
});
export type ComparedSpecification = z.infer<typeof comparedSpecificationSchema>;

/** `remelt-route/1`: a route under its name. */
export const keptRouteSchema = z.object({
  format: z.literal('remelt-route/1'),
  name: z.string(),
  enteredBy: z.string().nullable(),
  /** When it was recorded. */
  at: instant,
  route: simulateInputSchema.shape.route,
  changes: listOf(changeSchema),
  /** Its operations before the last change, and until when they held; null where it was never changed. */
  before: z.object({ until: z.string(), route: simulateInputSchema.shape.route }).nullable(),
});
export type KeptRoute = z.infer<typeof keptRouteSchema>;

export const keptRoutesSchema = z.object({
  format: z.literal('remelt-routes/1'),
  routes: listOf(
    z.object({
      name: z.string(),
      operations: listOf(z.string()),
      enteredBy: z.string().nullable(),
      at: instant,
    }),
  ),
});
export type KeptRoutes = z.infer<typeof keptRoutesSchema>;

const pricedSchema = z.object({
  /** Element, or charge material. */
  of: z.string(),
  usd_per_kg: z.number(),
  /** Day of the price, as far as its source gives one. */
  on: day.nullable(),
  /** Days from its day to today. */
  age_days: z.number().nullable(),
  source: z.string(),
  /** Set in the ledger; else of the deck in data/. */
  set: z.boolean(),
  /** What the deck says beside a price that was set; null where it has none. */
  deck_usd_per_kg: z.number().nullable(),
  /** It comes with Remelt, and stands in until the plant sets its own; absent in a demonstration. */
  ours: z.boolean().exactOptional(),
});

/** `remelt-prices/1`: what planning reckons with. */
export const keptPricesSchema = z.object({
  format: z.literal('remelt-prices/1'),
  prices: listOf(pricedSchema),
  ...partFields,
});
export type KeptPrices = z.infer<typeof keptPricesSchema>;
