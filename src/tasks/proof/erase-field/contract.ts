import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { confirmField, reasonField } from '../../../documents/contract/fields.ts';
import { erasureSchema } from '../../../documents/proof/erasure.ts';

/** Takes salt and value of a confidential field away: of one record, or of all records of a thing that have it. */
const order = z.strictObject({
  of: field(textSchema, {
    ...{ label: 'Of what', takes: 'what', argument: 1 },
    help: 'lot:R-1001 and the like for all its records, or the number of one record',
  }),
  field: field(textSchema, {
    ...{ label: 'Field', argument: 2 },
    help: 'supplier, reference, note, certificate, reason, or name of a person who has ended',
  }),
  reason: reasonField({ help: 'why' }),
  confirm: confirmField,
});
export type EraseOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'proof',
  name: 'erase-field',
  verb: 'disclosure erase',
  title: 'Erase a confidential field that no balance, verdict or signature rests on',
  order,
  answer: erasureSchema,
  act: 'erase field',
  who: 'who decides it',
  confirms: { question: 'Erase this for good?', option: 'yes', help: 'without asking' },
  isBooked: ({ done }) => done,
  examples: [{ of: 'lot:R-1001', field: 'supplier', reason: 'asked by the supplier' }],
  exampleBy: 'p-qual',
});
