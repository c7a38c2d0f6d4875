import { z } from 'zod';
import { nameSchema, reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { expiresField, limitedTo, programmeField } from '../../../documents/contract/programme-fields.ts';
import { programmeBoardSchema } from '../../../documents/qualification/programme-board.ts';
import { GATES } from '../../../metal/alloy/words.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'approve-programme',
  verb: 'qualify approve',
  title: 'Book the approval of a gate by an authority outside the plant',
  order: z.strictObject({
    programme: programmeField,
    gate: field(z.enum(GATES).default('2'), {
      label: 'Gate that passed',
      help: 'gate that passed; default 2',
      takes: 'gate',
    }),
    number: field(textSchema, { label: 'Number of the approval', takes: 'number' }),
    approvalType: field(textSchema, {
      label: 'What it approves',
      help: 'what it approves, such as "part approval"',
      takes: 'type',
    }),
    authority: field(nameSchema, { label: 'Who approves', takes: 'name' }),
    limitations: limitedTo(reasonSchema),
    expires: expiresField,
  }),
  answer: programmeBoardSchema,
  act: 'record approval',
  who: 'who books it, not who made the heats or added evidence',
  button: 'Book an approval',
  examples: [
    {
      ...{ programme: 'disk-718', number: 'EA-9', approvalType: 'part approval' },
      ...{ authority: 'Design authority', limitations: 'none', expires: '2027-06-30' },
    },
  ],
  exampleBy: 'p-cert',
});
