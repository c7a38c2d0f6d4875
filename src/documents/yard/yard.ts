import { z } from 'zod';
import { elementSymbol, listOf, nextPlace } from '../common.ts';
import { historySchema } from '../proof/history.ts';
import { lotSchema } from './stock.ts';

/** A lot with what it is worth, how old it is and why it waits. */
const yardLotSchema = lotSchema.extend({
  /** Cleared as, else declared as; empty when neither. */
  grade: z.string(),
  age_d: z.number(),
  /** The metals in its free mass at today's deck; null when it has no analysis or an element has no price. */
  contained_usd: z.number().nullable(),
  /** What that fetches as scrap of its form. */
  payable_usd: z.number().nullable(),
  /** `refused` when a check failed. */
  stage: z.enum(['received', 'quarantined', 'processed', 'identified', 'cleared', 'refused']),
  /** Why it is on hold and what would lift it, most urgent first; empty when it is cleared. */
  why: listOf(z.string()),
  /** What its analyses disagree on, in words. */
  conflicts: listOf(z.string()),
  /** Present where it was identified as another grade than its paper declares. */
  declaredOtherwise: z.string().exactOptional(),
  /** Present where the oil that the gate measured must be washed off before it is identified. */
  isOily: z.literal(true).exactOptional(),
  /** The content that lies nearest to a limit of its grade; absent where it has no analysis, or no grade of the catalogue. */
  nearest: z
    .object({
      element: elementSymbol,
      min_wtpct: z.number().exactOptional(),
      max_wtpct: z.number().exactOptional(),
      value_wtpct: z.number(),
      /** Present for "< limit": uniform below it. */
      below_wtpct: z.number().exactOptional(),
      /** Nobody measured it. */
      isImputed: z.literal(true).exactOptional(),
      /** Distance to the limit as a share of the window [1]; negative beyond it. */
      margin: z.number(),
    })
    .exactOptional(),
  /** Cleared, and neither drawn nor reserved: a plan may take it. Nothing of a lot on hold or void is free. */
  free_g: z.number(),
  /** What is left of a lot on hold, neither drawn nor reserved; absent on any other. */
  held_g: z.number().exactOptional(),
});
export type YardLot = z.infer<typeof yardLotSchema>;

/** Grams of a lot that wait on hold. */
export const onHold = ({ held_g = 0 }: Pick<YardLot, 'held_g'>): number => held_g;

/** Grams of a lot that are left, whether free or on hold: neither drawn nor reserved. */
export const leftOf = ({
  mass_g,
  drawn_g,
  reserved_g,
}: Pick<YardLot, 'mass_g' | 'drawn_g' | 'reserved_g'>): number =>
  [...Object.values(drawn_g), ...Object.values(reserved_g)].reduce((left, grams) => left - grams, mass_g);

const yardTotalSchema = z.object({
  name: z.string(),
  lots: z.number(),
  mass_g: z.number(),
  /** Cleared, neither used nor reserved. */
  free_g: z.number(),
  payable_usd: z.number(),
  on_hold: z.number(),
  /** Lots received in the last 365 days that the gate refused, of those it decided on; used-up ones count. */
  failed: z.number(),
  judged: z.number(),
  /** How often its metal was melted before, weighted by mass. */
  meanGeneration: z.number(),
});
export type YardTotal = z.infer<typeof yardTotalSchema>;

/** Name of the total of lots that name no supplier. */
export const NO_SUPPLIER = 'none named';

/** What the yard may be added up by. */
export const YARD_VIEWS = ['owner', 'supplier', 'grade', 'form', 'generation', 'status'] as const;
export type YardView = (typeof YARD_VIEWS)[number];

/**
 * `remelt-lots/1`: the lots that match in the order they were booked, what they are worth, and totals of them by view. Of a part of a list
 * as booked the sums are of its lots; of a search or a sorted list they are of all that match, and the totals stand in its first part.
 */
export const yardSchema = z.object({
  format: z.literal('remelt-lots/1'),
  lots: listOf(yardLotSchema),
  mass_g: z.number(),
  payable_usd: z.number(),
  by: z.record(z.enum(YARD_VIEWS), listOf(yardTotalSchema)),
  /** Lots that match and are not listed: used up or void. */
  hidden: z.number(),
  /** How many match in all, on whichever page; absent where form or grade is asked for, until all of them are read. */
  total: z.int().exactOptional(),
  next: nextPlace,
  /** Free metal of those on hold [g]; present in a search or a sorted list. */
  held_g: z.number().exactOptional(),
  /** Laboratories of their analyses, in order; in the first part of a search or a sorted list. */
  laboratories: listOf(z.string()).exactOptional(),
  /** Row after which more of a search or a sorted list follow; absent = this is its end. */
  nextRow: z.string().exactOptional(),
});
export type Yard = z.infer<typeof yardSchema>;

/** `remelt-lot/1`: everything about one lot. Without analysis, or when its analyses are not of one metal, it has no contents. */
export const lotAccountSchema = z.object({
  format: z.literal('remelt-lot/1'),
  lot: yardLotSchema,
  balance: elementSymbol.nullable(),
  /** As it would be melted. */
  contents: listOf(
    z.object({
      element: elementSymbol,
      mean_wtpct: z.number(),
      /** Present for "< limit": uniform below it. */
      below_wtpct: z.number().exactOptional(),
      /** One standard deviation, laboratory bias included. */
      sd_wtpct: z.number(),
      /** What it rests on: measured, certificate, nominal, imputed, derived ... */
      origin: z.string(),
      /** Analyses it comes from. */
      from: z.string(),
      /** What oil, residues or film add to it. */
      added_ppm: z.number().exactOptional(),
    }),
  ),
  /** Every record about it. */
  history: historySchema.shape.records,
  /** What signed checkpoints cover of the ledger. */
  covered: historySchema.shape.covered,
});
export type LotAccount = z.infer<typeof lotAccountSchema>;
