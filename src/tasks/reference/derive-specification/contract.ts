import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { revisionFields } from '../../../documents/contract/specification-fields.ts';
import { deriveStockInputSchema } from '../../../documents/qualification/derive-stock.ts';
import { derivedSpecificationSchema } from '../../../documents/reference.ts';

const { mass_kg, composition_ppm, confidence } = deriveStockInputSchema.shape;

export const contract = defineContract({
  group: 'reference',
  name: 'derive-specification',
  verb: 'spec derive',
  title: 'Derive the specification of remelt stock from that of its product and the route that remelts it',
  order: z.strictObject({
    ...revisionFields,
    customer: field(textSchema, { label: 'Customer', help: 'who buys the stock', takes: 'name' }),
    from: field(textSchema.exactOptional(), {
      label: 'Specification of the product',
      help: 'specification of the product, such as "CUST-718-A rev 3"',
      takes: 'name',
    }),
    gradeId: field(textSchema.exactOptional(), {
      label: 'Grade of the product',
      help: 'in its place: grade of the catalogue',
      option: 'grade',
      takes: 'id',
      from: 'grades',
    }),
    route: field(textSchema, {
      label: 'Route',
      help: 'name of the kept route that the stock is remelted by',
      option: 'through',
      takes: 'route',
    }),
    mass_kg: field(mass_kg, { label: 'Mass', help: 'stock in one charge of that route', unit: 'kg' }),
    composition_ppm: field(composition_ppm, {
      label: 'Contents',
      help: 'contents of the stock that the product does not limit: O=12ppm N=45ppm',
      reads: 'contents',
      option: 'content',
    }),
    confidence: field(confidence, {
      label: 'Confidence',
      help: 'probability with which the product keeps each limit; default 0.95',
      takes: 'p',
    }),
    dryRun: field(z.boolean().exactOptional(), { label: 'Try it', help: 'show it, and keep nothing' }),
  }),
  answer: derivedSpecificationSchema,
  act: 'enter specification',
  who: 'who derives it; another person compares it',
  button: 'Derive it',
  examples: [
    {
      ...{ number: 'IN718-RS', revision: '1', from: 'CUST-718-A rev 3', route: 'esr-var', mass_kg: 500 },
      customer: 'Customer C',
    },
  ],
  exampleBy: 'p-plan',
});

export type Order = z.infer<typeof contract.order>;
