import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { limitedTo, programmeField } from '../../../documents/contract/programme-fields.ts';
import { programmeBoardSchema } from '../../../documents/qualification/programme-board.ts';
import { FLEET_STATES } from '../../../metal/alloy/words.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'introduce-material',
  verb: 'qualify introduce',
  title: 'Introduce a material into service under control: gate 2 passed, with an approval that holds',
  order: z.strictObject({
    programme: programmeField,
    fleet: field(z.enum(FLEET_STATES).default('lead'), {
      label: 'The fleet that it becomes',
      help: 'the fleet that it becomes; default lead',
      takes: 'state',
    }),
    approval: field(textSchema, { label: 'Number of the approval of gate 2', takes: 'number' }),
    limitations: limitedTo(reasonSchema.exactOptional()),
  }),
  answer: programmeBoardSchema,
  act: 'introduce into service',
  who: 'who signs, not who made the heats or added evidence',
  button: 'Introduce into service',
  examples: [{ programme: 'disk-718', approval: 'EA-9' }],
  exampleBy: 'p-cert',
});
