import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { keyFields, momentSchema } from '../../../documents/contract/proof-fields.ts';
import { keysSchema } from '../../../documents/keys.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'revoke-key',
  verb: 'keys revoke',
  title: 'Record that a key is lost, exposed or retired: it signs no more',
  order: z.strictObject({
    ...keyFields,
    ending: field(z.enum(['lost', 'exposed', 'retired']).default('retired'), {
      label: 'What became of it',
      asFlags: {
        lost: 'nobody has it any more; what it signed still counts',
        exposed: 'somebody else may have it',
      },
    }),
    since: field(momentSchema, {
      label: 'Since when',
      help: 'since when what an exposed key signed does not count; default: always',
      takes: 'time',
    }),
    reason: reasonField({ help: 'why' }),
  }),
  answer: keysSchema,
  act: null,
  who: 'who says so',
  examples: [{ ending: 'exposed', reason: 'laptop stolen' }],
  exampleBy: 'p-qual',
});
