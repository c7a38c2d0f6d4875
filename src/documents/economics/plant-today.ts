import { z } from 'zod';
import { assumptionSchema, deedSchema, listOf } from '../common.ts';
import { soldMetalShape } from '../heats/heat-cost.ts';

/** Ages that stock is told by: up to so many days; null = older than all of them. */
export const STOCK_AGES_D = [30, 90, 365, null] as const;

const worth = {
  lots: z.number(),
  kg: z.number(),
  /** What it fetches as scrap, without the lots whose worth cannot be stated: no analysis, or no price. */
  payable_usd: z.number(),
  unvalued: z.number(),
};

/** `remelt-plant-today/1`: what the plant holds, what waits on whom, and what the heats of the last days cost. */
export const plantTodaySchema = z.object({
  format: z.literal('remelt-plant-today/1'),
  on: z.string(),
  stock: z.object({
    ...worth,
    grades: listOf(z.object({ grade: z.string(), ...worth, byAge_kg: listOf(z.number()) })),
    /** Reserved for heats: with what is free and what is on hold it adds up to all that is there. */
    reserved_kg: z.number().exactOptional(),
    /** Free kilograms of all grades by age, in the order of `STOCK_AGES_D`. */
    byAge_kg: listOf(z.number()).exactOptional(),
    /** One lot that is worth more than a quarter of all of it, and the worth of the others. */
    largest: z
      .object({ lot: z.string(), grade: z.string(), payable_usd: z.number(), rest_usd: z.number() })
      .exactOptional(),
  }),
  /** Metal cost, yield and first-pass yield over the last spans of as many days as are looked back on. */
  trends: listOf(
    z.object({
      name: z.string(),
      unit: z.enum(['USD/kg', '%']),
      good: z.enum(['lower', 'higher']),
      /** Each span by its first day; null where no heat of it says the value. */
      points: listOf(z.object({ from: z.string(), value: z.number().nullable(), heats: z.number() })),
      /** Of the last span with heats, and of the one before. */
      now: z.number().nullable(),
      before: z.number().nullable(),
      /** The heat that pulled it furthest from the span before. */
      moved: z.object({ heat: z.string(), words: z.string() }).exactOptional(),
    }),
  ),
  holds: z.object({
    ...worth,
    /** Money tied up, at the rate below: since each lot came, and per month from now on. */
    cost_usd: z.number(),
    cost_usd_per_month: z.number(),
    reasons: listOf(
      z.object({
        reason: z.string(),
        ...worth,
        cost_usd: z.number(),
        oldest_d: z.number(),
        /** Lots worth most, at most five. */
        examples: listOf(z.string()),
      }),
    ),
  }),
  /** Heats in progress by whose step it is, the longest wait first. */
  waits: listOf(
    z.object({
      on: listOf(z.string()),
      oldest_d: z.number(),
      heats: listOf(
        z.object({
          heat: z.string(),
          for: z.string(),
          /** When what was booked last of it happened. */
          since: z.string().exactOptional(),
          age_d: z.number(),
          /** The verb that does it. */
          by: deedSchema.exactOptional(),
        }),
      ),
    }),
  ),
  /** What lots on hold wait for by step and reason, the longest wait first. */
  lotSteps: listOf(
    z.object({
      on: listOf(z.string()),
      /** What is done: "check at the gate". */
      step: z.string(),
      reason: z.string(),
      lots: z.number(),
      kg: z.number(),
      oldest_d: z.number(),
    }),
  ).exactOptional(),
  /** Analyses of lots that were ordered and not booked yet: orders, whose step it is, the longest wait. */
  analyses: z.object({ orders: z.number(), on: listOf(z.string()), oldest_d: z.number() }),
  /** Files of results of which something waits for a person, whose step it is, the first question of each; controls that are off. */
  /** Sources that are silent for longer than their rule, or faulty, and how; absent where all speak. */
  sources: listOf(z.object({ source: z.string(), words: z.string() })).exactOptional(),
  /** Why a copy of the ledger is due; absent where none is. */
  backup: z.string().exactOptional(),
  arrivals: z
    .object({
      files: listOf(
        z.object({
          arrival: z.string(),
          file: z.string(),
          source: z.string(),
          at: z.string(),
          asks: z.string().nullable(),
        }),
      ),
      on: listOf(z.string()),
      controls: listOf(z.string()),
    })
    .exactOptional(),
  /** Metal that was shipped, and that a measurement or verdict since speaks against: quality decides on notice and recall. */
  shipped: listOf(z.object({ of: z.string(), words: z.string() })),
  /** Where most heats wait, all their days together; null while none does. */
  bottleneck: z
    .object({ for: z.string(), on: listOf(z.string()), heats: z.number(), days: z.number() })
    .nullable(),
  heats: z.object({
    since: z.string(),
    charged: listOf(
      z.object({
        heat: z.string(),
        grade: z.string().nullable(),
        /** Where the heat is; `failed` where all that was cast of it has failed. */
        status: z.string(),
        charged_kg: z.number(),
        /** Metal of the plan and what went in; null where a lot has no price. */
        planned_usd: z.number().nullable(),
        actual_usd: z.number().nullable(),
        /** Part of their difference that prices make which were set since the heat was planned. */
        price_usd: z.number().nullable(),
        /** The same metal bought new at the deck of prices. */
        new_usd: z.number().nullable(),
        /** Cast metal of it that failed. */
        failed_kg: z.number(),
        /** `new_usd` less `actual_usd`, for the part of the metal that has not failed; null where all of it has. */
        saved_usd: z.number().nullable(),
      }),
    ),
    saved_usd: z.number(),
  }),
  /** What was shipped of these heats under their contracts, less the recorded cost that it bears. */
  margin: z.object({
    sold: listOf(
      z.object({
        heat: z.string(),
        /** The contract in words. */
        contract: z.string(),
        ...soldMetalShape,
        sales_usd: z.number(),
        /** What of the recorded cost the shipped metal bears: without the metal of a customer. */
        cost_usd: z.number(),
        margin_usd: z.number(),
        /** Sales of what is still here, once it is shipped. */
        toCome_usd: z.number(),
        /** The margin with the metal as planned, and with all metal bought new; null where a price is missing. */
        asPlanned_usd: z.number().nullable(),
        allNew_usd: z.number().nullable(),
      }),
    ),
    sales_usd: z.number(),
    cost_usd: z.number(),
    margin_usd: z.number(),
    asPlanned_usd: z.number().nullable(),
    allNew_usd: z.number().nullable(),
    toCome_usd: z.number(),
    /** Heats without a contract. */
    withoutPrice: z.number(),
    /** Heats that are not counted, and why. */
    left: listOf(z.object({ heat: z.string(), why: z.string() })),
  }),
  /** Prices by age, the oldest first. */
  prices: listOf(
    z.object({
      of: z.string(),
      usd_per_kg: z.number(),
      on: z.string().nullable(),
      age_days: z.number().nullable(),
      set: z.boolean(),
    }),
  ),
  /** Prices that are older than is taken without a word; one without a day is. */
  stale: z.object({ olderThan_d: z.number(), count: z.number() }),
  assumed: listOf(assumptionSchema),
});
export type PlantToday = z.infer<typeof plantTodaySchema>;
