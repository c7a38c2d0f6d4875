import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { trustSchema } from '../../../documents/proof/bundle.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'trust-document',
  title: 'Write the keys of the log and of persons as a trust document for customers',
  order: z.strictObject({
    askCosigner: field(z.boolean().exactOptional(), {
      label: 'Ask for the cosigner',
      help: 'its policy asks for the signature of the plant by ML-DSA-44 too',
      option: 'ask-ml-dsa',
    }),
  }),
  answer: trustSchema,
  act: null,
  reads: true,
  examples: [{}],
});
