import { z } from 'zod';
import { asTyped, nameSchema, partOrder, reasonSchema, textSchema } from '../common.ts';
import { deriveStockInputSchema } from '../derive-stock.ts';
import { releaseInputSchema } from '../release.ts';
import { simulateInputSchema } from '../simulate.ts';

/** What the tasks of specifications, routes and prices are asked. */

/** Short enough that number and revision together are an identifier. */
const word = z
  .string()
  .min(1)
  .max(55)
  .regex(/^\S(.*\S)?$/, 'must not begin or end with a blank');
const limits = releaseInputSchema.shape.specification.omit({ controlled: true, checkAnalysis: true });

export const enterSpecificationOrder = z.strictObject({
  asTyped,
  number: word,
  revision: word,
  customer: nameSchema,
  /** What the printed document states. */
  specification: limits,
  /** Why it changes what was in use. */
  reason: reasonSchema.exactOptional(),
  /** Why another element is found by difference than in the grade; absent = that is refused. */
  despite: reasonSchema.exactOptional(),
});
export type EnteredSpecification = z.infer<typeof enterSpecificationOrder>;

export const deriveSpecificationOrder = z.strictObject({
  number: word,
  revision: word,
  customer: textSchema,
  /** The product's limits: name of a controlled specification, or a grade of the catalogue. */
  from: textSchema.exactOptional(),
  gradeId: textSchema.exactOptional(),
  /** Name of a kept route that the stock is remelted by. */
  route: textSchema,
  ...deriveStockInputSchema.pick({ mass_kg: true, composition_ppm: true, confidence: true }).shape,
  /** True: shows what would be kept, and keeps nothing. */
  dryRun: z.boolean().exactOptional(),
});
export type DerivedSpecificationOrder = z.infer<typeof deriveSpecificationOrder>;

export const compareSpecificationOrder = enterSpecificationOrder.omit({
  asTyped: true,
  customer: true,
  reason: true,
  despite: true,
});
export const showSpecificationOrder = z.strictObject({ name: textSchema });
export const listSpecificationsOrder = partOrder;

export const enterRouteOrder = z.strictObject({
  name: z.string().min(1).max(100),
  route: simulateInputSchema.shape.route,
  /** Why it replaces the one before. */
  reason: reasonSchema.exactOptional(),
});
export const showRouteOrder = z.strictObject({ name: textSchema });
export const listRoutesOrder = z.strictObject({});

export const setPriceOrder = z.strictObject({
  asTyped,
  /** Element, or charge material. */
  of: textSchema,
  /** Decimal as written. */
  usd_per_kg: z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal such as 15.40'),
  source: reasonSchema.max(200),
  on: z.iso.date(),
});
export const listPricesOrder = partOrder;

/** Nothing: every expected error is shown. */
export const expectedErrorsOrder = z.strictObject({});
