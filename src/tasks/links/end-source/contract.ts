import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { registersSchema } from '../../../documents/registers.ts';

export const contract = defineContract({
  group: 'links',
  name: 'end-source',
  verb: 'source end',
  title: 'Say that a source is not used any more',
  order: z.strictObject({
    source: field(textSchema, { label: 'Source', help: 'as it was entered', argument: 1 }),
    reason: reasonField({ help: 'why it is not used any more' }),
  }),
  answer: registersSchema,
  act: 'keep register',
  who: 'who ends it',
  button: 'End its use',
  examples: [{ source: 'oes-1', reason: 'replaced by a new spectrometer' }],
  exampleBy: 'p-qual',
});
