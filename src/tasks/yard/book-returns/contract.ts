import { z } from 'zod';
import { elementSymbol, newIdSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { asTypedField, sameNamesField } from '../../../documents/contract/fields.ts';
import { importedSchema } from '../../../documents/yard/lot-answers.ts';

const text = z.string().exactOptional();

const analysis = z.strictObject({
  method: z.string(),
  laboratory: text,
  reference: text,
  balance: elementSymbol.exactOptional(),
  results: z
    .array(z.strictObject({ element: elementSymbol, text: z.string(), unit: z.enum(['wt%', 'ppm']) }))
    .readonly(),
});

const row = z.strictObject({
  /** Where it stands in the table, for refusals. */
  row: z.int(),
  lotId: newIdSchema,
  mass_g: z.number().min(0),
  form: z.string(),
  originClass: z.string(),
  lotClass: z.string(),
  owner: text,
  supplier: text,
  declaredGrade: text,
  receivedOn: text,
  generation: z.number().exactOptional(),
  note: text,
  /** What a kilogram cost: "7.20 EUR". */
  price: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,6})? [A-Z]{3}$/, 'must be a price such as 7.20 EUR')
    .exactOptional(),
  /** One for each method. */
  analyses: z.array(analysis).readonly(),
});

export const contract = defineContract({
  group: 'yard',
  name: 'book-returns',
  title: 'Book the lots of a table on hold with their analyses, all or none',
  order: z.strictObject({
    rows: field(z.array(row).readonly(), {
      label: 'Rows',
      help: 'one lot each, as the table was read',
      unshown: true,
    }),
    leftOut: field(z.array(z.int().min(1)).max(100_000).exactOptional(), {
      label: 'Rows left out',
      help: 'rows of the table that are not booked, by the word of who books it: said in the answer',
      unshown: true,
    }),
    dryRun: field(z.boolean().exactOptional(), {
      label: 'Show only',
      help: 'says what would refuse the booking, and books nothing',
      unshown: true,
    }),
    specimen: field(z.boolean().exactOptional(), {
      label: 'Demonstration',
      help: 'no such metal exists: every paper that it reaches is marked DEMONSTRATION, NOT A CERTIFICATE',
      option: 'demonstration',
      unshown: true,
    }),
    sameNames: sameNamesField,
    asTyped: asTypedField,
  }),
  answer: importedSchema,
  act: 'receive lot',
  who: 'who books',
  onlyBooks: true,
  makesLedger: true,
  examples: [{ rows: [] }],
});
