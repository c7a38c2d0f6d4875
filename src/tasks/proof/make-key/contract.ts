import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { keyFields } from '../../../documents/contract/proof-fields.ts';
import { keysSchema } from '../../../documents/keys.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'make-key',
  verb: 'keys make',
  title: 'Make a new key of the log or of a person, in place of the one before',
  order: z.strictObject({
    ...keyFields,
    origin: field(
      z
        .string()
        .regex(/^[^+\s]{1,200}$/u, 'must be text without blanks and without "+"')
        .exactOptional(),
      {
        label: 'Name of the log',
        help: 'name of the log on its checkpoints, for its first key',
        takes: 'name',
      },
    ),
  }),
  answer: keysSchema,
  act: null,
  who: 'who makes it; the key of the log needs the role certifier or quality',
  button: 'Make the key of the log',
  examples: [{}],
  exampleBy: 'p-qual',
});
