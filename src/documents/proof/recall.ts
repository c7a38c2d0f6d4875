import { z } from 'zod';
import { listOf, metalSchema } from '../common.ts';

/** Share below which reached metal is summed in one row, unless the order says otherwise [1]: 100 g in a ton (assumption). */
export const RECALL_CUT_OFF = 1e-4;

/** Where a reached subject is: `cast` of a heat whose pieces and revert are rows of their own. */
const WHEREABOUTS = ['yard', 'furnace', 'shipped', 'cast', 'cut', 'used up'] as const;
const where = z.enum(WHEREABOUTS);

const rowSchema = z.object({
  subject: metalSchema,
  /** Fraction of its metal that came from what is recalled [1]. */
  share: z.number(),
  /** What went into a heat; mass of a lot or object. */
  mass_g: z.number(),
  /** Share times mass. */
  suspect_g: z.number(),
  where,
  status: z.string(),
  heat: z.string().exactOptional(),
  customer: z.string().exactOptional(),
  /** A person holds it already, or does now. */
  held: z.literal(true).exactOptional(),
});

/** Rows below the cut-off; the masses are those that were shipped or are in the yard. */
const restSchema = z.object({
  count: z.int(),
  heats: z.int(),
  lots: z.int(),
  objects: z.int(),
  shipped: z.int(),
  mass_g: z.number(),
  suspect_g: z.number(),
  largestShare: z.number(),
});

const shippedPiece = z.object({
  object: z.string(),
  heat: z.string(),
  share: z.number(),
  mass_g: z.number(),
  shippedAt: z.string(),
  order: z.string().exactOptional(),
  certificate: z.string().exactOptional(),
});

const serialSchema = z.object({
  serial: z.string(),
  programme: z.string(),
  heat: z.string(),
  object: z.string().exactOptional(),
  share: z.number(),
});

const letterSchema = z.object({
  customer: z.string(),
  /** Pieces at or above the cut-off, largest share first. */
  pieces: listOf(shippedPiece),
  /** Pieces below it. */
  rest: z.object({ count: z.int(), mass_g: z.number(), largestShare: z.number() }).exactOptional(),
  serials: listOf(serialSchema),
});

/** `remelt-recall/1`: everything that metal of a lot, heat, supplier or laboratory run reached, and what to do about it. */
export const recallSchema = z.object({
  format: z.literal('remelt-recall/1'),
  /** What is recalled, in words. */
  of: z.string(),
  reason: z.string().exactOptional(),
  at: z.string(),
  plant: z.string().exactOptional(),
  /** Length and root of the ledger that it was read from. */
  head: z.object({ size: z.int(), root: z.string() }),
  /** What it begins with: the metal that was received or analysed so. */
  begins: listOf(z.object({ subject: metalSchema, mass_g: z.number() })),
  totals: z.object({
    reached: z.int(),
    heats: z.int(),
    lots: z.int(),
    objects: z.int(),
    shipments: z.int(),
    customers: z.int(),
    serials: z.int(),
    shipped_g: z.number(),
    shippedSuspect_g: z.number(),
    yard_g: z.number(),
    yardSuspect_g: z.number(),
  }),
  cutOff: z.number(),
  /** At or above the cut-off, largest share first. */
  rows: listOf(rowSchema),
  rest: restSchema,
  /** Heats that are planned with reached metal. */
  plans: listOf(z.object({ heat: z.string(), from: listOf(metalSchema) })),
  /** Lots that came back from reached customers after the first shipment to them: they may hold it, nobody knows how much. */
  returns: listOf(
    z.object({
      lot: z.string(),
      customer: z.string(),
      receivedAt: z.string(),
      left_g: z.number(),
      held: z.literal(true).exactOptional(),
    }),
  ),
  /** Every customer that got some, whatever the share. */
  customers: listOf(
    z.object({
      customer: z.string(),
      objects: z.int(),
      mass_g: z.number(),
      suspect_g: z.number(),
      largestShare: z.number(),
      letter: z.boolean(),
    }),
  ),
  serials: listOf(serialSchema),
  letters: listOf(letterSchema),
  /** By when the customers answer, and whom they call. */
  answerBy: z.string().exactOptional(),
  contact: z.string().exactOptional(),
  /** Put on hold by this recall. */
  held: listOf(metalSchema),
  /** The record of it, and what shows that nothing was left out. */
  record: z
    .object({
      recall: z.string(),
      seq: z.int(),
      by: z.string().exactOptional(),
      subjects: z.int(),
      /** SHA-256 of the canonical JSON of all reached subjects with their shares to six digits, in that order. */
      listSha256: z.string(),
      /** Record of the index root that covers every record before it. */
      indexSeq: z.int(),
      indexRoot: z.string(),
      /** All records of each reached subject under that root; empty when there are more than 2,000 subjects. */
      complete: listOf(
        z.object({ subject: metalSchema, positions: listOf(z.int()), proof: listOf(z.string()) }),
      ),
    })
    .exactOptional(),
});
export type Recall = z.infer<typeof recallSchema>;
export type RecallLetter = Recall['letters'][number];
