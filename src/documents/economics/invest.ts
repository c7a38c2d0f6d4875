import { z } from 'zod';
import { CONFIDENCES } from '../../foundation/quantity/sourced.ts';
import { assumptionSchema, listOf, manifestSchema, share } from '../common.ts';
import { field } from '../contract/field.ts';
import { assureOutputSchema } from '../qualification/assure.ts';
import { driverSchema, type Stated, spreadSchema, statedSchema } from './stated.ts';

const text = z.string().min(1);
const years = z.int().min(1).max(100);

/** How a price wanders over the years; several prices may share a path. */
const pathSchema = z.strictObject({
  /** Standard deviation of a year's change of the logarithm [1]. */
  sd: statedSchema,
  /** Share of its distance that it comes back in a year [1]; default 0, a random walk. */
  reversion: statedSchema.exactOptional(),
});

/** Metal bought or sold: a price by mass, its share, the path it wanders on. */
const pricedSchema = z.strictObject({
  item: text,
  price: statedSchema,
  /** Of the charge or of the product; exactly one of a list may leave it out and is the rest. */
  share: statedSchema.exactOptional(),
  path: text.exactOptional(),
  /** Share of the price that follows the path, such as the metal in it; default all of it. */
  pathShare: statedSchema.exactOptional(),
});

/**
 * A stage of a qualification: as stated, or as the assurance of its programme says. What is stated beside it goes before.
 */
const stageSchema = z
  .strictObject({
    name: text,
    months: statedSchema.exactOptional(),
    chance: statedSchema.exactOptional(),
    cost: statedSchema.exactOptional(),
    assured: z
      .strictObject({
        /** What `remelt qualify assure FILE --json` answered. */
        result: assureOutputSchema,
        /** Place of the design in it; default the cheapest that reaches what is wanted. */
        design: z.int().min(0).exactOptional(),
        /** How far the beliefs of the programme may be trusted; default assumption. */
        confidence: z.enum(CONFIDENCES).exactOptional(),
        /** What these beliefs rest on, in words; stands in the source of what comes from here. */
        basis: z.string().min(1).max(1000).exactOptional(),
      })
      .exactOptional(),
  })
  .refine(
    ({ months, chance, cost, assured }) =>
      assured !== undefined || (months !== undefined && chance !== undefined && cost !== undefined),
    { error: 'needs months, chance and cost, or `assured` with what an assurance answered' },
  );

/** A stage with all that is known of it. */
export interface StatedStage {
  readonly name: string;
  readonly months: Stated;
  readonly chance: Stated;
  readonly cost: Stated;
}

/** `remelt-invest/1`: a plant to be bought, in real money of one currency. Numbers are stated with source and confidence. */
export const investInputSchema = z.strictObject({
  format: z.literal('remelt-invest/1').exactOptional(),
  name: text,
  /** Day for which it is reckoned. */
  asOf: field(z.iso.date(), { label: 'Day', help: 'for which it is reckoned' }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Units of `currency` for one unit of another. */
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), statedSchema).exactOptional(),
  pricesValid_days: z.int().min(0).exactOptional(),
  years,
  constructionShares: z.array(share).min(1).max(10).readonly().exactOptional(),
  discount: statedSchema,
  incomeTax: statedSchema.exactOptional(),
  capital: z
    .array(
      z.strictObject({
        item: text,
        cost: statedSchema,
        depreciation: text.exactOptional(),
        lifetime_years: years.exactOptional(),
      }),
    )
    .min(1)
    .readonly(),
  /** What a first plant costs over its estimate: actual over estimated capital [1]. */
  costGrowth: statedSchema.exactOptional(),
  startUp: z.strictObject({ months: statedSchema, share: statedSchema }).exactOptional(),
  /** Metal made in a full year [kg/a], rejects included. */
  output: statedSchema,
  /** Product over charge [kg/kg]. */
  metalYield: statedSchema,
  rejects: z.strictObject({ share: statedSchema, price: statedSchema }).exactOptional(),
  sales: z.array(pricedSchema).min(1).readonly(),
  feed: z.array(pricedSchema).min(1).readonly(),
  costs: listOf(z.strictObject({ item: text, amount: statedSchema, per: z.enum(['a', 'kg', 'heat']) })),
  /** Product of one heat [kg], where a cost is per heat. */
  heat: statedSchema.exactOptional(),
  workingCapital: z.strictObject({ metal_days: statedSchema }).exactOptional(),
  loan: z
    .strictObject({
      share: statedSchema,
      interest: statedSchema,
      years,
      duringConstruction: z.enum(['paid', 'added']).exactOptional(),
    })
    .exactOptional(),
  /** Stages that follow one another from the start of operation. */
  qualification: z
    .strictObject({
      stages: z.array(stageSchema).min(1).readonly(),
      priceShareBefore: statedSchema,
      priceShareFailed: statedSchema,
    })
    .exactOptional(),
  paths: z.record(text, pathSchema).exactOptional(),
  /** Other plants that see the same draws: places of this document with another number. */
  variants: listOf(
    z.strictObject({ name: text, set: z.record(text, z.union([z.number(), statedSchema])) }),
  ).exactOptional(),
  /** Chance that decides; default 0.9. */
  confidence: field(z.number().gt(0.5).lt(1).exactOptional(), {
    label: 'Chance that decides',
    help: 'default 0.9',
  }),
  draws: field(z.int().min(200).max(200_000).exactOptional(), { label: 'Draws', help: 'default 10,000' }),
  seed: z.union([z.number(), z.string()]).exactOptional(),
});
export type InvestDocument = z.infer<typeof investInputSchema>;
type Qualification = NonNullable<InvestDocument['qualification']>;

