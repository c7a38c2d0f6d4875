import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { REGISTERS, registersSchema } from '../../../documents/registers.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'list-registers',
  verb: 'register list',
  title: 'List what the plant consists of: what it entered, since when, and what is still assumed of ours',
  order: z.strictObject({
    register: field(z.enum(REGISTERS).exactOptional(), {
      ...{ label: 'Register', help: 'one of them; default all', argument: 1 },
    }),
  }),
  answer: registersSchema,
  act: null,
  reads: true,
  list: { set: 'Registers', rows: 'entries', key: ['register', 'id'] },
  isShort: true,
  examples: [{}, { register: 'furnace' }],
});
