import { z } from 'zod';
import { metalSchema, textSchema } from '../common.ts';

/** What the tasks of EPCIS are asked. */

/** An EPCIS 2.0 document in JSON-LD. */
export const epcisDocument = z.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an EPCIS 2.0 document in JSON-LD',
);

export const hashEpcisOrder = z.strictObject({ document: epcisDocument });

/** `base` is the address under which the plant names its metal: `https://id.plant.example`. */
export const exportEpcisOrder = z.strictObject({
  subject: metalSchema,
  base: z.url({ protocol: /^https?$/, error: 'must be an address such as https://id.plant.example' }),
  /** Who receives it: a shipment to them says so. */
  customer: textSchema.exactOptional(),
});
export type ExportEpcisOrder = z.infer<typeof exportEpcisOrder>;