/** A plant whose stages all say what they last, cost and how likely they are passed. */
export type InvestInput = Omit<InvestDocument, 'qualification'> & {
  readonly qualification?: Omit<Qualification, 'stages'> & { readonly stages: readonly StatedStage[] };
};

const npvSchema = spreadSchema.extend({ chancePositive: z.number() });

const rowSchema = z.object({
  year: z.number(),
  fixedCapital: z.number(),
  workingCapital: z.number(),
  sales: z.number(),
  operatingCost: z.number(),
  depreciation: z.number(),
  tax: z.number(),
  loan: z.number(),
  loanPayment: z.number(),
  cashFlow: z.number(),
  cumulativeNpv: z.number(),
});

/** Cumulative discounted cash by year over the draws. */
const yearBands = listOf(
  z.object({ year: z.number(), p05: z.number(), median: z.number(), p95: z.number() }),
);

export const investOutputSchema = z.object({
  format: z.literal('remelt-invest/1'),
  manifest: manifestSchema,
  assumed: listOf(assumptionSchema),
  name: z.string(),
  currency: z.string(),
  asOf: z.string(),
  draws: z.number(),
  verdict: z.object({
    word: z.enum(['pays', 'does not pay', 'undecided', 'no verdict']),
    words: listOf(z.string()),
  }),
  npv: npvSchema,
  /** Share of the variance of the net present value that rests on assumptions. */
  assumedShare: z.number(),
  drivers: listOf(driverSchema),
  central: z.object({
    npv: z.number(),
    rates: listOf(z.number()),
    rateWords: z.string(),
    payback_years: z.number().nullable(),
    discountedPayback_years: z.number().nullable(),
    qualified: z.boolean(),
    /** Mean price of the product as it is sold today, and the one to ask today for a net present value of zero. */
    today: z.object({ price_per_kg: z.number(), minimumPrice_per_kg: z.number().nullable() }),
    /** The same as averages of the life, with price paths and with what the product fetches before it is qualified. */
    price_per_kg: z.number(),
    minimumPrice_per_kg: z.number().nullable(),
    costs: listOf(z.object({ item: z.string(), per_kg: z.number() })),
    rows: listOf(rowSchema),
  }),
  cumulative: yearBands,
  /** Chance that each stage, and all of them, are passed. */
  qualifiedShare: z.number().nullable(),
  paths: listOf(z.object({ name: z.string(), years: yearBands })),
  variants: listOf(
    z.object({
      name: z.string(),
      npv: npvSchema,
      /** Against the plant itself, draw by draw. */
      difference: spreadSchema.extend({ chanceBetter: z.number() }),
    }),
  ),
});
export type InvestOutput = z.infer<typeof investOutputSchema>;
