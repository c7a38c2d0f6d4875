import { z } from 'zod';
import { LOT_CLASSES, ORIGIN_CLASSES } from '../../metal/alloy/words.ts';
import { listOf, nameSchema, newIdSchema, textSchema } from '../common.ts';

/** One line of a delivery: one lot. What it does not say, its article says. */
const lineSchema = z.strictObject({
  line: newIdSchema,
  /** Id of the lot here; default the number of the delivery, a hyphen and the line. */
  lot: newIdSchema.exactOptional(),
  article: newIdSchema.exactOptional(),
  mass_g: z.int().positive().max(1e12),
  form: textSchema.exactOptional(),
  originClass: z.enum(ORIGIN_CLASSES).exactOptional(),
  lotClass: z.enum(LOT_CLASSES).exactOptional(),
  grade: textSchema.exactOptional(),
  certificate: textSchema.exactOptional(),
});
export type DeliveryLine = z.infer<typeof lineSchema>;

/** Lines of one delivery: it is booked as a whole. */
const MOST_LINES = 200;

export const deliveryFields = {
  delivery: newIdSchema,
  sender: newIdSchema,
  supplier: nameSchema.exactOptional(),
  owner: nameSchema.exactOptional(),
  receivedOn: z.iso.date({ error: 'must be a day such as 2026-11-28' }).exactOptional(),
  lines: listOf(lineSchema).check(z.minLength(1), z.maxLength(MOST_LINES)),
};
export type Delivery = z.infer<z.ZodObject<typeof deliveryFields>>;
