import { z } from 'zod';
import { elementSymbol, listOf } from '../common.ts';

const contentSchema = z.object({ element: elementSymbol, mass_kg: z.number() });

const entrySchema = z.object({
  /** Day, in UTC. */
  on: z.string(),
  /** Lot, heat or piece that it is booked on. */
  about: z.string(),
  kind: z.enum(['received', 'added', 'lost', 'difference', 'gone']),
  /** What happened, in words. */
  what: z.string(),
  /** Plus: the account grows. */
  mass_kg: z.number(),
  elements: listOf(contentSchema),
});

const elementRow = z.object({
  element: elementSymbol,
  opening_kg: z.number(),
  received_kg: z.number(),
  /** Metal of other owners that was charged into heats of this customer. */
  added_kg: z.number(),
  lost_kg: z.number(),
  /** What heats made of it by their analyses, losses to slag and fume in it. */
  difference_kg: z.number(),
  /** Shipped, sold, given back, or charged into a heat of another owner. */
  gone_kg: z.number(),
  closing_kg: z.number(),
});

/** `remelt-toll/1`: the account of a customer whose metal a plant melts, as its ledger books it now. Masses in kg. */
export const tollSchema = z.object({
  format: z.literal('remelt-toll/1'),
  customer: z.string(),
  /** First and last day of the statement; from null = since the first booking. */
  from: z.string().nullable(),
  to: z.string(),
  opening_kg: z.number(),
  closing_kg: z.number(),
  entries: listOf(entrySchema),
  elements: listOf(elementRow),
  /** Where the metal of the closing balance is: yard, pieces, furnace, skull, crop. */
  places: listOf(z.object({ place: z.string(), mass_kg: z.number() })),
  /** What is owed for melting, where a fee was stated: money, or kilograms of the metal that the plant keeps. */
  fee: z
    .object({
      stated: z.string(),
      /** Metal of the customer's heats that was shipped in these days; what failed and left as scrap is not counted. */
      shipped_kg: z.number(),
      amount: z.number(),
      unit: z.string(),
      /** Heats shipped from in these days whose contract states no toll fee; absent where the fee was asked for. */
      without: listOf(z.string()).exactOptional(),
    })
    .exactOptional(),
  /** Received metal that nothing is known of; its elements count as none. */
  notAnalysed_kg: z.number(),
  /** Rules of the figures, one sentence each. */
  rules: listOf(z.string()),
  /** Marks metal that does not exist: a demonstration. */
  specimen: z.boolean(),
  madeAt: z.string(),
});
export type Toll = z.infer<typeof tollSchema>;
