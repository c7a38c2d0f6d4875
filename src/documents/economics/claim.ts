import { z } from 'zod';
import { assumptionSchema, elementSymbol, listOf, manifestSchema } from '../common.ts';
import { field } from '../contract/field.ts';
import { driverSchema, spreadSchema, statedSchema } from './stated.ts';

const text = z.string().min(1);

/** What a claim speaks of; without it nothing can be recomputed. */
const boundarySchema = z.strictObject({
  /** Country, company or plant. */
  where: text,
  /** Alloy, element or product. */
  of: text,
  year: z.int().min(1900).max(2200),
  /** What it is compared with. */
  against: text,
  /** The rule by which it is counted. */
  rule: text,
});

const savingSchema = z.strictObject({
  kind: z.literal('saving'),
  baseline: z.enum(['current practice', 'best alternative', 'all virgin']),
  revertShare: statedSchema,
  additional: statedSchema,
  currentShare: statedSchema,
  paid: statedSchema,
  alternative: statedSchema,
  virgin: statedSchema,
  preparation: statedSchema,
  conversion: statedSchema,
  extraConversion: statedSchema,
  yieldReturns: statedSchema,
  yieldVirgin: statedSchema,
  extraRejects: statedSchema,
  downgradeLoss: statedSchema,
  qualification: statedSchema,
});

const relianceSchema = z.strictObject({
  kind: z.literal('reliance'),
  element: elementSymbol,
  apparentConsumption: statedSchema,
  primary: statedSchema,
  oldScrap: statedSchema,
  newScrap: statedSchema,
  addedOld: statedSchema,
  addedNew: statedSchema,
  displacement: statedSchema,
  countsSecondary: z.boolean(),
  countsOldOnly: z.boolean(),
});

/** Worth of an element in a kilogram of alloy. */
const metalSchema = z.strictObject({
  kind: z.literal('metal'),
  element: elementSymbol,
  content: statedSchema,
  price: statedSchema,
});

/** A claim that only evidence can carry: each part shown, failed or not shown. */
const evidenceSchema = z.strictObject({
  kind: z.literal('evidence'),
  parts: z
    .array(
      z.strictObject({
        what: text,
        state: z.enum(['shown', 'not shown', 'failed']),
        source: text,
        /** What would show it. */
        measure: text.exactOptional(),
      }),
    )
    .min(1)
    .readonly(),
});

const claimSchema = z.strictObject({
  id: text,
  words: text,
  source: text,
  boundary: boundarySchema.exactOptional(),
  /** Least or most that is claimed: a share (saving), points (reliance), money per kg (metal). */
  claimed: z
    .strictObject({ side: z.enum(['at least', 'at most']), value: z.number(), unit: text })
    .exactOptional(),
  quantity: z.discriminatedUnion('kind', [savingSchema, relianceSchema, metalSchema, evidenceSchema]),
});
export type Claim = z.infer<typeof claimSchema>;

/** `remelt-claim/1`: published claims as data, to be recomputed. */
export const claimInputSchema = z.strictObject({
  format: z.literal('remelt-claim/1').exactOptional(),
  name: text,
  asOf: field(z.iso.date(), { label: 'Day', help: 'for which it is reckoned' }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), statedSchema).exactOptional(),
  pricesValid_days: z.int().min(0).exactOptional(),
  claims: z.array(claimSchema).min(1).max(100).readonly(),
  /** Chance that decides; default 0.9. Where assumptions carry more than half of the variance it is 0.95. */
  confidence: field(z.number().gt(0.5).lt(1).exactOptional(), {
    label: 'Chance that decides',
    help: 'default 0.9',
  }),
  draws: field(z.int().min(200).max(200_000).exactOptional(), { label: 'Draws', help: 'default 10,000' }),
  seed: z.union([z.number(), z.string()]).exactOptional(),
});
export type ClaimInput = z.infer<typeof claimInputSchema>;

const answerSchema = z.object({
  id: z.string(),
  words: z.string(),
  source: z.string(),
  boundary: boundarySchema,
  verdict: z.enum(['supported', 'not supported', 'undecidable']),
  reasons: listOf(z.string()),
  /** Absent for claims that only evidence can carry. */
  quantity: z
    .object({
      name: z.string(),
      unit: z.string(),
      spread: spreadSchema,
      claimed: z.number(),
      side: z.string(),
      /** Share of the draws in which the claim holds. */
      holds: z.number(),
      assumedShare: z.number(),
      /** The same in other words: each baseline, or the figure without and with the programme. */
      beside: listOf(z.object({ name: z.string(), spread: spreadSchema })),
    })
    .exactOptional(),
  drivers: listOf(driverSchema),
  /** What would have to be true, all else as stated; null = nothing within its range would do. */
  threshold: z.object({ words: z.string(), value: z.number().nullable(), unit: z.string() }).exactOptional(),
  parts: listOf(
    z.object({
      what: z.string(),
      state: z.string(),
      source: z.string(),
      measure: z.string().exactOptional(),
    }),
  ),
});

export const claimOutputSchema = z.object({
  format: z.literal('remelt-claim/1'),
  manifest: manifestSchema,
  assumed: listOf(assumptionSchema),
  name: z.string(),
  currency: z.string(),
  draws: z.number(),
  claims: listOf(answerSchema),
});
export type ClaimOutput = z.infer<typeof claimOutputSchema>;
export type ClaimAnswer = ClaimOutput['claims'][number];
