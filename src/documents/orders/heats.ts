import { z } from 'zod';
import { listPart, nameSchema, newIdSchema, textSchema } from '../common.ts';

/** What the tasks of heats are asked. Who asks is no part of an order. */

const heat = textSchema;

export const listHeatsOrder = z.strictObject({
  ...listPart,
  /** Only heats that something is still to be done with. */
  open: z.literal(true).exactOptional(),
  /** Only the heat of this number, if there is one; the answer names the first number from there on that no heat has. */
  number: newIdSchema.exactOptional(),
});

export const listPiecesOrder = z.strictObject({
  /** `heat:H-1` for all pieces of a heat, or `object:I-1` for one. */
  of: z
    .string()
    .max(200)
    .regex(/^(heat|object):[^:]+$/, 'must be heat:ID or object:ID'),
});

export const compareHeatOrder = z.strictObject({
  heat,
  /** Also what the charge comes to as it was weighed, which takes seconds through a route. */
  asCharged: z.literal(true).exactOptional(),
});
export const reportHeatCostOrder = z.strictObject({ heat });
export const reportFootprintOrder = z.strictObject({ heat });
export const reportHeatOrder = z.strictObject({ heat });
const daySchema = z.iso.date({ error: 'must be a day such as 2026-11-28' });
/** First and last day, both counted, in UTC. */
export const reportFlowsOrder = z
  .strictObject({ from: daySchema, to: daySchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before "from"' });
export const reconcilePlantOrder = reportFlowsOrder;
/** Whose account, and of which month, such as 2026-10; absent = since the first booking. */
export const reportTollOrder = z.strictObject({
  customer: nameSchema,
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'must be a month such as 2026-10' })
    .exactOptional(),
  /** Money for a mass, such as 4.20 USD/kg, or a share of the metal, such as 3 %; absent = by the contracts of the heats. */
  fee: z.string().min(1).max(40).exactOptional(),
});
export const learnYieldsOrder = z.strictObject({});

/** Nothing: all scales of the plant are listed. */
export const listScalesOrder = z.strictObject({});

/** Which scale, and how long it may take to become stable [s]; default 5. */
export const readScaleOrder = z.strictObject({
  scale: textSchema,
  within_s: z.number().min(0.5).max(30).exactOptional(),
});

/** Which furnace, and how many of its first heats drift is measured against. */
export const calibrateFurnaceOrder = z.strictObject({
  furnace: textSchema,
  baselineHeats: z.number().exactOptional(),
});
export type CalibrationOrder = z.infer<typeof calibrateFurnaceOrder>;

/** Nothing: all furnaces of the plant are listed. */
export const listFurnacesOrder = z.strictObject({});

/** Which furnace of the plant. */
export const showFurnaceOrder = z.strictObject({ furnace: textSchema });
