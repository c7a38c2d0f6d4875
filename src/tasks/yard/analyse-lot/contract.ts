import { z } from 'zod';
import { newIdSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import {
  asTypedField,
  lotField,
  methodField,
  resultsField,
  sameNamesField,
} from '../../../documents/contract/fields.ts';
import { analysedLotSchema } from '../../../documents/yard/lot-answers.ts';

const text = textSchema.exactOptional();

export const contract = defineContract({
  group: 'yard',
  name: 'analyse-lot',
  verb: 'lot analyse',
  title: 'Book a further analysis of a lot; then identify the lot again',
  order: z.strictObject({
    lot: lotField,
    results: resultsField,
    method: methodField,
    analysis: field(newIdSchema, {
      label: 'Name of the analysis',
      help: 'its own id within the lot: A2',
      option: 'id',
      takes: 'id',
    }),
    basis: field(z.enum(['measured', 'certificate']).default('measured'), {
      label: 'Where it comes from',
      help: "certificate: the result comes from the supplier's certificate; nobody here measured it",
      takes: 'kind',
      choices: { measured: 'measured on the lot', certificate: 'certificate of the supplier' },
    }),
    laboratory: field(text, {
      label: 'Laboratory',
      help: 'who measured; default: own',
      from: 'laboratories',
      takes: 'name',
    }),
    sameNames: sameNamesField,
    balance: field(text, { label: 'Element found by difference', takes: 'element' }),
    reference: field(text, { label: 'Number of the report', help: 'certificate number, report' }),
    sample: field(text, { label: 'Sample', help: 'the specimen that was measured' }),
    asTyped: asTypedField,
  }),
  answer: analysedLotSchema,
  act: 'book analysis of a lot',
  who: 'who books',
  button: 'Book the analysis',
  examples: [
    {
      lot: 'R-1001',
      results: [{ element: 'C', text: '0.062', unit: 'wt%' }],
      method: 'combustion',
      analysis: 'A2',
    },
  ],
});
