import { z } from 'zod';
import {
  assumptionSchema,
  elementSymbol,
  listOf,
  manifestSchema,
  positive,
  share,
  wtpctContents,
} from '../common.ts';
import { spreadSchema, statedSchema } from '../economics/stated.ts';

const text = z.string().min(1);

/** One offer for a lot: what is weighed, what was analysed, the terms. */
const offerSchema = z.strictObject({
  id: text,
  /** Who offers to take the lot, and as what: the same alloy, stainless feed, refinery. */
  by: text,
  as: text,
  gross_kg: positive,
  moisture: share.exactOptional(),
  oil: share.exactOptional(),
  composition_wtpct: wtpctContents,
  /** Contents that the other side found; a difference beyond `splittingLimit_wtpct` goes to an umpire. */
  theirs_wtpct: wtpctContents.exactOptional(),
  splittingLimit_wtpct: wtpctContents.exactOptional(),
  terms: z
    .strictObject({
      /** The days whose mean price counts. */
      quotationPeriod: text,
      /** Paid after so many days; of a toll, the metal is back after so many. */
      payment_days: z.number().min(0).max(1000).exactOptional(),
      payable: z
        .partialRecord(
          elementSymbol,
          z.strictObject({
            share: statedSchema,
            deduction_wtpct: z.number().min(0).max(100).exactOptional(),
            refining: statedSchema.exactOptional(),
          }),
        )
        .exactOptional(),
      /** Melted for a fee in place of a price: the metal stays the owner's and comes back as alloy. */
      toll: z
        .strictObject({
          /** Money for a kilogram that comes back. */
          fee: statedSchema,
          /** Share of the dry metal that comes back. */
          yield: statedSchema,
          /** What a kilogram of such alloy costs to buy beyond its metal. */
          premium: statedSchema.exactOptional(),
        })
        .exactOptional(),
      treatment: statedSchema.exactOptional(),
      freight: statedSchema.exactOptional(),
      penalties: listOf(
        z.strictObject({
          element: elementSymbol,
          above_wtpct: z.number().min(0).max(100),
          step_wtpct: z.number().positive().max(100),
          amount: statedSchema,
        }),
      ).exactOptional(),
    })
    .refine(({ payable, toll }) => (payable === undefined) !== (toll === undefined), {
      path: ['payable'],
      error:
        'must stand alone: an offer pays for elements ("payable"), or melts for a fee ("toll"), never both',
    }),
});

/** `remelt-offers/1`: offers for one lot, settled and compared. */
export const offersInputSchema = z.strictObject({
  format: z.literal('remelt-offers/1').exactOptional(),
  name: text,
  asOf: z.iso.date(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), statedSchema).exactOptional(),
  pricesValid_days: z.int().min(0).exactOptional(),
  /** Price of a contained kilogram. */
  metals: z.partialRecord(elementSymbol, statedSchema),
  /** Cost of money a year. */
  interest: share.exactOptional(),
  offers: z.array(offerSchema).min(1).max(200).readonly(),
  draws: z.int().min(200).max(100_000).exactOptional(),
  seed: z.union([z.number(), z.string()]).exactOptional(),
});
export type OffersInput = z.infer<typeof offersInputSchema>;

const amounts = z.record(z.string(), z.number());

export const offersOutputSchema = z.object({
  format: z.literal('remelt-offers/1'),
  manifest: manifestSchema,
  assumed: listOf(assumptionSchema),
  name: z.string(),
  currency: z.string(),
  /** Best first. */
  offers: listOf(
    z.object({
      id: z.string(),
      by: z.string(),
      as: z.string(),
      quotationPeriod: z.string(),
      dry_kg: z.number(),
      contained: z.number(),
      /** Of a toll: metal that comes back, at the same prices. */
      paid: amounts,
      /** Worth contained and not paid for, largest first. */
      unpaid: listOf(z.object({ element: z.string(), amount: z.number() })),
      refining: z.number(),
      treatment: z.number(),
      penalties: z.number(),
      freight: z.number(),
      /** Of a toll: alloy that comes back, the fee for it (also in `treatment`), and what need not be paid to buy such alloy. */
      toll: z.object({ product_kg: z.number(), fee: z.number(), credit: z.number() }).exactOptional(),
      /** After the wait for payment. */
      net: z.number(),
      net_per_kg: spreadSchema,
      /** Share of the draws in which it is the best offer. */
      best: z.number(),
      /** What their analysis would pay instead; elements that go to an umpire. */
      theirs: z.object({ net: z.number(), umpire: listOf(z.string()) }).exactOptional(),
    }),
  ),
});
export type OffersOutput = z.infer<typeof offersOutputSchema>;
