import { z } from 'zod';
import { assumptionSchema, listOf, manifestSchema, positive, share } from '../common.ts';
import { methodWords } from './method-words.ts';

/** Bare inputs of the methods of `remelt economics`; money in any one unit, shares and rates from 0 to 1. */

const amount = z.number().min(0);
/** A rate per year: below -99 % nothing is left to discount. */
const rate = z.number().gt(-0.99).max(10);
const years = z.int().min(1).max(200);
const unit = z.string().exactOptional();
/** A name such as MACRS7, SL10, DDB5 or SYD5. */
const schedule = z.string();

/** Capacity exponent: `C1` buys capacity `Q1`; what buys `Q2`? */
export const scaleInputs = z.looseObject({
  C1: positive,
  Q1: positive,
  Q2: positive,
  n: z.number().min(0).max(2).exactOptional(),
  /** Largest single unit in the unit of Q1; above it several of equal size are built. */
  largestUnit: positive.exactOptional(),
  /** Cost index of the year of C1 and of the year wanted. */
  index1: positive.exactOptional(),
  index2: positive.exactOptional(),
  unit,
});

/** Learning: the n-th plant after a first one. */
export const learningInputs = z.looseObject({
  firstOfAKind: positive,
  n: z.number().min(1).max(1e6),
  learningRate: z.number().min(0).lt(1),
  unit,
});

/** Capital recovery: interest `i` a year over `n` years. */
export const annuityInputs = z.looseObject({
  i: rate,
  n: z.number().positive().max(1000),
  /** Growth of the payments per year. */
  growth: rate.exactOptional(),
  /** Capital to be paid back. */
  principal: positive.exactOptional(),
  unit,
});

/** Price at which a plant just pays: capital now, operating cost and output each year. */
export const priceInputs = z.looseObject({
  capital: positive,
  discount: rate,
  years,
  /** Operating cost a year. */
  operating: amount,
  /** Output a year, in the mass of `unit`. */
  output: positive,
  /** Money and mass, such as "million USD, t". */
  unit,
  incomeTax: z.number().min(0).lt(1).exactOptional(),
  depreciation: schedule.exactOptional(),
  /** Bound in metal and debtors, given back at the end. */
  workingCapital: amount.exactOptional(),
  /** Revenue a year from what is sold beside the product. */
  byProducts: amount.exactOptional(),
});

/** When equipment is bought again; years. */
export const replacementInputs = z.looseObject({
  ventureYears: years,
  lifetime: positive,
  startIndex: z.int().min(0).max(200).exactOptional(),
  cost: amount.exactOptional(),
  /** Rise of the price per year. */
  escalation: rate.exactOptional(),
  discount: rate.exactOptional(),
  unit,
});

/** Sales of the first years when a plant starts slowly. */
export const startUpInputs = z.looseObject({
  salesPerYear: amount,
  startupMonths: z.number().min(0).max(240),
  startupSalesFraction: share.exactOptional(),
  fixedCostPerYear: amount.exactOptional(),
  startupFixedCostFraction: share.exactOptional(),
  variableCostPerYear: amount.exactOptional(),
  startupVariableCostFraction: share.exactOptional(),
  unit,
});

/** Write-off of capital over so many years, or one schedule by name. */
export const depreciationInputs = z.looseObject({
  years: years.exactOptional(),
  schedule: schedule.exactOptional(),
  capital: amount.exactOptional(),
  unit,
});

/** Money of one year in money of another by a plant cost index. */
export const indexInputs = z.looseObject({
  index: z.record(z.string().regex(/^\d{4}$/), positive),
  amount,
  from: z.int(),
  to: z.int(),
  unit,
});

/** Present value of a plant with capital spread over years, escalation and a loan (shortcut formulas). */
export const presentValueInputs = z.looseObject({
  capital: positive,
  operatingPerYear: amount,
  revenuePerYear: amount,
  discount: rate,
  lifetime: years,
  capitalShares: z.array(share).min(1).max(20).readonly(),
  capitalEscalation: rate.exactOptional(),
  operatingInflation: rate.exactOptional(),
  revenueInflation: rate.exactOptional(),
  debtShare: share.exactOptional(),
  loanInterest: rate.exactOptional(),
  loanYears: years.exactOptional(),
  unit,
});

/** Rates of return and payback of a list of yearly flows, the first of them now. */
export const returnInputs = z.looseObject({
  cashFlow: z.array(z.number()).min(2).max(201).readonly(),
  discount: rate.exactOptional(),
  unit,
});

