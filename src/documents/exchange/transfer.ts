import { z } from 'zod';
import { instant, listOf, metalSchema } from '../common.ts';
import { bundleSchema } from '../proof/bundle.ts';

/** What went between this plant and another one. */
const transferRowSchema = z.object({
  /** Leaf of the shipment in the log of the sender [hex]: its name in both logs. */
  shipment: z.string(),
  way: z.enum(['in', 'out']),
  /** Received here; sent from here, and confirmed by the receipt of the other plant or not. */
  state: z.enum(['received', 'sent', 'confirmed']),
  /** Log of the other plant; of a shipment that nobody confirmed whom it was sent to. */
  other: z.string(),
  /** The metal by its name there; null where no receipt says it. */
  there: z.string().nullable(),
  here: metalSchema,
  at: instant,
  /** Record here. */
  seq: z.int(),
  said_g: z.int(),
  weighed_g: z.int().nullable(),
  within_g: z.int().nullable(),
  accepted: z.string().nullable(),
});
export type TransferRow = z.infer<typeof transferRowSchema>;

/** `remelt-transfers/1`: what was sent to other plants and received from them. */
export const transfersSchema = z.object({
  format: z.literal('remelt-transfers/1'),
  /** Name of the log of this plant; null where it has no key yet. */
  origin: z.string().nullable(),
  rows: listOf(transferRowSchema),
  /** Metal that a certificate of the number asked for was issued for; absent where none was asked for. */
  certified: listOf(metalSchema).exactOptional(),
  /** The records of the rows under a signed checkpoint, without claims; absent where it was not asked for, or the key of the log is not at hand. */
  proof: bundleSchema.exactOptional(),
});
export type Transfers = z.infer<typeof transfersSchema>;

/** `remelt-transfer/1`: one transfer, after one end of it was booked. */
export const transferSchema = transferRowSchema.extend({
  format: z.literal('remelt-transfer/1'),
  /** What the bundle says of the metal beside it, in words. */
  notes: listOf(z.string()),
  /** Analyses that were booked from what the sender states. */
  analyses: z.int(),
});
export type TransferBooked = z.infer<typeof transferSchema>;

/** `remelt-transfer-review/1`: what a newer bundle says of a shipment that was received. */
export const transferReviewSchema = z.object({
  format: z.literal('remelt-transfer-review/1'),
  shipment: z.string(),
  origin: z.string(),
  of: z.string(),
  here: metalSchema,
  /** Records of the log of the sender when it was received, and now. */
  sizeThen: z.int(),
  sizeNow: z.int(),
  /** What has changed, in words; empty: nothing. */
  news: listOf(z.string()),
  /** The lot was put on hold for it. */
  held: z.boolean(),
});
export type TransferReview = z.infer<typeof transferReviewSchema>;
