import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { hostsSchema } from '../../../documents/hosts.ts';

export const contract = defineContract({
  group: 'hosts',
  name: 'retry-part',
  verb: 'hosts retry',
  title: 'Have a part that failed computed again',
  order: z.strictObject({
    part: field(textSchema, {
      ...{ label: 'Part', argument: 1 },
      help: 'as the list of hosts names it',
    }),
  }),
  answer: hostsSchema,
  act: 'retry part',
  who: 'who has it tried again',
  button: 'Compute it again',
  examples: [{ part: '9f2c:250+250' }],
  exampleBy: 'p-manager',
});