/** Cash flow of a plant, year by year. */
export const cashFlowInputs = z.looseObject({
  unit,
  fixedCapital: positive,
  depreciableCapital: amount.exactOptional(),
  workingCapitalFraction: z.number().min(0).max(10).exactOptional(),
  operatingCostPerYear: amount,
  salesPerYear: amount,
  incomeTax: z.number().min(0).lt(1).exactOptional(),
  discountRate: rate,
  constructionYears: z.int().min(1).max(20).exactOptional(),
  /** Share of the capital spent in each year of construction; equal parts where absent. */
  constructionShares: z.array(share).min(1).max(20).readonly().exactOptional(),
  operatingYears: z.int().min(1).max(100),
  depreciation: schedule.exactOptional(),
  loanFraction: share.exactOptional(),
  loanInterest: share.exactOptional(),
  loanYears: years.exactOptional(),
  interestDuringConstruction: z.string().exactOptional(),
  /** What lowers the taxed earnings. */
  loanDeduction: z.enum(['interest', 'payment']).exactOptional(),
  startupMonths: z.number().min(0).max(240).exactOptional(),
  startupSalesFraction: share.exactOptional(),
  startupOperatingCostFraction: share.exactOptional(),
  /** Bought again whenever its life ends. */
  equipment: listOf(z.strictObject({ cost: positive, lifetime: positive })).exactOptional(),
  salvageFraction: share.exactOptional(),
});
export type CashFlowInputs = z.infer<typeof cashFlowInputs>;

const contractSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fixed'), price: amount }),
  z.strictObject({ type: z.literal('pass-through'), fee: amount }),
  z.strictObject({
    type: z.literal('surcharge'),
    base: amount,
    index: amount,
    baseIndex: amount,
    /** Kilograms of the indexed metal in a kilogram of product. */
    factor: amount,
  }),
  z.strictObject({ type: z.literal('toll'), fee: amount, allowedLoss: share, metalPrice: amount }),
  z.strictObject({
    type: z.literal('buy-back'),
    price: amount,
    /** Kilograms that come back of each kilogram sold. */
    returned: share,
    buyBackPrice: amount,
    /** What they are worth to the plant. */
    worth: amount,
  }),
]);

/** What a heat costs: metal, and everything around it. */
const heatFields = {
  charge: z
    .array(z.strictObject({ item: z.string().min(1), kg: positive, price: amount }))
    .min(1)
    .max(1000)
    .readonly(),
  product_kg: positive,
  wash: amount.exactOptional(),
  energy_kWh: amount.exactOptional(),
  energyPrice: amount.exactOptional(),
  consumables: amount.exactOptional(),
  liningCost: amount.exactOptional(),
  heatsPerLining: positive.exactOptional(),
  labour_h: amount.exactOptional(),
  labourRate: amount.exactOptional(),
  bottleneck_h: amount.exactOptional(),
  bottleneckRate: amount.exactOptional(),
  analyses: amount.exactOptional(),
  rejectChance: share.exactOptional(),
  downgradeLoss: amount.exactOptional(),
  inventoryDays: amount.exactOptional(),
  interest: share.exactOptional(),
  qualification: amount.exactOptional(),
  /** Product bought for a kilogram of finished part, and the share of the parts that are good (of single crystals: that grew as one). */
  buyToFly: z.number().min(1).max(100).exactOptional(),
  partYield: z.number().gt(0).max(1).exactOptional(),
};
const heatFieldsSchema = z.strictObject(heatFields);
export type HeatFields = z.infer<typeof heatFieldsSchema>;

/** Cost of a heat and of what is made of it, under a contract; beside the plan where one is given. */
export const heatCostInputs = z.looseObject({
  ...heatFields,
  /** The same heat as it was planned: the difference is explained. */
  planned: heatFieldsSchema.exactOptional(),
  contract: contractSchema.exactOptional(),
  /** Saving of a kilogram against the heat before, and who gets which share. */
  saving: z.number().exactOptional(),
  savingShares: z.record(z.string().min(1), share).exactOptional(),
  unit,
});

/** A result: JSON with finite numbers; null where there is none. */
export type Quantity =
  | number
  | string
  | boolean
  | null
  | readonly unknown[]
  | { readonly [name: string]: unknown };
const quantity: z.ZodType<Quantity> = z.lazy(() =>
  z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(quantity), z.record(z.string(), quantity)]),
);

/** `remelt-economics/1`: the quantities of the method by name, beside the fields every output has. */
export const economicsOutputSchema = z
  .object({
    format: z.literal('remelt-economics/1'),
    method: z.string(),
    manifest: manifestSchema,
    assumed: listOf(assumptionSchema),
    /** Inputs the method does not know. */
    ignored: listOf(z.string()),
  })
  .catchall(quantity);

export type EconomicsOutput = z.infer<typeof economicsOutputSchema>;

/** A method and its bare inputs, which its own schema reads. */
export const economicsOrderSchema = z.strictObject({ method: z.string(), inputs: z.unknown() });

/** What a method is, as `--list` and `--explain` print it. */
const economicsExplanationSchema = z.object({
  ...methodWords,
  inputs: listOf(z.string()),
});
export type EconomicsExplanation = z.infer<typeof economicsExplanationSchema>;

/** Every method by name and what it returns. */
export const economicsListSchema = listOf(economicsExplanationSchema);
