import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { registersSchema } from '../../../documents/registers.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'end-register',
  verb: 'register end',
  title: 'Say that a furnace, scale, laboratory or charge material is not used any more',
  order: z.strictObject({
    register: field(z.enum(['furnace', 'scale', 'laboratory', 'material']), {
      label: 'Register',
      argument: 1,
    }),
    id: field(textSchema, { label: 'Name', help: 'as it was entered', argument: 2 }),
    reason: reasonField({ help: 'why it is not used any more' }),
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who ends it',
  button: 'End its use',
  examples: [{ register: 'scale', id: 'floor-1', reason: 'sold' }],
  exampleBy: 'p-qual',
});
