import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { epcisDocumentSchema } from '../../../documents/proof/epcis.ts';

const order = z.strictObject({
  subject: field(z.string().min(1).max(220), {
    label: 'Metal',
    help: 'H-1, or heat:H-1, lot:R-1 or object:I-1 where several things have the number',
    argument: 1,
  }),
  base: field(z.url({ protocol: /^https?$/, error: 'must be an address such as https://id.plant.example' }), {
    label: 'Address under which the plant names its metal',
    help: 'https://id.plant.example',
    takes: 'address',
  }),
  customer: field(textSchema.exactOptional(), {
    label: 'Customer',
    help: 'who receives it; a shipment to them names them',
    option: 'for',
    takes: 'customer',
  }),
});
export type ExportEpcisOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'proof',
  name: 'export-epcis',
  verb: 'epcis export',
  title: 'Write what happened to a lot, heat or object as EPCIS 2.0 events',
  order,
  answer: epcisDocumentSchema,
  act: null,
  reads: true,
  button: 'Save the events',
  file: { option: 'out', help: 'write it there' },
  examples: [{ subject: 'heat:H26-001', base: 'https://id.plant.example' }],
});
